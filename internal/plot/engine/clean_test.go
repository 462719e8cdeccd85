package engine_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/plot/engine"
)

// TestClean shows what becomes of parts of a document.
func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"style attribute", `<text style="font-size:12px;font-family:Public Sans;font-weight:650;" fill="var(--ink)">a</text>`,
			`<text fill="var(--ink)" font-size="12" font-weight="650">a</text>`},
		{"font", `<text style="font: italic 650 14px sans-serif">a</text>`, `<text font-style="italic" font-weight="650" font-size="14">a</text>`},
		{"font without more", `<text style="font: normal normal 12px sans-serif">a</text>`, `<text font-size="12">a</text>`},
		{"style before attribute", `<path d="M0 0" style="fill:var(--ink)" fill="red"/>`, `<path d="M0 0" fill="var(--ink)"/>`},
		{"style of position", `<path d="M0 0" style="d:path('M9 9');transform:scale(9);position:fixed" fill="red"/>`, `<path d="M0 0" fill="red"/>`},
		{"noise", `<path d="M0 0" class="zr0-cls-1" pointer-events="visible" cursor="pointer" ecmeta_ssr_type="chart" onclick="x()" stroke="var(--ink)"/>`,
			`<path d="M0 0" stroke="var(--ink)"/>`},
		{"defaults", `<text text-anchor="start" font-weight="normal">a</text>`, `<text>a</text>`},
		{"text placed", `<text x="1" y="-6" transform="translate(10.4567 20)">a</text>`, `<text x="11.46" y="14">a</text>`},
		{"text turned", `<text transform="matrix(0,-1,1,0,10.4567,20.001)" y="1.23456">a</text>`, `<text transform="matrix(0,-1,1,0,10.46,20)" y="1.23">a</text>`},
		{"shape placed", `<path d="M0 0" transform="translate(-0.001 3.14159)"/>`, `<path d="M0 0" transform="translate(0 3.14)"/>`},
		{"numbers kept", `<path d="M0.1234 0A4 4 0 1 1 4 -0.0004" stroke-width="1.25" fill-opacity="0.1234"/>`,
			`<path d="M0.1234 0A4 4 0 1 1 4 -0.0004" stroke-width="1.25" fill-opacity="0.12"/>`},
		{"ids", `<g clip-path="url(#zr0-c1)"><path d="M0 0"/></g><g clip-path="url(#zr0-c0)"><path d="M0 0"/></g>` +
			`<defs><clipPath id="zr0-c1"><path d="M1 1"/></clipPath><clipPath id="zr0-c0"><path d="M2 2"/></clipPath></defs>`,
			`<g clip-path="url(#a.1)"><path d="M0 0"/></g><g clip-path="url(#a.2)"><path d="M0 0"/></g>` +
				`<defs><clipPath id="a.1"><path d="M1 1"/></clipPath><clipPath id="a.2"><path d="M2 2"/></clipPath></defs>`},
		{"unseen", `<rect width="9" height="9" fill="none"/><g><path d="M0 0" fill="none"/></g><path d="M0 0" fill="none" stroke="red"/>`,
			`<path d="M0 0" fill="none" stroke="red"/>`},
		{"unseen but needed", `<defs><clipPath id="c"><path d="M0 0" fill="none"/></clipPath></defs><defs/>`,
			`<defs><clipPath id="a.1"><path d="M0 0"/></clipPath></defs>`},
		{"space", "<g>\n<text> a  b </text>\n</g>", "<g><text>\u00a0a\u00a0\u00a0b\u00a0</text></g>"},
		{"text", `<text>&lt;b&gt; &amp;amp; &quot; &#39;</text>`, `<text>&lt;b&gt; &amp;amp; &quot; '</text>`},
		{"style element", `<style><![CDATA[.zr0-cls-0:hover{fill:red}]]></style><text>a</text>`, `<text>a</text>`},
		{"comment", `<!-- <script>x()</script> --><text>a</text>`, `<text>a</text>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := engine.Clean(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">`+c.in+`</svg>`, "a")
			if err != nil || got != c.want {
				t.Errorf("cleaned, it is\n%s, %v, not\n%s", got, err, c.want)
			}
		})
	}
}

