package site_test

import (
	"bytes"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/site"
)

// TestWriteAfterCut: wherever a run is cut off, the next one makes the folder
// whole, whether or not it writes the same site.
func TestWriteAfterCut(t *testing.T) {
	second := files{"index.html": "two", "a": "file", "b/index.html": "b", "c/d/e": "e", "static/site.css": "css"}
	for next, s := range map[string]files{"the old site": first(), "the new site": second, "another": {"z": "z"}} {
		for cut := 0; ; cut++ {
			dir := t.TempDir()
			if _, err := first().site().Write(dir); err != nil {
				t.Fatal(err)
			}
			if !second.site().Cut(dir, cut) {
				if cut != 7 {
					t.Errorf("%d places to cut", cut)
				}
				break
			}
			if _, err := s.site().Write(dir); err != nil {
				t.Errorf("%s after a cut at %d: %v", next, cut, err)
			}
			holds(t, dir, s.written())
		}
	}
}

// TestWriteAfterCutOfFirst: a run that is cut off before it has put anything in
// its place leaves a folder that is nobody's.
func TestWriteAfterCutOfFirst(t *testing.T) {
	dir := t.TempDir()
	files{".moat-atlas-new/a/index.html": "ha", ".moat-atlas-new/.moat-atlas": "a/in"}.lay(t, dir)
	writes(t, first(), dir, site.Written{New: 5})
}

// TestWriteAfterCutAtTheEnd: the list of both sites' files becomes that of the
// one, so that nothing else of such a name is ever taken for the program's.
func TestWriteAfterCutAtTheEnd(t *testing.T) {
	dir := t.TempDir()
	writes(t, first(), dir, site.Written{New: 5})
	files{manifest: first().written()[manifest] + "notes.txt\n"}.lay(t, dir)
	writes(t, first(), dir, site.Written{Unchanged: 5})
}

// TestReaderDuringWrite: whoever reads a file that both sites have gets one of
// the two, and all of it.
func TestReaderDuringWrite(t *testing.T) {
	dir := t.TempDir()
	one, two := strings.Repeat("1", 1<<20), strings.Repeat("2", 1<<19)
	if _, err := (files{"page": one}).site().Write(dir); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var reader sync.WaitGroup
	reader.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			data, err := os.ReadFile(filepath.Join(dir, "page"))
			if err != nil || len(bytes.Trim(data, "1")) > 0 && len(bytes.Trim(data, "2")) > 0 || len(data) != len(one) && len(data) != len(two) {
				t.Errorf("%d bytes read: %v", len(data), err)
				return
			}
		}
	})
	for range 20 {
		for _, text := range []string{two, one} {
			if _, err := (files{"page": text}).site().Write(dir); err != nil {
				t.Error(err)
			}
		}
	}
	close(done)
	reader.Wait()
}

// anySite draws sites that have much in common: paths of one to three of a few
// names, none of them a file in one place and a folder in another.
func anySite() *rapid.Generator[files] {
	paths := rapid.SliceOfN(rapid.StringMatching(`[abc](/[ab.]b?){0,2}`), 1, 8)
	return rapid.Custom(func(t *rapid.T) files {
		s := files{}
		for _, name := range paths.Draw(t, "paths") {
			if name = path.Clean(name); !clashes(s, name) {
				s[name] = rapid.SampledFrom([]string{"", "x", "y", "xx"}).Draw(t, "text")
			}
		}
		return s
	})
}

func clashes(s files, name string) bool {
	return slices.ContainsFunc(slices.Collect(maps.Keys(s)), func(other string) bool {
		return strings.HasPrefix(other, name+"/") || strings.HasPrefix(name, other+"/")
	})
}

// TestWriteLaw: whatever sites were written before, whole or in part, and
// whatever happened to their files, in the end there is the site alone.
func TestWriteLaw(t *testing.T) {
	parent := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(parent, "")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		for range rapid.IntRange(1, 5).Draw(t, "runs") {
			s := anySite().Draw(t, "site")
			if rapid.Bool().Draw(t, "cut") {
				s.site().Cut(dir, rapid.IntRange(0, 8).Draw(t, "at"))
				continue
			}
			before := folder(t, dir)
			got, err := s.site().Write(dir)
			if err != nil {
				t.Fatal(err)
			}
			if there := folder(t, dir); !reflect.DeepEqual(there, s.written()) {
				t.Fatalf("the folder holds\n%q\nwant\n%q", there, s.written())
			}
			if want := difference(before, s); got != want {
				t.Fatalf("written %+v, want %+v", got, want)
			}
			if rapid.Bool().Draw(t, "harm") {
				harm(t, dir, s)
			}
		}
	})
}

// difference is what writing a site changes in a folder.
func difference(before, after files) (w site.Written) {
	for name, text := range after {
		if old, ok := before[name]; ok && old == text {
			w.Unchanged++
		} else {
			w.New++
		}
	}
	for name := range before {
		if _, kept := after[name]; !kept && !strings.HasPrefix(name, manifest) && !strings.HasSuffix(name, "/") {
			w.Removed++
		}
	}
	return w
}

// harm removes or alters a file of a site by hand.
func harm(t *rapid.T, dir string, s files) {
	name := filepath.Join(dir, filepath.FromSlash(rapid.SampledFrom(slices.Sorted(maps.Keys(s))).Draw(t, "file")))
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if rapid.Bool().Draw(t, "altered") {
		if err := os.WriteFile(name, []byte("z"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
