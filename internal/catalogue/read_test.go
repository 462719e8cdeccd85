package catalogue_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"moatatlas/internal/catalogue"
)

func all(string) bool { return true }

// TestBadFiles has files that are no catalogue: each is one clear problem.
func TestBadFiles(t *testing.T) {
	whole := `{"a": {"models": {"m": {"name": "x"}}}}`
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "f:1:1: empty; want the api.json of models.dev"},
		{"blank", " \n ", "f:1:1: empty; want the api.json of models.dev"},
		{"page", "\n<!DOCTYPE html><html>", "f:2:1: a web page or XML; want the api.json of models.dev, whose text begins with {"},
		{"list", `[1]`, "f:1:1: want an object of providers, as the api.json of models.dev is"},
		{"text", `"no"`, "f:1:1: want an object of providers, as the api.json of models.dev is"},
		{"cut off", whole[:20], "f:1:21: ends in the middle, after 20 bytes; the file is not whole"},
		{"cut off in a text", whole[:4], "f:1:5: ends in the middle, after 4 bytes; the file is not whole"},
		{"more", whole + "\n{}", "f:2:1: no JSON: invalid character '{' after top-level value (byte 41)"},
		{"not JSON", "{\n  'a': 1}", "f:2:3: no JSON: invalid character '\\'' looking for beginning of object key string (byte 5)"},
		{"NaN", `{"a": {"models": {"m": {"cost": {"input": NaN}}}}}`, "f:1:43: no JSON: invalid character 'N' looking for beginning of value (byte 43)"},
		{"not UTF-8", "{\"\xff\": {}}", "f:1:3: not UTF-8 text"},
		{"deep", strings.Repeat(`{"a":`, 20_000), "f:1:50001: no JSON: invalid character '{' exceeded max depth (byte 50001)"},
		{"large", strings.Repeat(" ", catalogue.MaxFile+1), "f:1:1: larger than 64 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			listing, found := catalogue.Read("f", []byte(c.text), all)
			if got := fmt.Sprint(found); got != "["+c.want+"]" || listing != nil {
				t.Errorf("found %s, want [%s]", got, c.want)
			}
		})
	}
	if listing, found := catalogue.Read("f", []byte("\uFEFF"+whole), all); listing == nil || len(listing.Providers) != 1 {
		t.Errorf("with a byte order mark: %v", found)
	}
}

// TestManyProblems: a file of another shape is not told of without end.
func TestManyProblems(t *testing.T) {
	text := `{"a": {"models": {` + strings.Repeat(`"m": 1, `, 5000) + `"n": {}}}}`
	_, found := catalogue.Read("f", []byte(text), all)
	if len(found) > 25 || !strings.Contains(found[len(found)-1].Message, "the rest was not read") {
		t.Errorf("%d problems, the last %v", len(found), found[len(found)-1])
	}
}

// TestLongNames: names of millions of letters are left out and not shown.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("x", 10_000_000)
	data := sound(t, smallTree(t))
	plan := propose(t, data, []byte(`{"anthropic": {"models": {"`+long+`": {}, "claude-opus-5": {"family": "f"}, "claude-opus-7": {"name": "`+long+`", "family": "f", "release_date": "2026-11-01"}}}, "`+long+`": {"models": {}}}`))
	if text := printed(t, plan, catalogue.Text); plan.Writes() != 0 || len(text) > 4000 || !strings.Contains(text, "an id of 10000000 bytes") || !strings.Contains(text, "no name that could be shown") {
		t.Errorf("%d changes, %d bytes: %.3000s", plan.Writes(), len(text), text)
	}
}

// FuzzRead: whatever the file, reading it and proposing from it does not fail; a
// problem has a place in the file; and no line of a plan holds more than itself.
func FuzzRead(f *testing.F) {
	data := sound(f, smallTree(f))
	f.Add([]byte(`{"anthropic": {"models": {"claude-opus-5": {"name": "x", "cost": {"input": 1, "output": 2}, "limit": {"context": 5}}}}}`))
	f.Add([]byte(`{"azure": {"models": {"gpt-5": {"modalities": {"input": ["text"]}, "status": "beta"}, "x\n": {}}}, "b": 1}`))
	f.Add([]byte(`[`))
	f.Fuzz(func(t *testing.T, text []byte) {
		listing, found := catalogue.Read("f", text, catalogue.Wanted(data))
		if (listing == nil) != (len(found) > 0) {
			t.Fatalf("a listing: %t, problems: %v", listing != nil, found)
		}
		for _, p := range found {
			if p.Pos.Line < 1 || p.Pos.Line > strings.Count(string(text), "\n")+1 || p.Message == "" {
				t.Errorf("no place in the file: %v", p)
			}
		}
		if listing == nil {
			return
		}
		plan := catalogue.Propose(data, listing, day)
		for _, form := range []catalogue.Format{catalogue.Text, catalogue.Markdown} {
			for _, r := range printed(t, plan, form) {
				if r != '\n' && !unicode.IsGraphic(r) {
					t.Errorf("the plan holds %U", r)
				}
			}
		}
	})
}
