package source_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"pgregory.net/rapid"

	"moatatlas/internal/source"
)

// What is wrong with a part of a text is told as if all of the text were TOML
// and what stands above the part were comments.
func TestReadPart(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "in.md:1:1: missing key \"name\"\n",
		"name = 1":                  "in.md:4:8: name: want text, found the number 1\n",
		"name = \"x\"\ncuont = 1":   "in.md:5:1: no key \"cuont\"; did you mean \"count\"?",
		"name = \"x\nrest":          "in.md:4:10: basic strings cannot have new lines\n",
		"name = \"x\"\nname = 1":    "in.md:5:1: key \"name\" is given twice, first in line 4\n",
		"name = \"x\"\r\ncount = a": "in.md:5:9: expected a value; a text stands in quotes\n",
	} {
		if _, problems, _ := readPart(text, 4); !strings.HasPrefix(printed(problems), want) {
			t.Errorf("%q:\n%swant:\n%s", text, printed(problems), want)
		}
	}
}

func readPart(text string, line int) (record, []source.Problem, bool) {
	var r record
	var problems source.Problems
	ok := source.NewReader(fstest.MapFS{}, &problems).ReadPart("in.md", []byte(text), line, &r)
	return r, problems.Sorted(), ok
}

// A part is read as a file of its own is, but for the lines.
func TestPartsAreFiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom([]string{"name = \"x\"", "name = 1", "count = 2", "count = \"x\"", "tier = \"y\"", "[[item]]", "x", "tags = [1,", "2]"}), 0, 6)
		text := strings.Join(lines.Draw(t, "lines"), "\n")
		above := rapid.IntRange(0, 5).Draw(t, "above")
		_, part, partOK := readPart(text, above+1)
		_, file, fileOK := readText(strings.Repeat("\n", above) + text)
		if want := strings.ReplaceAll(printed(file), "in.toml", "in.md"); printed(part) != want || partOK != fileOK {
			t.Errorf("%swant:\n%s", printed(part), want)
		}
	})
}

func FuzzReadPart(f *testing.F) {
	f.Add("name = \"x\"\ncount = \"\"\"\n", 3)
	f.Add("", 1)
	f.Fuzz(func(t *testing.T, text string, line int) {
		if !utf8.ValidString(text) {
			t.Skip("ReadFile gives no such text")
		}
		line = 1 + (line&0xff)%100
		_, problems, ok := readPart(text, line)
		if !ok && len(problems) == 0 {
			t.Error("not read, and not said why")
		}
		for _, p := range problems {
			if at := p.Pos; at.Line < 1 || at.Line > line+strings.Count(text, "\n") || at.Col < 1 || at.Line < line && at.Line != 1 {
				t.Errorf("outside of the part: %v", p)
			}
		}
	})
}

func TestLines(t *testing.T) {
	const text = "ab\näöü\n\n" + "x"
	lines := source.NewLines("a.md", []byte(text))
	for offset, want := range map[int]string{
		-1: "a.md:1:1", 0: "a.md:1:1", 1: "a.md:1:2", 2: "a.md:1:3", 3: "a.md:2:1", 4: "a.md:2:1", 5: "a.md:2:2",
		10: "a.md:3:1", 11: "a.md:4:1", 12: "a.md:4:2", 99: "a.md:4:2",
	} {
		if got := lines.Pos(offset).String(); got != want {
			t.Errorf("%d: %s, want %s", offset, got, want)
		}
	}
}
