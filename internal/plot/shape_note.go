package plot

import (
	"fmt"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// capNote says how many rows a picture leaves out.
func capNote(more int, singular, plural string) string {
	if more <= 0 {
		return ""
	}
	return fmt.Sprintf("And %s more.", words.Count(more, singular, plural))
}

// join puts sentences after each other, leaving out empty ones.
func join(sentences ...string) string {
	all := ""
	for _, s := range sentences {
		if s != "" && all != "" {
			all += " "
		}
		all += s
	}
	return all
}

// saleSources are the records of what clouds sell, counted.
func (b *Book) saleSources() []Source {
	n := 0
	for _, m := range b.market.Data().Models() {
		n += len(m.Availability)
	}
	return []Source{{Name: words.Count(n, "availability record", "availability records") + " of this atlas"}}
}

// recordSources are the addresses that some facts come from, each once.
func recordSources(facts []dataset.Fact) []Source {
	var list []Source
	seen := map[dataset.URL]bool{}
	for _, f := range facts {
		if f.Source != "" && !seen[f.Source] {
			seen[f.Source] = true
			list = append(list, Source{f.Source.Site(), string(f.Source)})
		}
	}
	return list
}
