package atlas_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/atlas"
)

var update = flag.Bool("update", false, "rewrite the pictures in testdata")

// TestDrawings draws every chart of the small tree with the real library and
// holds the files to those in testdata, which people have looked at. Charts that
// are plain marks are held by the package that makes them.
func TestDrawings(t *testing.T) {
	tree := smallTree(t)
	library, err := os.ReadFile(filepath.Join(root, "static/echarts.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	tree["static/echarts.min.js"] = &fstest.MapFile{Data: library}
	made, problems, err := atlas.Build(tree, atlas.Options{})
	if err != nil || made == nil {
		t.Fatalf("no site: %v %v", problems, err)
	}
	n := 0
	for _, f := range made.Files() {
		dir, name := filepath.Split(f.Path)
		if _, live := made.Find(dir + "option.js"); !live || filepath.Ext(name) != ".svg" {
			continue
		}
		n++
		f.Data = font.ReplaceAll(f.Data, []byte("url(data:)")) // which would make each picture forty times as large
		sound(t, f.Path, f.Data)
		golden := filepath.Join("testdata", strings.ReplaceAll(strings.TrimSuffix(dir, "/"), "/", "-")+"-"+name)
		if *update {
			if err := os.WriteFile(golden, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if at := difference(want, f.Data); at >= 0 {
			t.Errorf("%s differs from %s at byte %d: %q, not %q", f.Path, golden, at, near(f.Data, at), near(want, at))
		}
	}
	if n < 20 {
		t.Errorf("only %d drawings", n)
	}
}

var font = regexp.MustCompile(`url\(data:[^)]*\)`)

var literal = regexp.MustCompile(`(?:fill|stroke)="(?:#|rgb|hsl|[a-z]+\()[^"]*"`)

// sound holds a picture to the page's own colours: whatever the library adds of
// its own has another colour and would be wrong in one of the schemes. A file
// names both: the light one, and by its role the dark one.
func sound(t *testing.T, path string, svg []byte) {
	t.Helper()
	for _, m := range literal.FindAllIndex(svg, -1) {
		rest := svg[m[1]:]
		attribute, _, _ := bytes.Cut(svg[m[0]:m[1]], []byte("="))
		if !bytes.HasPrefix(rest, append([]byte(" data-"), attribute...)) {
			t.Errorf("%s has a colour of its own: %s", path, svg[m[0]:m[1]])
		}
	}
}
