package claim

import (
	"errors"
	"fmt"
	"slices"

	"github.com/expr-lang/expr/vm"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// The limits of an expression, each several times what a sentence needs. Within
// them the worst takes a fraction of a second.
const (
	maxText   = 2000      // bytes of an expression
	maxNodes  = 500       // parts of it
	maxLevels = 40        // of brackets inside each other
	maxSteps  = 1_000_000 // calls and rounds of loops in an evaluation; what takes longer counts as several
	maxTest   = 50_000    // the same of a claim, for it is tested again after every change that touches it
	maxItems  = 50_000    // of the lists that an evaluation makes
	maxLength = 10_000    // bytes of a text that it makes
)

// How many steps count what takes longer than one.
const (
	costOfMeasure = 50
	costOfDay     = 1000 // working out the market on a day
	costOfShifts  = 5000
)

// What stops an evaluation.
var (
	errUndefined = errors.New("undefined")
	errSteps     = fmt.Errorf("the expression takes more than %d steps; loop over fewer things", maxSteps)
	errTest      = fmt.Errorf("the test takes more than %d steps; loop over fewer things", maxTest)
	errLength    = errors.New("the expression makes too long a text")
	errItems     = errors.New("the expression makes too long lists")
	errLarge     = errors.New("a number of the expression grows too large")
)

// run is one evaluation of an expression in a world as of a day. Undefined values
// are nil on their way; a comparison of one stops the evaluation.
type run struct {
	world  *world
	day    source.Day
	steps  int
	why    string            // the last value found undefined
	empty  []int             // the loops that ran over nothing
	looked []source.Day      // the days as of which the world was looked at
	tests  []outcome         // of the conditions of a claim
	old    map[errand]memory // what loops found in the world as it is
	keep   map[errand]memory // to be filled, nil where nothing is to be kept
	log    *log              // what is read, nil where nobody asks

	expression *Expression
	thing      any           // of the round of a loop that runs here
	given      [maxGiven]any // the variables that the loop is given from outside
	items      int           // of the lists made so far
	*workshop
}

// workshop is what one evaluation after the other can use.
type workshop struct {
	machines []*vm.VM
	level    int // of the machines that run inside each other
}

// outcome is what a condition of a claim came to.
type outcome struct {
	reached     bool
	left, right any // of a comparison
	holds       bool
}

// undefined notes why a value is undefined, and is one.
func (r *run) undefined(format string, args ...any) (any, error) {
	r.why = fmt.Sprintf(format, args...)
	return nil, nil
}

// defined is a value that a measure may lack.
func (r *run) defined(value any, ok bool, why string) (any, error) {
	if !ok {
		return r.undefined("%s", why)
	}
	return value, nil
}

// spend counts steps.
func (r *run) spend(n int) error {
	r.steps += n
	switch {
	case r.log != nil && r.steps > maxTest:
		return errTest
	case r.steps > maxSteps:
		return errSteps
	}
	return nil
}

// view is the world as of the day of an argument, or of the evaluation itself; ok is
// false for a later one, of which nothing is to be known.
func (r *run) view(a args, i int) (v *view, ok bool) {
	day, given := a[i].(source.Day)
	if !given {
		day = r.day
	}
	if !slices.Contains(r.looked, day) {
		r.looked = append(r.looked, day)
		r.steps += costOfDay // the next step finds out when that was one too many
	}
	if day > r.day {
		r.why = fmt.Sprintf("%v lies after %v, as of which this speaks", day, r.day)
		return nil, false
	}
	return r.world.view(day), true
}

// at is the world as of a day that is known not to lie too late.
func (r *run) at(day source.Day) *view { return r.world.view(day) }

// result is how an evaluation ended: with a value, with none for a reason, or with
// a fault.
type result struct {
	value any
	why   string
	fault *source.Fault
}

// eval runs the expression.
func (e *Expression) eval(r *run) result {
	if last := r.world.history.AsOf(); r.day > last {
		return result{fault: source.NewFault(0, "%v lies after the report's day, %v", r.day, last)}
	}
	if r.workshop == nil {
		r.workshop = &workshop{}
	}
	r.expression, r.tests = e, make([]outcome, len(e.tests))
	value, err := r.execute(e.program)
	switch {
	case errors.Is(err, errUndefined), err == nil && value == nil:
		return result{why: r.why}
	case err != nil:
		return result{fault: e.places.fault(err)}
	}
	return result{value: value}
}

// execute runs a program in a machine of its own: one of the loop outside waits for
// it.
func (r *run) execute(p *vm.Program) (any, error) {
	if r.level == len(r.machines) {
		r.machines = append(r.machines, &vm.VM{MemoryBudget: maxItems})
	}
	m := r.machines[r.level]
	r.level++
	value, err := m.Run(p, r)
	r.level--
	return value, err
}

// id is an argument that names something in the dataset.
func id[S ~string](a args, i int) S { return S(a.text(i)) }

// scopeOf is the scope of an argument.
func scopeOf(a args, i int, otherwise market.Scope) market.Scope {
	if s := a.text(i); s != "" {
		return market.Scope(s)
	}
	return otherwise
}

// model finds the model that an argument names, which a change may have taken
// away.
func (r *run) model(v *view, a args, i int) (dataset.ModelID, bool) {
	m := v.Data().Model(id[dataset.ModelID](a, i))
	if m == nil {
		r.why = fmt.Sprintf("no model %q", a.text(i))
		r.read(ofMarket, a.text(i), v.Day()) // that it is gone is a fact too
		return "", false
	}
	return m.ID, true
}
