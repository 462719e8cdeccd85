package amend

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"moatatlas/internal/source"
)

// texts are files to try edits on.
var texts = []string{
	"", "a = 1", "# c\r\na = 1\r\n[b]\r\nc = [ # d\r\n1,\r\n # e\r\n2 # f\r\n]\r\n", "[[a]]\nb = { c = 1 }\n[[a]]\n[a.d]\ne = []",
	"a = [\n  1\n  , 2,\n]\n", "a = {\n b = 1, # c\n}\n", "a = [[1, 2], [{ b = 1 }, { date = \"2024\" }]]\nb = \"\"\"\n[x]\n\"\"\"\n", "\"a b\" = { }\n[\"c.d\".e]\n f = 1",
	"a.b.c = 1\na.d = 2\n[e]\nf.g = [\n]", "[a.b]\n[a]\nc = 1 # x", "a = [ # b\n]", "a = [ 1, # ]\n\n]\n", "[a]#\n\tb='''\n#'''#\n", "a = { # x\n}", "a = 1 #\xc3\xa4", "a = {b.c = 1,}",
	"[a.b]\ndate = \"2024\"\n# b\n[a.c]\ndate = \"2025\"\n[[a.c.d]]\n#\n\n[a.e]\n[f]",
}

// TestEdits makes every kind of edit at many places of each text.
func TestEdits(t *testing.T) {
	for _, text := range texts {
		for op := range byte(6) {
			for value := range byte(12) {
				for at := range uint16(24) {
					checkEdit(t, text, op, value, at%6+at/6<<8)
				}
			}
		}
	}
}

// FuzzEdit makes any edit of any text.
func FuzzEdit(f *testing.F) {
	for i, text := range texts {
		f.Add(text, byte(i), byte(i), uint16(i))
	}
	f.Fuzz(checkEdit)
}

// checkEdit: whatever the file and the edit, what comes of it is TOML, has the new
// value and all others, and every byte of the text before but those of a value
// that was replaced.
func checkEdit(t *testing.T, data string, op, value byte, choice uint16) {
	if !utf8.ValidString(data) || strings.HasPrefix(data, source.ByteOrderMark) {
		return
	}
	doc, problem := source.NewDocument("f.toml", []byte(data))
	if problem != nil {
		return
	}
	var values map[string]any
	if _, err := toml.Decode(data, &values); err != nil {
		t.Fatal(err)
	}
	if holdsNoName(values) {
		return // the decoder loses what has the key ""
	}
	e := newEdit(doc, op, value, choice)
	plan := New(fstest.MapFS{"f.toml": {Data: []byte(data)}})
	if err := e.do(plan); err != nil {
		if len(plan.Files()) > 0 || e.possible(doc) && !strings.Contains(err.Error(), "more than") {
			t.Errorf("%s on %q failed: %v; it changed %v", e, data, err, plan.Files())
		}
		return
	}
	got := plan.files["f.toml"].data
	var after map[string]any
	if _, err := toml.Decode(got, &after); err != nil {
		t.Fatalf("%s on %q: %q is no TOML: %v", e, data, got, err)
	}
	want := e.expect(values)
	if dump(after) != dump(want) {
		t.Errorf("%s on %q gives %q:\n%s\nwant\n%s", e, data, got, dump(after), dump(want))
	}
	if kept := e.untouched(data, doc); !within(kept, got) {
		t.Errorf("%s on %q gives %q: something else changed", e, data, got)
	}
}

func dump(v any) string { return fmt.Sprintf("%#v", plain(v)) }

// plain gives a value one form: the decoder has several for lists, and a list of
// tables and its items may or may not be shared.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for k, x := range v {
			m[k] = plain(x)
		}
		return m
	case []map[string]any:
		list := []any{}
		for _, x := range v {
			list = append(list, plain(x))
		}
		return list
	case []any:
		list := []any{}
		for _, x := range v {
			list = append(list, plain(x))
		}
		return list
	}
	return fmt.Sprintf("%T %v", v, v)
}

func holdsNoName(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			if k == "" || holdsNoName(x) {
				return true
			}
		}
	case []map[string]any:
		for _, x := range v {
			if holdsNoName(x) {
				return true
			}
		}
	case []any:
		for _, x := range v {
			if holdsNoName(x) {
				return true
			}
		}
	}
	return false
}

// within tells whether all bytes of a stand in b, in their order.
func within(a, b string) bool {
	i := 0
	for j := 0; j < len(b) && i < len(a); j++ {
		if a[i] == b[j] {
			i++
		}
	}
	return i == len(a)
}
