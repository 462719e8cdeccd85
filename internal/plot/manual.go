package plot

import "slices"

// Entry describes a kind of chart to authors.
type Entry struct {
	Name   string // as references write it
	About  string
	Params []Param
}

// Param describes a parameter of a kind of chart.
type Param struct {
	Name     string
	About    string
	Many     bool // whether it takes several values, separated by commas
	Required bool
}

// Manual lists all kinds of charts.
func Manual() []Entry {
	var entries []Entry
	for _, k := range kinds() {
		e := Entry{Name: k.name, About: k.about}
		for _, p := range k.params {
			e.Params = append(e.Params, Param{p.name, p.about, p.many, p.required})
		}
		entries = append(entries, e)
	}
	return entries
}

// Standing lists references to the charts that stand whatever a text is about:
// one of every kind that needs no parameter, and one for each peer of those that
// need only a cloud.
func (b *Book) Standing() []string {
	var references []string
	for _, k := range kinds() {
		needed := slices.DeleteFunc(slices.Clone(k.params), func(p param) bool { return !p.required })
		switch {
		case len(needed) == 0:
			references = append(references, k.name)
		case len(needed) == 1 && needed[0].name == "cloud":
			for _, id := range b.peerIDs() {
				references = append(references, k.name+"?cloud="+id)
			}
		}
	}
	return references
}
