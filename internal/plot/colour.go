package plot

import "moatatlas/internal/dataset"

// The colours of what is no cloud: custom properties of the page.
const (
	ink    = "var(--ink)"
	ink2   = "var(--ink-2)"
	ink3   = "var(--ink-3)"
	rule   = "var(--line)"
	grid   = "var(--grid)"
	mute   = "var(--mute)"
	muteL  = "var(--mute-l)"
	paper  = "var(--paper)"
	accent = "var(--accent)"
)

// tones are the colours of one cloud: strong for what only it sells, faint for
// what others sell too, text for its name, on for words on the strong colour.
type tones struct{ strong, faint, text, on string }

// tones are the page's own for a peer that has some, and grey for all others.
func (b *Book) tones(id dataset.CloudID) tones {
	if b.market.IsPeer(id) {
		switch id {
		case "aws":
			return tones{"var(--aws)", "var(--aws-l)", "var(--aws-t)", "var(--aws-on)"}
		case "azure":
			return tones{"var(--azure)", "var(--azure-l)", "var(--azure-t)", "var(--azure-on)"}
		case "gcp":
			return tones{"var(--gcp)", "var(--gcp-l)", "var(--gcp-t)", "var(--gcp-on)"}
		}
	}
	return tones{mute, muteL, ink2, "var(--mute-on)"}
}
