package impact

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"
	"pgregory.net/rapid"
)

// hostile are texts that would be more than text where they could.
func hostile() []string {
	return []string{
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</li></ul><h1>Mine</h1>", "--><svg/onload=alert(1)>",
		"@octocat", "see @org/team and a@example.org", "#1", "owner/name#12", "GH-7", "gh-7", "0123456789abcdef0123456789abcdef01234567", "abcdef1",
		"https://evil.example/x?a=b&c", "www.evil.example", "ftp://evil.example", "mailto:a@example.org", "[x](https://evil.example)", "![x](https://evil.example/x.png)",
		"[x]: https://evil.example", "`code`", "``` \n fence", "**bold** __bold__ *em* _em_ ~~gone~~", "| a | b |\n|---|---|\n| c | d |", "\n\n# Heading\n\n", "\r\n- item", "> quote",
		"1. one", "1) one", "- [ ] task", "+ plus", "===", "---", "    indented", "\\[x\\]", "&lt;b&gt; &#64;octocat", "$x^2$", ":tada: data/x.toml:100:1", "[^1]", "[[wiki]]",
		"\x1b[31mred\x1b[0m", "\u202eevil\u2066", "a\x00b", "\u2028line", "${{ github.token }}", "::error file=x::y", "##[error]x", "###[error]x", "{{.}}", "' onmouseover='x", "\" autofocus onfocus=\"x",
	}
}

// filled is an impact with a text in every field that can hold one, in every list.
func filled(text string) *Impact {
	i := &Impact{}
	fill(reflect.ValueOf(i).Elem(), text)
	i.Claims.Items[0].Kinds = []ClaimKind{ClaimKind(text)}
	i.Charts.Items[0].Drawings = [2]Drawing{{SVG: []byte("<svg>" + text + "</svg>"), Alt: text, Width: 1}}
	return i
}

func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), text)
			}
		}
	}
}

// markdown renders as GitHub does at first: with its extensions, and HTML let through.
func rendered(t failer, text string) *nethtml.Node {
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(html.WithUnsafe())).Convert([]byte(text), &out); err != nil {
		t.Fatalf("%v", err)
	}
	node, err := nethtml.Parse(&out)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return node
}

// look walks through a document: its elements, and the text in it.
func look(n *nethtml.Node, element func(*nethtml.Node)) (text string) {
	if n.Type == nethtml.TextNode {
		return n.Data
	}
	if n.Type == nethtml.ElementNode {
		element(n)
	}
	var b strings.Builder
	for kid := n.FirstChild; kid != nil; kid = kid.NextSibling {
		b.WriteString(look(kid, element))
	}
	return b.String()
}

// called is what GitHub makes a link of in the finished text: names of people and
// teams, numbers of issues, commits, addresses, signs of emotion.
var called = regexp.MustCompile(`@[A-Za-z0-9]|#[0-9]|(?i:gh-)[0-9]|[0-9a-fA-F]{7,}|://[a-z]|www\.[a-z]|:[a-z0-9_+-]+:|\$\{\{`)

func inMarkdown(t failer, text string) {
	i := filled(text)
	markdown := i.Markdown()
	allowed := []string{"html", "head", "body", "h2", "h3", "p", "strong", "em", "ul", "li", "sub"}
	items := 0
	seen := look(rendered(t, markdown), func(n *nethtml.Node) {
		if !slices.Contains(allowed, n.Data) || len(n.Attr) > 0 {
			t.Fatalf("%q gives <%s> %v in\n%s", text, n.Data, n.Attr, markdown)
		}
		if n.Data == "li" {
			items++
		}
	})
	if found := called.FindString(seen); found != "" {
		t.Fatalf("%q leaves %q in\n%s", text, found, markdown)
	}
	if plain := filled("x").Markdown(); strings.Count(markdown, "\n") != strings.Count(plain, "\n") {
		t.Fatalf("%q makes %d lines, not %d:\n%s", text, strings.Count(markdown, "\n"), strings.Count(plain, "\n"), markdown)
	}
	readable(t, text, seen)
}

// readable holds what a reader sees to the text, but for what cannot be printed.
func readable(t failer, text, seen string) {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r > unicode.MaxASCII || !unicode.IsPrint(r) || r == ' ' {
				return -1
			}
			return r
		}, s)
	}
	if want := letters(short(text)); !strings.Contains(letters(seen), want) {
		t.Fatalf("%q is not shown as it is", text)
	}
}

