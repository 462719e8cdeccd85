package plot

import (
	"fmt"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// bar is the height of a bar of availability.
const bar = 16

func (b *Book) drawModel(p *pen, width float64, bars []offerBar, a axis, steps []market.StatusFrom, m *dataset.Model) float64 {
	names, row, y := 0.0, 46.0, 0.0
	if width > Narrow {
		names, row = 150, 38
	}
	a.left, a.right = names, width
	if len(steps) > 0 && len(b.market.Peers()) > 1 {
		y = b.drawStatuses(p, a, steps) + 10
	}
	bottom := y + row*float64(len(bars)) + 4
	p.grid(a, y, bottom)
	if a.to > b.market.Day() {
		p.line(a.at(b.market.Day()), y, a.at(b.market.Day()), bottom, stroke{colour: ink3, dash: "2 3"})
	}
	for _, o := range bars {
		b.offerName(p, o, names, y)
		b.drawOffer(p, a, o, y+row-bar-8, m)
		y += row
	}
	p.axis(a, bottom)
	return bottom + 22
}

// offerName stands left of a row, or above it where the picture is narrow.
func (b *Book) offerName(p *pen, o offerBar, names, y float64) {
	name, service := b.cloudName(o.cloud), o.service
	bold := look{weight: 600, size: 14}
	if names > 0 {
		if service == "" {
			p.text(0, y+27, shorten(name, names-10, bold), bold)
			return
		}
		p.text(0, y+19, shorten(name, names-10, bold), bold)
		p.text(0, y+34, shorten(service, names-10, look{}), look{fill: ink3})
		return
	}
	name = shorten(name, 180, look{weight: strong})
	p.spans(0, y+15, []span{{name, ink, strong}, {"  " + shorten(service, 150, look{}), ink3, 0}}, look{halo: true})
}

func (b *Book) drawOffer(p *pen, a axis, o offerBar, y float64, m *dataset.Model) {
	if len(o.spells) == 0 && o.plan == nil {
		p.line(a.left, y+bar/2, a.right, y+bar/2, stroke{colour: mute, dash: "2 4"})
		p.text(a.left+12, y+12, "never on sale", look{fill: ink3, halo: true})
		return
	}
	t := b.tones(o.cloud)
	if len(o.spells) > 0 {
		b.leadIn(p, a, o.spells[0], y, t, m)
	}
	written := false
	for _, s := range o.spells {
		written = p.spell(a, s, y, t) || written
	}
	end := b.drawPlan(p, a, o, y, t)
	if !written || !o.ended.IsZero() {
		b.besideBar(p, a, o, y, end, written)
	}
}

// leadIn is dotted: within it lies the start, which is not known to the day.
func (b *Book) leadIn(p *pen, a axis, s spell, y float64, t tones, m *dataset.Model) {
	if s.date.Exact() {
		return
	}
	from, known := s.date.Earliest()
	if !known {
		from = a.from
		if released := m.Released.Latest(); released < s.from {
			from = released
		}
	}
	p.line(a.at(from), y+bar/2, a.at(s.from), y+bar/2, stroke{colour: t.strong, width: 1.5, dash: "1.5 4"})
}

// spell draws a stage, and tells whether its words fit into it.
func (p *pen) spell(a axis, s spell, y float64, t tones) bool {
	x, end := a.at(s.from), a.at(s.until)
	width := max(end-x, 2)
	l := look{weight: 500}
	switch {
	case s.stage == dataset.Announced:
		p.line(x, y+bar/2, end, y+bar/2, stroke{colour: t.strong, width: 1.5, dash: "5 4"})
		p.ring(x, y+bar/2, 5, t.strong)
		if text := fit(width-16, l, "announced "+words.ShortDate(s.date), "announced"); text != "" {
			p.text(x+12, y+12, text, look{fill: ink2, halo: true})
			return true
		}
		return false
	case s.access == dataset.SelfHosted:
		p.frame(x, y, width, bar, t.strong)
	case s.stage == dataset.Preview:
		p.rect(x, y, width, bar, t.faint)
		p.line(x, y+.75, x+width, y+.75, stroke{colour: t.strong, width: 1.5})
		p.line(x, y+bar-.75, x+width, y+bar-.75, stroke{colour: t.strong, width: 1.5})
	default:
		p.rect(x, y, width, bar, t.strong)
		l.fill = t.on
	}
	if s.stage == dataset.Deprecated {
		p.line(x, y, x, y+bar, stroke{colour: paper, width: 1.5})
	}
	text := fit(width-14, l, s.words()...)
	if text != "" {
		p.text(x+7, y+12, text, l)
	}
	return text != ""
}

// drawPlan draws what lies ahead, and returns where the row ends.
func (b *Book) drawPlan(p *pen, a axis, o offerBar, y float64, t tones) float64 {
	end := a.left
	if n := len(o.spells); n > 0 {
		end = max(a.at(o.spells[n-1].until), a.at(o.spells[n-1].from)+2)
	}
	if o.plan == nil || o.plan.from > a.to {
		return end
	}
	from, x := a.at(b.market.Day()), a.at(o.plan.from)
	p.line(from, y+bar/2, x, y+bar/2, stroke{colour: t.strong, width: 1.5, dash: "5 4"})
	p.ring(x, y+bar/2, 5, t.strong)
	return x + 6
}

// besideBar writes beside a row what did not fit into it: its end, or the
// beginning of its last stage.
func (b *Book) besideBar(p *pen, a axis, o offerBar, y, end float64, written bool) {
	var texts []string
	switch n := len(o.spells); {
	case !o.ended.IsZero():
		texts = []string{"retired " + words.ShortDate(o.ended), "retired"}
	case n > 0:
		texts = o.spells[n-1].words()
	case o.plan != nil:
		texts = []string{fmt.Sprintf("%s %s, %s", stageName(o.plan.stage), words.ShortDate(o.plan.date), b.ahead(o.plan.date)), words.ShortDate(o.plan.date) + ", " + b.ahead(o.plan.date)}
	}
	l := look{fill: ink2, halo: true}
	if right := fit(a.right-end-8, l, texts...); right != "" {
		p.text(end+8, y+12, right, l)
		return
	}
	start := end
	if len(o.spells) > 0 {
		start = a.at(o.spells[0].from)
	}
	l.anchor = "end"
	if left := fit(start-a.left-10, l, texts...); left != "" && !written {
		p.text(start-10, y+12, left, l)
	}
}

// drawStatuses draws on how many peers the model was, from one to all.
func (b *Book) drawStatuses(p *pen, a axis, steps []market.StatusFrom) float64 {
	y := 0.0
	bold := look{weight: strong}
	if a.left == 0 {
		p.text(0, 11, "Portability", bold)
		y = 17
	} else {
		p.text(0, 13, "Portability", bold)
	}
	for i, s := range steps {
		until := b.market.Day()
		if i+1 < len(steps) {
			until = steps[i+1].Since
		}
		x := a.at(s.Since)
		if len(s.Peers) == 0 || until == s.Since && i+1 < len(steps) {
			continue
		}
		width := max(a.at(until)-x, 2)
		p.rect(x, y, width, 18, b.degreeColour(len(s.Peers)))
		on := look{weight: 500, fill: b.onDegree(len(s.Peers))}
		if text := fit(width-12, on, b.statusFits(s, until)...); text != "" {
			p.text(x+6, y+13, text, on)
		}
	}
	return y + 18
}

// statusFits are wordings for a status, the longest first.
func (b *Book) statusFits(s market.StatusFrom, until source.Day) []string {
	days := words.Count(int(until-s.Since), "day", "days")
	on := words.And(b.cloudNames(s.Peers))
	short := words.Spell(len(s.Peers))
	if len(s.Peers) == len(b.market.Peers()) {
		on, short = b.allClouds(), "all"
	}
	if len(s.Peers) == 1 {
		return []string{fmt.Sprintf("only %s, %s", on, days), fmt.Sprintf("%s, %s", on, days), fmt.Sprintf("one, %s", days), "one"}
	}
	return []string{fmt.Sprintf("%s, %s", on, days), fmt.Sprintf("%s, %s", short, days), short}
}

// onDegree is the colour of words on that of a degree.
func (b *Book) onDegree(degree int) string {
	switch degree {
	case 1:
		return paper
	case len(b.market.Peers()):
		return ink
	}
	return "var(--mute-on)"
}
