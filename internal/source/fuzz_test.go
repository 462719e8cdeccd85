package source_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/source"
)

// Whatever a file holds, it is read without failing; every problem is one line
// and lies in the file.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no behaviours in testdata (%v)", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Add([]byte("\xef\xbb\xbfname = \"x\"\r\ncount = \xff"))
	f.Fuzz(func(t *testing.T, text []byte) {
		_, problems, ok := read(fstest.MapFS{"in.toml": {Data: text}}, "in.toml")
		if !ok && len(problems) == 0 {
			t.Error("not read, and not said why")
		}
		lines := strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
		for _, p := range problems {
			inside(t, lines, p)
		}
	})
}

func inside(t *testing.T, lines []string, p source.Problem) {
	if p.Pos.File != "in.toml" || p.Message == "" || strings.ContainsFunc(p.String(), isBreak) {
		t.Errorf("%q", p)
	}
	switch at := p.Pos; {
	case at == source.Pos{File: "in.toml"}: // the file as a whole
	case at.Line < 1 || at.Line > len(lines) || at.Col < 1 || at.Col > 1+utf8.RuneCountInString(lines[at.Line-1]):
		t.Errorf("outside the file: %v", p)
	}
}

func isBreak(r rune) bool { return r < ' ' || r == 0x7f || r == '\u202e' || r == '\u2028' }

// A date that is read is written as it was read, and its days are in order.
func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"", "2026", "2026-04", "2026-04-28", "≤2026-04-28", "≤2026", "≤", "≤≤2026", "2026-02-29", "2024-02-29",
		"2026-4-1", "+026-01-01", " 2026", "2026-04-28T00:00", "1989-12-31", "9999-12-31", "２０２６"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := source.ParseDate(s)
		if err != nil {
			if !d.IsZero() || d.String() != "" {
				t.Errorf("%q is no date and yet %v", s, d)
			}
			return
		}
		checkDate(t, s, d)
	})
}