func inPage(t failer, text string) {
	page, err := filled(text).Page()
	if err != nil {
		t.Fatalf("%v", err)
	}
	node, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatalf("%v", err)
	}
	allowed := []string{
		"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "strong", "nav", "ul", "li", "a", "section",
		"del", "ins", "span", "div", "figure", "figcaption", "img",
	}
	look(node, func(n *nethtml.Node) {
		if !slices.Contains(allowed, n.Data) {
			t.Fatalf("%q gives <%s>", text, n.Data)
		}
		for _, a := range n.Attr {
			outside := a.Key == "href" && !strings.HasPrefix(a.Val, "#") || a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/svg+xml;base64,")
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || outside {
				t.Fatalf("%q gives <%s %s=%q>", text, n.Data, a.Key, a.Val)
			}
		}
	})
}

func inText(t failer, text string) {
	shown := filled(text).Text()
	for _, r := range shown {
		if r != '\n' && !unicode.IsGraphic(r) {
			t.Fatalf("%q leaves %U", text, r)
		}
	}
	for line := range strings.Lines(shown) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
			t.Fatalf("%q gives the runner a command: %s", text, line)
		}
	}
	if strings.Count(shown, "\n") != strings.Count(filled("x").Text(), "\n") {
		t.Fatalf("%q makes lines of its own:\n%s", text, shown)
	}
}

func inJSON(t failer, text string) {
	doc, err := filled(text).JSON()
	if err != nil || !json.Valid([]byte(doc)) || strings.ContainsAny(doc, "<>&\x1b\x00") {
		t.Fatalf("%q: %v\n%s", text, err, doc)
	}
}

// TestHostile has texts of strangers in every field of every format.
func TestHostile(t *testing.T) {
	for _, text := range hostile() {
		t.Run(fmt.Sprintf("%.20q", text), func(t *testing.T) {
			inMarkdown(t, text)
			inPage(t, text)
			inText(t, text)
			inJSON(t, text)
		})
	}
}

// TestHostileMixed has any mixture of them.
func TestHostileMixed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(hostile()), rapid.SampledFrom(strings.Split("@#:/.-_*`[](){}<>&!|~+=$\\\"'\n\t 0a1bH", "")), rapid.StringN(0, 6, 12)), 1, 6).Draw(t, "parts")
		text := strings.Join(parts, "")
		if text == "" {
			return // which has fewer lines to show
		}
		inMarkdown(t, text)
		inPage(t, text)
		inText(t, text)
		inJSON(t, text)
	})
}

// TestLong keeps Markdown short enough for a comment, and says what is left out.
func TestLong(t *testing.T) {
	i := &Impact{Summary: "Much changed.", Notes: []string{strings.Repeat("<", 500)}}
	for n := range 5000 {
		i.Removed.Items = append(i.Removed.Items, FactChange{Record: fmt.Sprint("model l/m", n), Before: strings.Repeat("<>", 1000), BeforeAt: "data/x.toml:1:1"})
		i.Added.Items = append(i.Added.Items, FactChange{Record: fmt.Sprint("model l/n", n), After: strings.Repeat("@#", 1000)})
	}
	markdown := i.Markdown()
	if len(markdown) > MaxMarkdown || len(markdown) < MaxMarkdown/8 {
		t.Errorf("%d bytes", len(markdown))
	}
	for _, want := range []string{"### Facts removed (5,000)", "### Facts added (5,000)", " more*"} {
		if !strings.Contains(markdown, want) {
			t.Errorf("does not say %q", want)
		}
	}
	i.Notes = slices.Repeat([]string{strings.Repeat("<", 200)}, 100)
	if markdown = i.Markdown(); len(markdown) > MaxMarkdown {
		t.Errorf("%d bytes with many notes", len(markdown))
	}
}

// TestCapped counts what is left out of every list.
func TestCapped(t *testing.T) {
	i := filled("x")
	c := i.Capped(1)
	value := reflect.ValueOf(*c)
	for n := range value.NumField() {
		list := value.Field(n)
		if list.Kind() != reflect.Struct || !list.FieldByName("LeftOut").IsValid() {
			continue
		}
		if list.FieldByName("Items").Len() != 1 || list.FieldByName("LeftOut").Int() != 1 {
			t.Errorf("%s is not capped", value.Type().Field(n).Name)
		}
	}
	if i.Capped(0).Removed.Len() != 2 || c.Removed.Len() != 2 || i.Removed.LeftOut != 0 {
		t.Error("a cap changes the count or the original")
	}
}
