package atlas

import (
	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// Report makes the report of the tree that the command line names, draws nothing and
// writes no page; nil where the facts have problems that stop a build.
func (c *Command) Report() (*report.Report, []source.Problem, error) {
	head, err := OpenHead(c.Dir)
	if err != nil {
		return nil, nil, err
	}
	e := c.edition(head)
	return e.Report, e.Problems, nil
}
