// Package atlas is the whole report in one function: from an input tree to a
// finished site.
//
// An input tree holds the facts (data/), the templates, the files that are
// published as they are (static/) and site.toml. The same tree gives the same
// bytes: nothing here knows the time, the machine or the network.
package atlas

import (
	"io/fs"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/report"
	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// Options are what a run may choose beside the tree.
type Options struct {
	// AsOf is the day the site describes, "2026-04-28"; "" for that of site.toml. It may only be an earlier day.
	AsOf string
	// BaseURL is the address the site is published under; "" for that of site.toml.
	BaseURL string
	// Stage is told of every stage of the work: when it begins, with result "", and when it is done. It may be nil.
	Stage func(name, result string)
}

// Build makes the site of an input tree. Problems are what an author can
// mend, in the order of their places; there is no site where any of them is
// more than a warning. An error is a failure of the program.
func Build(tree fs.FS, o Options) (*site.Site, []source.Problem, error) {
	o.begin("facts")
	data, problems := dataset.Load(tree)
	data, problems = o.apply(data, problems)
	o.done("facts", factsRead(data))
	if source.Blocking(problems) > 0 {
		return nil, problems, nil
	}

	o.begin("pages")
	r := report.New(market.On(data, data.Site().AsOf))
	made, more, err := site.Make(tree, r)
	problems = append(problems, more...)
	if err != nil || source.Blocking(more) > 0 {
		return nil, problems, err
	}
	o.done("pages", pagesMade(made))

	o.begin("audit")
	faults := made.Audit(r.Site.Base)
	o.done("audit", linksFollowed(made, faults))
	if problems = append(problems, faults...); source.Blocking(faults) > 0 {
		return nil, problems, nil
	}
	return made, problems, nil
}

// apply puts the choices of a run in the place of site.toml's.
func (o Options) apply(data *dataset.Dataset, problems []source.Problem) (*dataset.Dataset, []source.Problem) {
	var wrong source.Problems
	if o.BaseURL != "" {
		url := dataset.URL(o.BaseURL)
		if err := url.CheckBase(); err != nil {
			wrong.Add(source.Pos{File: "-base-url"}, "%v", err)
		}
		data = data.WithBase(url)
	}
	if o.AsOf != "" {
		day, err := source.ParseDay(o.AsOf)
		switch site := data.Site(); {
		case err != nil:
			wrong.Add(source.Pos{File: "-as-of"}, "%v", err)
		case day > site.AsOf && source.Blocking(problems) == 0:
			wrong.Add(source.Pos{File: "-as-of"}, "%v lies after the day up to which facts are recorded, %v in site.toml", day, site.AsOf)
		case day < site.AsOf:
			data = data.At(day)
		}
	}
	return data, append(wrong.Sorted(), problems...)
}

func (o Options) begin(stage string) { o.done(stage, "") }

func (o Options) done(stage, result string) {
	if o.Stage != nil {
		o.Stage(stage, strings.TrimSpace(result))
	}
}
