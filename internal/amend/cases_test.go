package amend

import (
	"flag"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// TestCases runs the edits that stand in the comment of each file of testdata, a
// line each, on its files below "before/", and compares the files below "after/".
// The file "errors" has what the edits could not do.
//
//	set FILE PATH KEY VALUE [ORDER,…]
//	insert FILE PATH I VALUE
//	dated FILE PATH DATE VALUE
//	table FILE PATH KEY=VALUE…
//	between FILE PATH DATE KEY=VALUE…
//	item FILE PATH KEY=VALUE…
//	create FILE KEY=VALUE…
//
// PATH is . for the top of the file, or such as availability/1/price. A _ stands
// for a space.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { runCase(t, file) })
	}
}

func runCase(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tree := fstest.MapFS{}
	var kept []txtar.File
	want := map[string]string{}
	for _, f := range archive.Files {
		if name, before := strings.CutPrefix(f.Name, "before/"); before {
			tree[name] = &fstest.MapFile{Data: unseen(f.Data)}
			kept = append(kept, f)
		} else {
			want[f.Name] = string(f.Data)
		}
	}
	plan := New(tree)
	errors := perform(t, plan, string(archive.Comment))
	got := map[string]string{}
	if errors != "" {
		got["errors"] = errors
	}
	for _, name := range plan.Files() {
		data, err := fs.ReadFile(plan.Tree(), name)
		if err != nil {
			t.Fatal(err)
		}
		got["after/"+name] = seen(data)
	}
	if *update {
		archive.Files = kept
		for _, name := range append(plan.Files(), "") {
			if name = "after/" + name; name == "after/" {
				name = "errors"
			}
			if got[name] != "" {
				archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(got[name])})
			}
		}
		writeCase(t, file, archive)
		return
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s:\n%swant:\n%s", name, got[name], want[name])
		}
	}
	for name := range got {
		if _, expected := want[name]; !expected {
			t.Errorf("%s was not expected:\n%s", name, got[name])
		}
	}
}

// unseen and seen let a case show ends of lines: ␍ for CR, ␄ at the end for a file
// whose last line has no end.
func unseen(data []byte) []byte {
	s := strings.ReplaceAll(string(data), "␍\n", "\r\n")
	if cut, ok := strings.CutSuffix(s, "␄\n"); ok {
		s = cut
	}
	return []byte(s)
}

func seen(data []byte) string {
	s := string(data)
	if !strings.HasSuffix(s, "\n") {
		s += "␄\n"
	}
	return strings.ReplaceAll(s, "\r\n", "␍\n")
}

// perform does the edits of a case and returns what went wrong.
func perform(t *testing.T, plan *Plan, script string) string {
	var errors strings.Builder
	for line := range strings.Lines(script) {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		for i := range words {
			words[i] = strings.ReplaceAll(words[i], "_", " ")
		}
		if err := one(t, plan, words); err != nil {
			errors.WriteString(err.Error() + "\n")
		}
	}
	return errors.String()
}

func one(t *testing.T, plan *Plan, w []string) error {
	var path Path
	if w[0] != "create" {
		path = pathOf(w[2])
	}
	switch w[0] {
	case "set":
		var order []string
		if len(w) > 5 {
			order = strings.Split(w[5], ",")
		}
		return plan.Set(w[1], path, Pair{w[3], Value{w[4]}}, order...)
	case "insert":
		i, err := strconv.Atoi(w[3])
		if err != nil {
			t.Fatal(err)
		}
		return plan.Insert(w[1], path, i, Value{w[4]})
	case "dated":
		return plan.InsertByDate(w[1], path, dateOf(t, w[3]), Value{w[4]})
	case "between":
		return plan.AddTableByDate(w[1], path, dateOf(t, w[3]), pairsOf(w[4:])...)
	case "table":
		return plan.AddTable(w[1], path, pairsOf(w[3:])...)
	case "item":
		return plan.AddItem(w[1], path, pairsOf(w[3:])...)
	case "create":
		return plan.Create(w[1], "#:schema x.json", pairsOf(w[2:])...)
	}
	t.Fatalf("no edit %q", w[0])
	return nil
}

func dateOf(t *testing.T, s string) source.Date {
	date, err := source.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return date
}

func pathOf(s string) (p Path) {
	if s == "." {
		return p
	}
	for part := range strings.SplitSeq(s, "/") {
		if i, err := strconv.Atoi(part); err == nil {
			p = p.Item(i)
		} else {
			p = p.Key(part)
		}
	}
	return p
}

func pairsOf(words []string) (pairs []Pair) {
	for _, w := range words {
		key, value, _ := strings.Cut(w, "=")
		pairs = append(pairs, Pair{key, Value{value}})
	}
	return pairs
}
