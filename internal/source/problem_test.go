package source_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/source"
)

func TestProblemIsOneLine(t *testing.T) {
	at := source.Pos{File: "a.toml", Line: 3, Col: 7}
	for want, p := range map[string]source.Problem{
		"a.toml:3:7: no cloud \"awss\"": {Pos: at, Message: `no cloud "awss"`},
		"a.toml:3:7: warning: old":      {Pos: at, Message: "old", Warning: true},
		"a.toml: no such file":          {Pos: source.Pos{File: "a.toml"}, Message: "no such file"},
		"a�::b: x�y�z":                  {Pos: source.Pos{File: "a\n::b"}, Message: "x\u202ey\x1bz"},
	} {
		if got := p.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func drawProblem(t *rapid.T) source.Problem {
	return source.Problem{
		Pos: source.Pos{
			File: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "file"),
			Line: rapid.IntRange(0, 2).Draw(t, "line"),
			Col:  rapid.IntRange(0, 2).Draw(t, "col"),
		},
		Message: rapid.SampledFrom([]string{"x", "y"}).Draw(t, "message"),
		Warning: rapid.Bool().Draw(t, "warning"),
	}
}

// However problems were found, they are listed in one order, each once.
func TestSortedDoesNotDependOnTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		found := rapid.SliceOfN(rapid.Custom(drawProblem), 0, 30).Draw(t, "problems")
		var first, second source.Problems
		for _, p := range found {
			if p.Warning {
				first.Warn(p.Pos, "%s", p.Message)
			} else {
				first.Add(p.Pos, "%s", p.Message)
			}
		}
		second.Append(rapid.Permutation(found).Draw(t, "order")...)
		second.Append(found...)
		list := first.Sorted()
		if again := second.Sorted(); !slices.Equal(list, again) {
			t.Errorf("%v\n%v", list, again)
		}
		for _, p := range found {
			if !slices.Contains(list, p) {
				t.Errorf("%v is lost", p)
			}
		}
		checkOrder(t, list)
	})
}

func checkOrder(t *rapid.T, list []source.Problem) {
	blocking := 0
	for i, p := range list {
		if !p.Warning {
			blocking++
		}
		if i == 0 {
			continue
		}
		before := list[i-1].Pos
		later := before.File > p.Pos.File || before.File == p.Pos.File &&
			(before.Line > p.Pos.Line || before.Line == p.Pos.Line && before.Col > p.Pos.Col)
		if later || list[i-1] == p {
			t.Errorf("%v stands before %v", list[i-1], p)
		}
	}
	if source.Blocking(list) != blocking {
		t.Errorf("Blocking = %d, want %d", source.Blocking(list), blocking)
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct{ word, allowed, want string }{
		{"fronteir", "frontier mid small", "frontier"},
		{"Mid", "frontier mid small", "mid"},
		{"SMLAL", "frontier mid small", "small"},
		{"large", "frontier mid small", ""},
		{"awss", "aws azure", "aws"},
		{"aw", "awb awa", "awa"},
		{"", "a", "a"},
		{"x", "", ""},
		{"ééé", "eee", ""},
		{"日本", "日本語 日", "日"},
		{strings.Repeat("x", 65), strings.Repeat("x", 64), ""},
	} {
		if got := source.Nearest(c.word, strings.Fields(c.allowed)); got != c.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", c.word, c.allowed, got, c.want)
		}
	}
}

// What is suggested is allowed, an allowed word is suggested for itself, and
// the order of the list does not matter.
func TestNearestIsAllowed(t *testing.T) {
	words := rapid.StringOfN(rapid.SampledFrom([]rune("abAé日-")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		word := words.Draw(t, "word")
		allowed := rapid.SliceOfN(words, 0, 8).Draw(t, "allowed")
		got := source.Nearest(word, allowed)
		if got != "" && !slices.Contains(allowed, got) {
			t.Errorf("%q is not in %q", got, allowed)
		}
		if slices.Contains(allowed, word) && !strings.EqualFold(got, word) {
			t.Errorf("%q is not near itself but near %q", word, got)
		}
		if again := source.Nearest(word, rapid.Permutation(allowed).Draw(t, "order")); again != got {
			t.Errorf("%q and %q are near %q", got, again, word)
		}
		message := source.Unknown("word", word, allowed)
		if got != "" && !strings.Contains(message, "did you mean \""+got+"\"?") {
			t.Errorf("%s does not name %q", message, got)
		}
	})
}

func TestUnknown(t *testing.T) {
	for want, got := range map[string]string{
		`no tier "fronteir"; did you mean "frontier"? allowed: frontier, mid`: source.Unknown("tier", "fronteir", []string{"frontier", "mid"}),
		`no tier "large"; allowed: frontier, mid`:                             source.Unknown("tier", "large", []string{"frontier", "mid"}),
		`no lab "opennai"; did you mean "openai"?`:                            source.Unknown("lab", "opennai", append(strings.Fields(strings.Repeat("mistralai ", 20)), "openai")),
		`no cloud "x"`: source.Unknown("cloud", "x", nil),
	} {
		if got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}
