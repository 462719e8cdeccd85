package prose_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

// What a text file of testdata cannot hold.
func TestLoad(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"byte order mark":      {"\uFEFF" + front + "`=`", "content/a.md:5:1: no expression behind =\n"},
		"CRLF":                 {strings.ReplaceAll(front+"a\n\n`=`", "\n", "\r\n"), "content/a.md:7:1: no expression behind =\n"},
		"CR alone":             {front + "a\rb", "content/a.md:5:2: the control character U+000D\n"},
		"NUL":                  {front + "a\x00b", "content/a.md:5:2: the control character U+0000\n"},
		"Latin-1":              {front + "\u00e9 caf\xe9", "content/a.md:5:6: not UTF-8 text\n"},
		"larger than any file": {front + strings.Repeat("x", 5<<20), "content/a.md: larger than 1024 KiB\n"},
		"no last newline":      {strings.TrimSuffix(front, "\n"), ""},
		"longest line":         {front + strings.Repeat("x", 8<<10), ""},
		"too long a line":      {front + "x\n\n" + strings.Repeat("x", 8<<10+1), "content/a.md:7:1: a line of too many bytes; at most 8192\n"},
		"too long a paragraph": {front + strings.Repeat("word\n", 3300), "content/a.md:3281:1: too many bytes without an empty line; at most 16384\n"},
		"long quotation":       {front + strings.Repeat("> word\n>\n", 3300), ""},
		"too wide a table":     {front + strings.Repeat("|", 65), "content/a.md:5:1: a line with too many signs |; at most 64\n"},
		"too many footnotes":   {front + strings.Repeat("> [^a]: x\n\n", 501), "content/a.md:1005:1: too many footnotes; at most 500\n"},
	} {
		_, problems := prose.Load(fstest.MapFS{"content/a.md": {Data: []byte(c.text)}})
		if printed(problems) != c.want {
			t.Errorf("%s:\n%swant:\n%s", name, printed(problems), c.want)
		}
	}
}

func TestLoadTree(t *testing.T) {
	for name, c := range map[string]struct {
		tree fs.FS
		want string
	}{
		"a file for the folder": {fstest.MapFS{"content": {}}, "content: a file stands where a folder is expected\n"},
		"a name with a newline": {fstest.MapFS{"content/a\nb.md": {}}, "content: the name \"content/a\\nb.md\" holds characters that cannot be printed\n"},
		"a pipe":                {fstest.MapFS{"content/a.md": {Mode: fs.ModeNamedPipe}}, "content/a.md: cannot be read: neither a file nor a folder\n"},
		"a locked folder":       {locked{fstest.MapFS{"content/a/b.md": {}}}, "content/a: cannot be read: permission denied\n"},
	} {
		if _, problems := prose.Load(c.tree); printed(problems) != c.want {
			t.Errorf("%s:\n%swant:\n%s", name, printed(problems), c.want)
		}
	}
}

// locked is a tree with a folder that may not be entered.
type locked struct{ fstest.MapFS }

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "content/a" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.ReadDir(name)
}

// Without answers a document still reads; with a prefix its ids are others.
func TestAnswers(t *testing.T) {
	content, problems := load("## X\n\n`= a` [b](cloud:c) [up](#x) [on](#claim-d) [d](claim:d \"e\")[^f]\n\n![g](map.png)\n\n[^f]: F\n")
	if want := "content/a.md:9:6: no such file: content/map.png\n"; printed(problems) != want {
		t.Errorf("%swant %s", printed(problems), want)
	}
	d := content.Documents()[0]
	var got []string
	for _, b := range d.Render(prose.Answers{States: []string{`x" y`}, Prefix: `q"-`}) {
		got = append(got, string(b.HTML))
	}
	want := []string{
		`<h2 id="q&#34;-sec-x">X <a class="anchor" href="#q&#34;-sec-x" aria-label="Link to this section">#</a></h2>`,
		`<p class="txt"><span class="v" id="q&#34;-value-1">–</span> b <a href="#q&#34;-sec-x">up</a> <a href="#claim-d">on</a> ` +
			`<span class="claim x&#34; y" id="claim-d">d</span><sup><a href="#note-d" aria-label="Claim 1">1</a></sup>` +
			`<sup class="fnref"><a id="q&#34;-fnref-1-1" href="#q&#34;-fn-1" aria-label="Footnote 1">[1]</a></sup></p>`,
		`<p class="txt">g</p>`,
		`<ol class="fn"><li id="q&#34;-fn-1">F <a href="#q&#34;-fnref-1-1" aria-label="Back to the text">↩</a></li></ol>`,
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := d.Plain(nil); got != "X\nb up on d\ng" {
		t.Errorf("%q", got)
	}
	if (prose.Span{}).At(3) != (source.Pos{}) {
		t.Error("an empty span has a place")
	}
}

// A fault in an expression is told where it stands in the file.
func TestSpanProblem(t *testing.T) {
	content, _ := load("> a `= one(\n> \"two\"` and [b](claim:c\n> 'x(\\'y\\' &amp;\n> z')\n")
	d := content.Documents()[0]
	for _, c := range []struct {
		span prose.Span
		word string
		want string
	}{
		{d.Values[0].Expr, "one", "content/a.md:5:8: here"},
		{d.Values[0].Expr, `"two"`, "content/a.md:6:3: here"},
		{d.Claims[0].Expr, "x", "content/a.md:7:4: here"},
		{d.Claims[0].Expr, "y", "content/a.md:7:8: here"},
		{d.Claims[0].Expr, "&", "content/a.md:7:12: here"},
		{d.Claims[0].Expr, "z", "content/a.md:8:3: here"},
	} {
		i := strings.Index(c.span.Text, c.word)
		if got := c.span.Problem(source.NewFault(i, "here")).String(); i < 0 || got != c.want {
			t.Errorf("%s in %q: %s, want %s", c.word, c.span.Text, got, c.want)
		}
	}
}
