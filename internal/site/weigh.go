package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// Weight is what a browser loads before it shows a page, in bytes as they
// travel: compressed with gzip, but for fonts, which are compressed in
// themselves. What a page fetches only when a reader asks for it is not in it.
type Weight struct {
	Path string // of the page's file
	Load
	rough bool // whether its HTML is not compressed yet
}

// Load is an amount of bytes by kind of file.
type Load struct {
	HTML, CSS, JS, Fonts int
}

// Total is the sum of all kinds.
func (l Load) Total() int { return l.HTML + l.CSS + l.JS + l.Fonts }

// String is the load in thousands of bytes.
func (l Load) String() string {
	return fmt.Sprintf("%s kB: HTML %s, CSS %s, JS %s, fonts %s", kilo(l.Total()), kilo(l.HTML), kilo(l.CSS), kilo(l.JS), kilo(l.Fonts))
}

func kilo(n int) string { return fmt.Sprintf("%.1f", float64(n)/1000) }

// budget is the most that a page of a kind, the name of its template, may load:
// what a slow phone does in about a second. A page whose matter is one table of
// all there is may be longer, and so may the whole edition, which is opened to be
// read in a row or printed.
func budget(kind string) Load {
	allowed := Load{HTML: 60_000, CSS: 15_000, JS: 15_000, Fonts: 110_000}
	switch kind {
	case "claims", "models", "shifts", "timeline":
		allowed.HTML = 150_000
	case "edition":
		allowed.HTML = 200_000
	}
	return allowed
}

// heaviest is how many pages are named where not all are asked for.
const heaviest = 3

// Heaviest lists the few pages that load most, the heaviest first.
func (s *Site) Heaviest() []Weight { return slices.Clone(s.weights[:min(len(s.weights), heaviest)]) }

// Weights lists what every page loads, the heaviest first.
func (s *Site) Weights() []Weight {
	all := slices.Clone(s.weights)
	s.compress(all, newPresses())
	byWeight(all)
	return all
}

func byWeight(list []Weight) {
	slices.SortFunc(list, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(b.Total(), a.Total()), cmp.Compare(a.Path, b.Path))
	})
}

// Overweight notes the pages that load more than their budget.
func (s *Site) Overweight() []source.Problem {
	var over []*audited
	for _, w := range s.weights {
		page, allowed := &audited{path: w.Path}, budget(s.kinds[w.Path])
		for _, part := range []struct {
			name         string
			has, allowed int
		}{
			{"HTML", w.HTML, allowed.HTML},
			{"style sheets", w.CSS, allowed.CSS},
			{"scripts", w.JS, allowed.JS},
			{"fonts", w.Fonts, allowed.Fonts},
		} {
			if part.has > part.allowed {
				page.note("loads %s kB of %s (compressed), %s kB over the %s kB that a page of its kind may",
					kilo(part.has), part.name, kilo(part.has-part.allowed), kilo(part.allowed))
			}
		}
		over = append(over, page)
	}
	slices.SortFunc(over, func(a, b *audited) int { return cmp.Compare(a.path, b.path) })
	return gather(over)
}

// weigh weighs the pages of a site, the heaviest first. To compress all of them
// would take longer than to make them, so that those stay rough which even so
// are neither over a budget nor among the heaviest.
func (s *Site) weigh() []Weight {
	presses := newPresses()
	weights := s.roughly(presses)
	slices.SortFunc(weights, func(a, b Weight) int { return cmp.Compare(b.HTML, a.HTML) })
	large, _ := slices.BinarySearchFunc(weights, budget("").HTML, func(w Weight, limit int) int { return cmp.Compare(limit, w.HTML) })
	s.compress(weights[:large], presses)
	for {
		byWeight(weights)
		if !slices.ContainsFunc(weights[:min(len(weights), heaviest)], func(w Weight) bool { return w.rough }) {
			return weights
		}
		const some = 16 // at a time
		s.compress(weights[:min(len(weights), some)], presses)
	}
}

// roughly is what pages load before their HTML is compressed. A file that many
// of them load is compressed once.
func (s *Site) roughly(presses *presses) []Weight {
	var weights []Weight
	sizes, sheets := map[string]int{}, map[string][]string{}
	for _, page := range s.files {
		if !isPage(page.Path) {
			continue
		}
		w := Weight{Path: page.Path, Load: Load{HTML: len(page.Data)}, rough: true}
		for _, f := range s.loads(page, sheets) {
			size, known := sizes[f.Path]
			if !known {
				size = travels(f, presses)
				sizes[f.Path] = size
			}
			w.add(f.Path, size)
		}
		weights = append(weights, w)
	}
	return weights
}

// compress makes rough weights exact.
func (s *Site) compress(weights []Weight, presses *presses) {
	parallel(len(weights), func(i int) {
		if w := &weights[i]; w.rough {
			page, _ := s.Find(w.Path) // that it is there is why it has a weight
			w.HTML, w.rough = presses.compressed(page.Data), false
		}
	})
}

// add counts a file by its ending.
func (l *Load) add(path string, size int) {
	switch {
	case strings.HasSuffix(path, ".css"):
		l.CSS += size
	case strings.HasSuffix(path, ".js"):
		l.JS += size
	case isFont(path):
		l.Fonts += size
	}
}

func isFont(path string) bool { return strings.HasSuffix(path, ".woff2") }

// travels is how many bytes of a file go over the wire.
func travels(f File, presses *presses) int {
	if isFont(f.Path) {
		return len(f.Data)
	}
	return presses.compressed(f.Data)
}
