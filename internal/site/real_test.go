package site_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync"
	"testing"

	"moatatlas/internal/claim"
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/prose"
	"moatatlas/internal/report"
	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// project is the project's own tree and what becomes of it; tests must not
// change it.
type project struct {
	tree   fs.FS
	report *report.Report
	made   *site.Site
	faults []source.Problem // of making it
	err    error
}

var ours = sync.OnceValue(func() project {
	root, err := os.OpenRoot("../..") // open for as long as the tests run
	if err != nil {
		return project{err: err}
	}
	data, _ := dataset.Load(root.FS())
	texts, unclear := prose.Load(root.FS())
	data = data.WithRepository("https://github.com/owner/name", "main") // with all links to edit
	p := project{tree: root.FS()}
	p.report, p.faults = report.New(market.On(data, data.Site().AsOf), texts, blank{}, claim.Memo{})
	p.faults = slices.DeleteFunc(slices.Concat(unclear, p.faults), func(f source.Problem) bool { return f.Warning })
	if len(p.faults) == 0 {
		p.made, p.faults, p.err = site.Make(p.tree, p.report, nil)
	}
	return p
})

// blank is an artist that draws the same dot for every chart.
type blank struct{}

func (blank) Draw(orders []report.Order) []report.Picture {
	pictures := make([]report.Picture, len(orders))
	for i := range pictures {
		pictures[i].SVG = `<path d="M0 0" fill="var(--ink)"/>`
	}
	return pictures
}

// realTree is the project's own tree and its report.
func realTree(t *testing.T) (fs.FS, *report.Report) {
	t.Helper()
	p := ours()
	if p.err != nil || p.made == nil || len(p.faults) > 0 {
		t.Fatalf("no site: %v\n%s", p.err, lines(p.faults))
	}
	return p.tree, p.report
}

// realSite is the site that is published.
func realSite(t *testing.T) *site.Site {
	t.Helper()
	realTree(t)
	return ours().made
}

func mustMake(t *testing.T, tree fs.FS, r *report.Report) *site.Site {
	t.Helper()
	made, problems, err := site.Make(tree, r, nil)
	if err != nil || made == nil || len(problems) > 0 {
		t.Fatalf("no site: %v\n%s", err, lines(problems))
	}
	return made
}

// TestRealSite: the audit finds nothing, and no page is too heavy.
func TestRealSite(t *testing.T) {
	_, r := realTree(t)
	made := realSite(t)
	if found := made.Audit(r.Site.Base, site.Memo{}); len(found) > 0 {
		t.Errorf("the audit finds:\n%s", lines(found))
	}
	if found := made.Overweight(); len(found) > 0 {
		t.Errorf("pages over their budgets:\n%s", lines(found))
	}
	if got, want := made.Pages(), len(r.Pages)+1; got != want {
		t.Errorf("%d pages, want %d", got, want)
	}
	t.Logf("%d files, %d bytes", len(made.Files()), made.Bytes())
}

// TestSameReportSameBytes: neither the number of processors nor the order in
// which pages get ready shows in a site.
func TestSameReportSameBytes(t *testing.T) {
	tree, r := realTree(t)
	want := realSite(t).Files()
	processors := runtime.GOMAXPROCS(0)
	t.Cleanup(func() { runtime.GOMAXPROCS(processors) })
	for _, n := range []int{1, 4} {
		runtime.GOMAXPROCS(n)
		got := mustMake(t, tree, r).Files()
		if len(got) != len(want) {
			t.Fatalf("%d files, then %d", len(want), len(got))
		}
		for i := range got {
			if got[i].Path != want[i].Path || !bytes.Equal(got[i].Data, want[i].Data) {
				t.Errorf("%s differs on %d processors", got[i].Path, n)
			}
		}
	}
}

// TestSameFaultsSameProblems: nor does it in the problems of a broken one.
func TestSameFaultsSameProblems(t *testing.T) {
	var list []site.File
	for i := range 50 {
		page := fmt.Sprintf("<h1></h1><h2></h2><a href=%d>a</a><a href=same>a</a><img src=%d>", i, i%5)
		list = append(list, site.File{Path: fmt.Sprintf("%02d/index.html", i), Data: []byte(page)})
	}
	want := lines(site.Of(list...).Audit("", site.Memo{}))
	for range 10 {
		if got := lines(site.Of(list...).Audit("", site.Memo{})); got != want {
			t.Fatalf("found:\n%s\nthen:\n%s", want, got)
		}
	}
}
