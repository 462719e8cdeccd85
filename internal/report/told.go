package report

import (
	"regexp"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

var (
	// factWord is an id or a date in what claims say of a fact.
	factWord = regexp.MustCompile(`\d{4}Q[1-4]|≤?[a-z0-9]+(?:[./-][a-z0-9]+)*`)
	// factDate is a date as the data writes it, but for a year, which any number may be.
	factDate = regexp.MustCompile(`^≤?\d{4}-\d{2}(-\d{2})?$`)
)

// factWords is what claims say of a fact in the words of readers: "openai/gpt-5.5 on
// aws: ga 2026-06-01" is "GPT-5.5 on AWS: generally available 1 June 2026".
func (b *builder) factWords(what string) string {
	return factWord.ReplaceAllStringFunc(what, func(word string) string {
		var q dataset.Quarter
		if q.UnmarshalText([]byte(word)) == nil {
			return "the " + words.Quarter(q.Year, q.Number)
		}
		if factDate.MatchString(word) {
			if d, err := source.ParseDate(word); err == nil {
				return words.Date(d)
			}
		}
		return b.nameOf(word)
	})
}

// nameOf is the name of what has an id, else the id in plain words.
func (b *builder) nameOf(id string) string {
	if m := b.data.Model(dataset.ModelID(id)); m != nil {
		return m.Name
	}
	if c := b.data.Cloud(dataset.CloudID(id)); c != nil {
		return c.ShortName()
	}
	if _, known := b.titles[id]; known {
		return "“" + b.titles[id] + "”"
	}
	if lab, _, other := b.data.Party(dataset.PartyID(id)); lab != nil {
		return lab.Name
	} else if other != nil {
		return other.Name
	}
	switch {
	case id == string(dataset.GA):
		return stageWords(dataset.GA)
	case strings.ContainsAny(id, "/."):
		return id // of something that the atlas does not have
	}
	return words.Key(id)
}

// changeWords is what a single change does, in the words of readers: "left out",
// "dated 4 September 2024".
func (b *builder) changeWords(how string) string {
	switch {
	case how == "without it":
		return "left out"
	case strings.HasPrefix(how, "on "):
		return b.factWords("dated " + strings.TrimPrefix(how, "on "))
	}
	return b.factWords(how)
}
