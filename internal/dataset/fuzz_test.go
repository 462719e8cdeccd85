package dataset_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
)

// FuzzLoad puts any bytes in the place of a file (line 0) or of the value in one
// of its lines. Load must say what is wrong at a place that exists, and the
// dataset must bear being looked back in.
func FuzzLoad(f *testing.F) {
	base := baseTree(f)
	names := slices.Sorted(maps.Keys(base))
	for i, name := range names {
		f.Add(uint8(i), uint8(0), base[name].Data)
		for n, line := range strings.Split(string(base[name].Data), "\n") {
			if _, value, ok := strings.Cut(line, " = "); ok {
				f.Add(uint8(i), uint8(n+1), []byte(value))
			}
		}
	}
	f.Fuzz(func(t *testing.T, which, line uint8, text []byte) {
		name := names[int(which)%len(names)]
		tree := maps.Clone(base)
		tree[name] = &fstest.MapFile{Data: withValue(base[name].Data, int(line), text)}
		data, found := dataset.Load(tree)
		for _, p := range found {
			checkPlace(t, tree, p.Pos.File, p.Pos.Line, p.Pos.Col)
		}
		dump(data.At(asOfBase))
	})
}

// withValue is a text with another value in a line, or, for line 0, with
// nothing else in it.
func withValue(text []byte, line int, value []byte) []byte {
	all := strings.Split(string(text), "\n")
	if line%(len(all)+1) == 0 {
		return value
	}
	at := &all[line%(len(all)+1)-1]
	key, _, _ := strings.Cut(*at, " = ")
	*at = key + " = " + string(value)
	return []byte(strings.Join(all, "\n"))
}

// checkPlace holds a position to the file it names: its lines, and the
// characters of the line and one more, where something is missing.
func checkPlace(t *testing.T, tree fstest.MapFS, name string, line, col int) {
	t.Helper()
	file, ok := tree[name]
	if !ok {
		t.Fatalf("a problem of %q, which is not there", name)
	}
	if line == 0 && col == 0 {
		return // the whole file
	}
	lines := strings.SplitAfter(string(file.Data), "\n")
	if line < 1 || line > len(lines) {
		t.Fatalf("a problem at line %d of the %d of %s", line, len(lines), name)
	}
	if n := len([]rune(lines[line-1])); col < 1 || col > n+1 {
		t.Fatalf("a problem at column %d of the %d of line %d of %s", col, n, line, name)
	}
}
