package prose_test

import (
	"regexp"
	"slices"
	"strings"

	"moatatlas/internal/prose"
)

// allowed lists the elements that prose makes, and the attributes of each.
func allowed() map[string][]string {
	return map[string][]string{
		"a": {"href", "rel", "class", "id", "aria-label"}, "span": {"class", "id"}, "sup": {"class"}, "code": nil, "pre": nil, "em": nil, "strong": nil,
		"br": nil, "hr": nil, "p": {"class"}, "ul": {"class"}, "ol": {"class", "start"}, "li": {"id"}, "blockquote": {"class"},
		"h1": {"id"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"}, "img": {"src", "alt", "loading"},
		"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"scope", "class"}, "td": {"class"},
	}
}

var (
	tagForm       = regexp.MustCompile(`<(/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>`)
	attributeForm = regexp.MustCompile(` ([a-z-]+)="([^"<>]*)"`)
)

// checkMarkup tells whether what is made of a document is well formed and has
// nothing in it but the allowed elements, no id twice and no strange address.
func checkMarkup(t failer, d *prose.Document) {
	t.Helper()
	ids := map[string]bool{}
	for _, block := range d.Render(answers(d)) {
		m := markup{t: t, ids: ids}
		m.check(string(block.HTML))
	}
	for address := range ids {
		if to, inner := strings.CutPrefix(address, "to "); inner && !ids["id "+to] && !strings.HasPrefix(to, "note-") {
			t.Errorf("nothing has the id %q", to)
		}
	}
}

type markup struct {
	t    failer
	open []string
	ids  map[string]bool // "id x" for ids and "to x" for addresses in the page
}

func (m *markup) check(html string) {
	rest := 0
	for _, at := range tagForm.FindAllStringSubmatchIndex(html, -1) {
		m.text(html[rest:at[0]])
		rest = at[1]
		name := html[at[4]:at[5]]
		attributes, known := allowed()[name]
		if !known {
			m.t.Errorf("the element %s in %s", name, html)
		}
		m.attributes(html[at[6]:at[7]], attributes)
		switch {
		case name == "br" || name == "hr" || name == "img":
		case at[2] == at[3]:
			m.open = append(m.open, name)
		case len(m.open) == 0 || m.open[len(m.open)-1] != name:
			m.t.Errorf("</%s> closes nothing in %s", name, html)
		default:
			m.open = m.open[:len(m.open)-1]
		}
	}
	m.text(html[rest:])
	if len(m.open) > 0 {
		m.t.Errorf("%v stays open in %s", m.open, html)
	}
}

func (m *markup) text(s string) {
	if strings.ContainsAny(s, "<>\"'") {
		m.t.Errorf("not escaped: %s", s)
	}
}

func (m *markup) attributes(s string, allowed []string) {
	for _, a := range attributeForm.FindAllStringSubmatch(s, -1) {
		name, value := a[1], a[2]
		if !slices.Contains(allowed, name) {
			m.t.Errorf("the attribute %s", name)
		}
		switch {
		case name == "id" && m.ids["id "+value]:
			m.t.Errorf("the id %q twice", value)
		case name == "id":
			m.ids["id "+value] = true
		case name == "href" && strings.HasPrefix(value, "#"):
			m.ids["to "+value[1:]] = true
		case name == "href" && !strings.HasPrefix(value, "http://") && !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "../"):
			m.t.Errorf("the address %q", value)
		}
	}
}
