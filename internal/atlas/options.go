package atlas

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"

	"moatatlas/internal/dataset"
	"moatatlas/internal/prose"
	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// Options are what a run may choose beside the tree. The zero Options leave
// all to site.toml.
type Options struct {
	// AsOf is the day that the site describes, none later than site.toml's.
	AsOf source.Day
	// BaseURL is the address that the site is published under.
	BaseURL dataset.URL
	// Repository and Branch are where the files of the tree lie, so that readers can
	// edit them, each if site.toml does not say; "" where that is not known.
	Repository dataset.URL
	Branch     string
	// Commit names the version of the tree, "" where it is not known.
	Commit string
	// Cache keeps what was drawn, which facts turn claims and what was audited, from
	// one run to the next; nil for none. What it holds changes nothing but the time.
	Cache *Cache
	// Program tells the program that runs from every other; where it is "", only
	// what was drawn is kept.
	Program string
	// Hasty leaves out which facts turn claims, unless the cache has it: whoever edits
	// sees the rest of the site some seconds sooner. Such a site is provisional.
	Hasty bool
	// Stop ends a build that nobody waits for any more, where it is closed: it then
	// fails with ErrStopped. It is nil for never.
	Stop <-chan struct{}
	// AnyWeight lets pages load more than their budgets.
	AnyWeight bool
	// Stage is told of every stage of the work: when it begins, with result "",
	// and when it is done. It may be nil.
	Stage func(name, result string)
}

// ErrStopped is why there is no site of a build that was stopped.
var ErrStopped = errors.New("stopped")

func (o Options) stopped() bool {
	select {
	case <-o.Stop:
		return true
	default:
		return false
	}
}

// setAsOf reads the day from a command line.
func (o *Options) setAsOf(day string) (err error) {
	o.AsOf, err = source.ParseDay(day)
	return err
}

// SetBaseURL reads the address from a command line.
func (o *Options) SetBaseURL(address string) error {
	o.BaseURL = dataset.URL(address)
	return o.BaseURL.CheckBase()
}

// setCache opens the cache in a folder that a command line names.
func (o *Options) setCache(dir string) (err error) {
	o.Program = program()
	o.Cache, err = OpenCache(dir)
	return err
}

// UseCache opens the cache of the user who runs the program, unless one is open.
// Where that user has no folder for it there is none: only time is lost.
func (o *Options) UseCache() {
	dir, err := os.UserCacheDir()
	if o.Cache != nil || err != nil {
		return
	}
	if cache, err := OpenCache(filepath.Join(dir, "moatatlas")); err == nil {
		o.Cache, o.Program = cache, program()
	}
}

// apply puts the choices of a run in the place of site.toml's. A dataset with
// problems stays as it is: it may not know its own day.
func (o Options) apply(data *dataset.Dataset, problems []source.Problem) (*dataset.Dataset, []source.Problem) {
	if source.Blocking(problems) > 0 {
		return data, problems
	}
	if o.BaseURL != "" {
		data = data.WithBase(o.BaseURL)
	}
	if data.Site().Repository == "" && o.Repository.CheckRepository() == nil && dataset.CheckBranch(o.Branch) == nil {
		data = data.WithRepository(o.Repository, cmp.Or(data.Site().Branch, o.Branch))
	}
	switch site := data.Site(); {
	case o.AsOf == 0:
	case o.AsOf > site.AsOf:
		problems = append(problems, source.Problem{
			Pos:     site.At("as_of"),
			Message: "facts are recorded up to " + site.AsOf.String() + ", so there is no site as of " + o.AsOf.String(),
		})
	default:
		data = data.At(o.AsOf)
	}
	return data, problems
}

// texts leaves out what was not yet written on an earlier day than the tree's own.
func (o Options) texts(all *prose.Content, own source.Day) *prose.Content {
	if o.AsOf == 0 || o.AsOf >= own {
		return all
	}
	return all.By(o.AsOf)
}

// cards is where the cards of pages are kept.
func (o Options) cards() site.Cache {
	if o.Cache == nil {
		return nil
	}
	return o.Cache
}

// audits is where it is kept what the audit read.
func (o Options) audits() site.Memo { return site.Memo{Cache: o.cards(), Program: o.Program} }

// overweight notes what is heavier than it may be.
func (o Options) overweight(s *site.Site) []source.Problem {
	if o.AnyWeight {
		return nil
	}
	return s.Overweight()
}

func (o Options) begin(stage string) { o.done(stage, "") }

func (o Options) done(stage, result string) {
	if o.Stage != nil {
		o.Stage(stage, result)
	}
}
