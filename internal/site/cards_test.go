package site_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/report"
	"moatatlas/internal/site"
)

// TestCards: every page but that for addresses without one names a picture of
// its own by the full address, and says what stands on it.
func TestCards(t *testing.T) {
	_, r := realTree(t)
	made := realSite(t)
	seen := map[string]string{}
	eachPage(t, made, func(page string, doc *goquery.Document) {
		said := func(name string) string {
			return doc.Find("meta[property='"+name+"'], meta[name='"+name+"']").AttrOr("content", "")
		}
		address := said("og:image")
		if page == "404.html" {
			if address != "" {
				t.Errorf("%s names a card", page)
			}
			return
		}
		file, ok := strings.CutPrefix(address, r.Site.Base)
		picture, found := made.Find(file)
		if !ok || !found {
			t.Errorf("%s names the card %q", page, address)
			return
		}
		if other, twice := seen[file]; twice {
			t.Errorf("%s and %s have one card", page, other)
		}
		seen[file] = page
		size, err := png.DecodeConfig(bytes.NewReader(picture.Data))
		if err != nil || said("og:image:width") != "1200" || said("og:image:height") != "630" || size.Width != 1200 || size.Height != 630 {
			t.Errorf("%s: a card of %d × %d (%v)", page, size.Width, size.Height, err)
		}
		if len(picture.Data) > 40_000 {
			t.Errorf("%s: a card of %d bytes", page, len(picture.Data))
		}
		if said("twitter:card") != "summary_large_image" || len(said("og:image:alt")) < 10 {
			t.Errorf("%s: card %q, said to be %q", page, said("twitter:card"), said("og:image:alt"))
		}
	})
}

// TestNoCards: where the address of the site is not known there is nothing that
// other sites could ask for.
func TestNoCards(t *testing.T) {
	tree, r := realTree(t)
	lone := *r
	lone.Site.Base, lone.Feed = "", nil
	for _, f := range mustMake(t, tree, &lone).Files() {
		if strings.HasSuffix(f.Path, "card.png") {
			t.Errorf("there is %s", f.Path)
		}
		if strings.HasSuffix(f.Path, ".html") && bytes.Contains(f.Data, []byte("og:image")) {
			t.Errorf("%s names a card", f.Path)
		}
		if strings.HasSuffix(f.Path, ".html") && !bytes.Contains(f.Data, []byte(`<meta name="twitter:card" content="summary">`)) {
			t.Errorf("%s does not say that words alone stand beside a link to it", f.Path)
		}
	}
}

// TestCardsOfBrokenFonts: a font that cannot be read is a problem of the tree.
func TestCardsOfBrokenFonts(t *testing.T) {
	for file, want := range map[string]string{
		"static/fonts/newsreader-latin-wght-normal.woff2":  "static/fonts: cards for links cannot be drawn: serif font: WOFF2: ends too early\n",
		"static/fonts/public-sans-latin-wght-normal.woff2": "static/fonts: cards for links cannot be drawn: serif font: WOFF2: ends too early\n",
	} {
		files := baseFiles(t, "template")
		files[file] = []byte("no font")
		_, problems, err := site.Make(treeOf(files), small(), nil)
		if got := lines(problems); err != nil || got != want {
			t.Errorf("%s: found %q (%v), want %q", file, got, err, want)
		}
	}
}

// TestCardWords: a card is told in words to those who do not see it.
func TestCardWords(t *testing.T) {
	for _, c := range []struct {
		card report.Card
		want string
	}{
		{report.Card{Kind: "Cloud", Finding: "AWS sold 3 models", Number: "57%", Unit: "of them"}, "Cloud. AWS sold 3 models. 57% of them."},
		{report.Card{Kind: "Analysis", Finding: "A title", Deck: "What it says."}, "Analysis. A title. What it says."},
		{report.Card{Finding: "Alone."}, "Alone."},
		{report.Card{}, ""},
	} {
		if got := c.card.Alt(); got != c.want {
			t.Errorf("%+v is %q, want %q", c.card, got, c.want)
		}
	}
}
