package engine

import "time"

// Limit sets what each machine made from now on may use.
func (a *Artist) Limit(bytes uintptr, drawing time.Duration) {
	a.limits = limits{bytes, drawing, drawing}
}

// Evaluate runs a script where a drawing would be made.
func (a *Artist) Evaluate(script string) (any, error) {
	m, err := a.machine()
	if err != nil {
		return nil, err
	}
	defer m.close()
	return m.vm.Eval(script, 0)
}

// Clean is what is done to each document that ECharts writes.
func Clean(document, id string) (string, error) { return clean(document, id) }

// Allowed are the elements and attributes that Clean lets through.
func Allowed() (elementNames, attributeNames []string) { return elements(), attributes() }
