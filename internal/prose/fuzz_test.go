package prose_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

// Whatever a document holds, it is read without failing, every place lies in
// the file, and what is made of it is markup of the allowed kinds.
func FuzzLoad(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(checkDocument)
}

// Whatever the text behind a good front matter holds, the same is true.
func FuzzText(f *testing.F) {
	for _, seed := range seeds(f) {
		if _, text, ok := strings.Cut(seed, "\n+++\n"); ok {
			f.Add(text)
		}
	}
	for unit := range units() {
		f.Add(strings.Repeat(units()[unit], 20))
	}
	f.Fuzz(func(t *testing.T, text string) { checkDocument(t, front+text) })
}

// Whatever the title of a link holds, its places lie in the file.
func FuzzClaim(f *testing.F) {
	for _, seed := range []string{`a > 1`, `f(\"x\") &gt; 1`, "a\nb", "&#x202e;", `\\`, "`", "](claim:b \"c\")", "ä\r\n> 模"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, test string) {
		checkDocument(t, front+"> - [A `= "+test+"` b](claim:id \""+test+"\") and 5.\n")
	})
}

func seeds(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no behaviours in testdata (%v)", err)
	}
	var list []string
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".md") {
				list = append(list, string(f.Data), strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
			}
		}
	}
	return list
}

type failer interface {
	Errorf(format string, args ...any)
	Helper()
}

func checkDocument(t *testing.T, text string) { check(t, text) }

func check(t failer, text string) {
	tree := fstest.MapFS{"content/a.md": {Data: []byte(text)}, "content/map.png": {Data: []byte("x")}}
	content, problems := prose.Load(tree)
	lines := strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n")
	for _, p := range problems {
		if p.Pos.File == "content/a.md" {
			inside(t, lines, p.Pos)
		}
		if p.Message == "" || strings.ContainsFunc(p.String(), func(r rune) bool { return r < ' ' }) {
			t.Errorf("%q", p)
		}
	}
	for _, d := range content.Documents() {
		checkReferences(t, d, lines)
		_, problems := d.Coverage(names())
		for _, p := range problems {
			inside(t, lines, p.Pos)
		}
		checkMarkup(t, d)
	}
}

func inside(t failer, lines []string, at source.Pos) {
	t.Helper()
	if at == (source.Pos{File: "content/a.md"}) {
		return // the file as a whole
	}
	if at.Line < 1 || at.Line > len(lines) || at.Col < 1 || at.Col > 1+utf8.RuneCountInString(lines[at.Line-1]) {
		t.Errorf("outside the file: %v", at)
	}
}

func checkReferences(t failer, d *prose.Document, lines []string) {
	var spans []prose.Span
	for _, v := range d.Values {
		spans = append(spans, v.Expr)
	}
	for _, c := range d.Claims {
		inside(t, lines, c.Pos)
		spans = append(spans, c.Expr)
	}
	for _, l := range d.Links {
		spans = append(spans, l.Target)
	}
	for _, c := range d.Charts {
		spans = append(spans, c.Reference)
	}
	for _, h := range d.Headings {
		inside(t, lines, h.Pos)
	}
	for _, s := range spans {
		if s.Text == "" || strings.Contains(s.Text, "\n") {
			t.Errorf("%q", s.Text)
		}
		for _, i := range []int{-1, 0, 1, len(s.Text) / 2, len(s.Text), len(s.Text) + 1} {
			inside(t, lines, s.At(i))
		}
	}
}

// What a document may be made of, in any order, keeps the same laws.
func TestDocuments(t *testing.T) {
	parts := []string{"`= a`", "`=", "[x](claim:", "[x](claim:a \"b\")", "[x](claim:b 'c\nd')", "[x](cloud:aws)", "[x](javascript:a)", "[x](#x)", "[x](https://a.b/\"c)",
		"![x](chart:y)", "![x](map.png)", "\n\n", "\n", "\n> ", "\n- ", "\n1. ", "\n    ", "\n\n## x", "\n\n### y\n", "\n===\n", "*", "**", "_", "[", "]", "(", ")", "<b>", "<", "&quot;", "&amp;",
		"\\", "\"", "'", "|", "\n|-|-|\n", "\n| a | b |\n|--|:-:|\n| 1 | 2 |\n", "[^a]", "\n\n[^a]: ", "\n\n[x]: cloud:aws 'y'\n\n", "```", "\n```\n", "61 models", "49%", " ", "ä", "模", "\r\n",
		"\u202e", "\t", "<https://a.b>", "<a@b.c>", "![", "`` = ``", "\n+++\n", "[x][x]", "#"}
	rapid.Check(t, func(t *rapid.T) {
		text := front + strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 40).Draw(t, "parts"), "")
		check(t, text)
		first, second := render(text), render(text)
		if first != second {
			t.Errorf("two readings differ:\n%s\n%s", first, second)
		}
	})
}

// render is all that is made of a document.
func render(text string) string {
	content, problems := prose.Load(fstest.MapFS{"content/a.md": {Data: []byte(text)}})
	return printed(problems) + references(content) + blocks(content) + numbers(content) + plain(content)
}