// TestRefused has documents with parts that must not get into a page.
func TestRefused(t *testing.T) {
	for _, in := range []string{
		`<script>alert(1)</script>`,
		`<svg:script>alert(1)</svg:script>`,
		`<foreignObject><p/></foreignObject>`,
		`<image href="x.png"/>`,
		`<use href="#a"/>`,
		`<a href="https://example.org/"><text>a</text></a>`,
		`<animate attributeName="x"/>`,
		`<svg/>`,
		`<path fill="url(https://example.org/x#y)"/>`,
		`<path fill="URL(https://example.org/x#y)"/>`,
		`<path fill="url(#nowhere)"/>`,
		`<path fill="url( #c )" id="c"/>`,
		`<path fill="u\72l(https://example.org/)"/>`,
		`<path fill="var(--ink, url(https://example.org/))"/>`,
		`<path fill="image-set('x')"/>`,
		`<path style="fill:url(//example.org/x)"/>`,
		`<path d="M0 0" fill="red;stroke:blue"/>`,
		`<path fill="red`,
		`<path fill=red></path>`,
		`<!DOCTYPE svg [<!ENTITY x "y">]><text>&x;</text>`,
		`<?xml-stylesheet href="x.css"?>`,
		strings.Repeat("<g>", 60) + strings.Repeat("</g>", 60),
		"</svg><svg>",
		"</svg>",
		"<g>",
		"<text>\x01</text>",
	} {
		if got, err := engine.Clean("<svg>"+in+"</svg>", "a"); err == nil {
			t.Errorf("%s becomes %s", in, got)
		}
	}
}

// FuzzClean holds whatever comes out to what may stand in a page, as XML and as
// HTML read it. What is clean stays as it is.
func FuzzClean(f *testing.F) {
	f.Add(`<svg width="9"><rect fill="none"/><text style="font: normal 650 12px x" transform="translate(1 2)"> a &lt;</text></svg>`)
	f.Add(`<svg><g clip-path="url(#c)"><path d="M0 0" stroke="var(--ink)" onclick="x"/></g><defs><clipPath id="c"><path d="M0 0"/></clipPath></defs></svg>`)
	f.Add(`<svg><script>x</script></svg>`)
	f.Add(`<svg><path style="fill:url(#c);mask:url(x)" id="c"/></svg>`)
	f.Add(`<svg xmlns:x="y"><x:path x:href="z" d="M0 0"/><!--a--></svg>`)
	f.Fuzz(func(t *testing.T, document string) {
		out, err := engine.Clean(document, "an-id")
		if err != nil {
			return
		}
		harmless(t, out)
		again, err := engine.Clean("<svg>"+out+"</svg>", "an-id")
		if err != nil || again != out {
			t.Errorf("cleaned again,\n%s\nis\n%s, %v", out, again, err)
		}
	})
}

func harmless(t *testing.T, out string) {
	t.Helper()
	inside := "<svg>" + out + "</svg>"
	elements, attributes := engine.Allowed()
	decoder, depth := xml.NewDecoder(strings.NewReader(inside)), 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, inside)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if depth++; depth > 1 && !slices.Contains(elements, start.Name.Local) || start.Name.Space != "" {
			t.Errorf("the element %v in %s", start.Name, inside)
		}
		for _, a := range start.Attr {
			checkAttr(t, attributes, a)
		}
	}
	page, err := goquery.NewDocumentFromReader(strings.NewReader("<!doctype html><body>" + inside + "<p>after</p>"))
	if err != nil {
		t.Fatal(err)
	}
	if n := page.Find("body > svg *").Length(); n != depth-1 {
		t.Errorf("HTML reads %d elements, XML %d, in %s", n, depth-1, inside)
	}
	if page.Find("body > p").Length() != 1 || page.Find("body > *").Length() != 2 {
		t.Errorf("HTML reads more than a picture in %s", inside)
	}
}

var (
	own   = regexp.MustCompile(`^url\(#an-id\.\d+\)$`)
	loads = regexp.MustCompile(`(?i)(url|src|image|image-set|element|attr|expression)\(|[\\:;&<>"'@/]`)
)

func checkAttr(t *testing.T, attributes []string, a xml.Attr) {
	t.Helper()
	if a.Name.Space != "" || !slices.Contains(attributes, a.Name.Local) || loads.MatchString(a.Value) && !own.MatchString(a.Value) {
		t.Errorf("the attribute %v", a)
	}
}
