package catalogue

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// model is an entry as the catalogue has it, as far as it matters here.
type model struct {
	Name       string `json:"name"`
	Family     string `json:"family"`
	Released   string `json:"release_date"`
	Open       bool   `json:"open_weights"`
	Status     string `json:"status"`
	Modalities struct {
		Input  []string `json:"input"`
		Output []string `json:"output"`
	} `json:"modalities"`
	Cost *struct {
		Input  *float64 `json:"input"`
		Output *float64 `json:"output"`
	} `json:"cost"`
	Limit struct {
		Context *float64 `json:"context"`
	} `json:"limit"`
}

// model reads one entry of a provider.
func (r *reader) model(p *Provider, what, id string) {
	p.Count++
	at := r.at
	value, start := r.value()
	if r.stopped || !r.wanted(p.ID) {
		return
	}
	what += ", model " + source.Quote(id)
	if value[0] != '{' {
		r.note(start, "%s: want an object, found %s", what, kindAt(value[0]))
		return
	}
	var m model
	if err := json.Unmarshal(value, &m); err != nil {
		r.mismatch(what, err, start)
		return
	}
	if key, at, again := twice(value); again {
		r.note(start+at, "%s: %s stands here twice", what, source.Quote(key))
		return
	}
	e := Entry{
		At: r.lines.Pos(at), ID: id, Name: m.Name, Family: m.Family, Released: m.Released, Open: m.Open, Status: m.Status,
		Input: m.Modalities.Input, Output: m.Modalities.Output,
	}
	e.Odd = oddID(id)
	if !slices.Contains(statuses(), m.Status) {
		e.odd("the status " + name(m.Status) + ", which means nothing here")
	}
	if c := m.Cost; c != nil {
		e.price(c.Input, c.Output)
	}
	if m.Limit.Context != nil {
		e.context(*m.Limit.Context)
	}
	p.Entries = append(p.Entries, e)
}

// statuses are those that the catalogue knows.
func statuses() []string { return []string{"", "alpha", "beta", "deprecated"} }

// mismatch says what has another type than an entry of the catalogue.
func (r *reader) mismatch(what string, err error, start int) {
	var typ *json.UnmarshalTypeError
	if !errors.As(err, &typ) {
		r.note(start, "%s: %v", what, err)
		return
	}
	if typ.Field != "" {
		what += ", " + typ.Field
	}
	found, want := typ.Value, "an object"
	switch typ.Type.Kind().String() {
	case "string":
		want = "a text"
	case "float64":
		want = "a number"
	case "bool":
		want = "true or false"
	case "slice":
		want = "a list"
	}
	r.note(start+max(0, int(typ.Offset)-1), "%s: want %s, found %s", what, want, kindOf(found))
}

// kindOf puts the decoder's word for a value into those that messages here use.
func kindOf(word string) string {
	kind, number, _ := strings.Cut(word, " ")
	switch kind {
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	case "array":
		return "a list"
	case "object":
		return "an object"
	}
	if number != "" {
		return "the number " + source.Quote(number) + ", beyond all that a price can be"
	}
	return "a number"
}

// What no entry can have: models cost from some cents to some hundreds of dollars,
// and the longest contexts have some millions of tokens. A price far below is one for
// a single token.
const (
	maxID      = 200
	minDollars = 0.001
	maxDollars = 10_000
	maxContext = 1_000_000_000
)

// oddID says what keeps an id from being one that a customer could call.
func oddID(id string) string {
	switch {
	case id == "":
		return "an empty id"
	case len(id) > maxID:
		return fmt.Sprintf("an id of %d bytes", len(id))
	case strings.TrimSpace(id) != id, strings.ContainsFunc(id, source.IsInvisible), strings.ContainsRune(id, '\uFFFD'):
		return "an id with characters that cannot be seen"
	case strings.ContainsAny(id, "\"'`<>\\"), id[0] == '=', id[0] == '+', strings.Contains(id, ".."):
		return "an id with signs that none has"
	}
	return ""
}

func (e *Entry) price(input, output *float64) {
	for _, x := range []*float64{input, output} {
		switch {
		case x == nil:
			return
		case *x < 0:
			e.odd("a price below zero")
			return
		case *x > maxDollars, *x > 0 && *x < minDollars:
			e.odd(fmt.Sprintf("a price of %g dollars for a million tokens", *x))
			return
		}
	}
	p := Price{rounded(*input), rounded(*output)}
	if p.Input > 0 && p.Output > 0 { // what is given away has no price
		e.Price = &p
	}
}

// rounded takes off what computing left behind a price, as in 0.30000000000000004.
func rounded(x float64) float64 { return math.Round(x*1e6) / 1e6 }

func (e *Entry) context(tokens float64) {
	if tokens < 0 || tokens > maxContext || tokens != math.Trunc(tokens) {
		e.odd(fmt.Sprintf("a context of %g tokens", tokens))
		return
	}
	e.Context = int(tokens)
}

func (e *Entry) odd(what string) {
	if e.Odd == "" {
		e.Odd = what
	}
}
