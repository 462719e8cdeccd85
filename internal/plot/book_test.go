package plot

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "write testdata anew")

// bookOf is the book of a tree as of its own day.
func bookOf(t *testing.T, tree fs.FS) *Book {
	t.Helper()
	data, problems := dataset.Load(tree)
	for _, p := range problems {
		if !p.Warning {
			t.Fatal(p)
		}
	}
	return NewBook(market.On(data, data.Site().AsOf), true)
}

func dir(t *testing.T, path string) fs.FS {
	t.Helper()
	root, err := os.OpenRoot(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root.FS()
}

// worked is the book of the worked example of the measures.
func worked(t *testing.T) *Book {
	t.Helper()
	return bookOf(t, dir(t, "../market/testdata/worked-example"))
}

// real is the book of the report itself.
func real(t *testing.T) *Book {
	t.Helper()
	return bookOf(t, dir(t, "../.."))
}

// with is the worked example with other files.
func with(t *testing.T, files map[string]string) fs.FS {
	t.Helper()
	tree := fstest.MapFS{}
	root := "../market/testdata/worked-example"
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		tree[filepath.ToSlash(strings.TrimPrefix(path, root+"/"))] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

func chart(t *testing.T, b *Book, reference string) *Chart {
	t.Helper()
	c, fault := b.Chart(reference)
	if fault != nil {
		t.Fatalf("%s: %s", reference, fault.Message)
	}
	return c
}

func day(t *testing.T, text string) source.Day {
	t.Helper()
	d, err := source.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// An author who misspells something is told where and what is right.
func TestFaultsInReferences(t *testing.T) {
	b := worked(t)
	for _, test := range []struct {
		reference string
		at        int
		says      string
	}{
		{"exclusive-shares", 0, `did you mean "exclusive-share"`},
		{"", 0, "no chart"},
		{"exclusive-share?cloud=aws", 16, `did you mean "clouds"`},
		{"exclusive-share?clouds=aws,azur", 27, `did you mean "azure"`},
		{"exclusive-share?clouds=aws,aws", 27, "listed twice"},
		{"exclusive-share?scope=all&clouds=", 33, "no cloud \"\""},
		{"exclusive-share?scope=al", 22, `did you mean "all"`},
		{"exclusive-share?scope=all&scope=frontier", 26, "given twice"},
		{"exclusive-share?scope=all,frontier", 22, "no scope"},
		{"breadth?scope=all", 8, "no parameter"},
		{"reach?labs=nobody", 11, "no lab \"nobody\""},
		{"survival?strata=lab:nobody", 16, "no stratum \"lab:nobody\""},
		{"lock-in?cloud=oracle", 14, "no cloud"},
	} {
		c, fault := b.Chart(test.reference)
		switch {
		case fault == nil:
			t.Errorf("%q makes the chart %q", test.reference, c.ID)
		case fault.At != test.at || !strings.Contains(fault.Message, test.says):
			t.Errorf("%q: at %d: %s; want at %d: %s", test.reference, fault.At, fault.Message, test.at, test.says)
		}
	}
}

// Ids become file names and parts of addresses; another day has other ones.
func TestIDs(t *testing.T) {
	b := worked(t)
	for reference, want := range map[string]string{
		"breadth":                                 "breadth",
		"exclusive-share?scope=all&clouds=aws":    "exclusive-share-aws-all",
		"survival?strata=third-party,first-party": "survival-third-party-first-party",
	} {
		if got := chart(t, b, reference).ID; got != want {
			t.Errorf("%s has the id %q, want %q", reference, got, want)
		}
	}
	then := day(t, "2025-01-31")
	early := NewBook(market.On(b.market.Data().At(then), then), false)
	if got := chart(t, early, "breadth").ID; got != "breadth-on-2025-01-31" {
		t.Errorf("the id on another day is %q", got)
	}
}

// A book is used by several pages at a time.
func TestBooksAreUsedInParallel(t *testing.T) {
	b := worked(t)
	var all sync.WaitGroup
	for range 4 {
		for _, k := range timeKinds() {
			all.Go(func() {
				if _, fault := b.Chart(k.name); fault != nil {
					t.Error(fault.Message)
				}
			})
		}
	}
	all.Wait()
}
