package atlas_test

import (
	"maps"
	"testing"
	"testing/fstest"

	"moatatlas/internal/atlas"
)

// What is kept of claims holds for the same facts, day and program alone; texts and
// templates do not matter.
func TestMemoOf(t *testing.T) {
	tree := fstest.MapFS{
		"site.toml": {Data: []byte("a")}, "data/clouds.toml": {Data: []byte("b")}, "data/models/x/y.toml": {Data: []byte("c")},
		"content/essay.md": {Data: []byte("d")},
	}
	cache := openCache(t, t.TempDir())
	o := atlas.Options{Cache: cache, Program: "p"}
	of := o.MemoOf(tree)
	with := func(name, text string) fstest.MapFS {
		other := maps.Clone(tree)
		other[name] = &fstest.MapFile{Data: []byte(text)}
		return other
	}
	for what, got := range map[string]string{
		"site.toml":        o.MemoOf(with("site.toml", "A")),
		"a model":          o.MemoOf(with("data/models/x/y.toml", "C")),
		"one more model":   o.MemoOf(with("data/models/x/z.toml", "")),
		"moved bytes":      o.MemoOf(with("data/clouds.toml", "bdata")),
		"the program":      atlas.Options{Cache: cache, Program: "q"}.MemoOf(tree),
		"the day":          atlas.Options{Cache: cache, Program: "p", AsOf: 20000}.MemoOf(tree),
		"no site.toml":     o.MemoOf(fstest.MapFS{"data/clouds.toml": tree["data/clouds.toml"]}),
		"no known program": atlas.Options{Cache: cache}.MemoOf(tree),
	} {
		if got == of {
			t.Errorf("%s makes no difference", what)
		}
	}
	if got := o.MemoOf(with("content/essay.md", "D")); got != of {
		t.Error("a text makes a difference")
	}
}
