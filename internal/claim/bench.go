package claim

import (
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// Bench is where expressions are read against a market and claims are judged. It
// does not change, and is safe for concurrent use.
type Bench struct {
	grammar *grammar
	world   *world
}

// NewBench is the bench of a history.
func NewBench(h *market.History) *Bench {
	return &Bench{newGrammar(h), newWorld(h)}
}

// Value compiles an expression whose value stands in a text: a number, a text, a
// day or a list of texts.
func (b *Bench) Value(text string) (*Expression, *source.Fault) {
	return b.grammar.compile(text, false)
}

// Claim compiles an expression that is true or false.
func (b *Bench) Claim(text string) (*Expression, *source.Fault) { return b.grammar.compile(text, true) }

// absent stands where a value is undefined.
const absent = "–"

// Eval is the value of an expression as of a day. The fault is that the day lies
// after the report's, or that the expression takes more steps than it may.
func (e *Expression) Eval(b *Bench, day source.Day) (Value, *source.Fault) {
	result := e.eval(&run{world: b.world, day: day})
	switch {
	case result.fault != nil:
		return Value{}, result.fault
	case result.value == nil:
		return Value{Text: absent, Undefined: result.why}, nil
	}
	return Value{Text: written(result.value)}, nil
}

// AsOf is the report's day, the last that expressions can look at.
func (b *Bench) AsOf() source.Day { return b.world.history.AsOf() }
