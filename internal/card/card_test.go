package card_test

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/card"
)

var update = flag.Bool("update", false, "draw the cards in testdata anew")

// look is that of the site.
func look(tb testing.TB) card.Look {
	tb.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile("../../static/fonts/" + name + "-latin-wght-normal.woff2")
		if err != nil {
			tb.Fatal(err)
		}
		return data
	}
	return card.Look{Serif: read("newsreader"), Sans: read("public-sans"), Colours: map[string]string{
		"--paper": "#fbf9f4", "--ink": "#1b1a17", "--mute": "#918a7b",
		"--aws": "#c27a08", "--aws-t": "#875200", "--azure": "#1c4a97", "--azure-t": "#1c4a97", "--gcp": "#187a63", "--gcp-t": "#146152",
	}}
}

func artist(tb testing.TB, cache card.Cache) *card.Artist {
	tb.Helper()
	a, err := card.New(look(tb), cache)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func mustDraw(tb testing.TB, a *card.Artist, c card.Card) []byte {
	tb.Helper()
	picture, err := a.Draw(c)
	if err != nil {
		tb.Fatal(err)
	}
	return picture
}

func cards() map[string]card.Card {
	finding := card.Card{
		Site: "Moat Atlas", AsOf: "23 November 2026", Kind: "Who sells which AI model on which cloud, and since when",
		Finding: "Azure’s exclusive on OpenAI ended. Exclusivity has risen to 57%",
		Number:  "57%", Unit: "of the frontier models on sale can be bought on one of the three clouds only",
	}
	model := card.Card{
		Site: "Moat Atlas", AsOf: "23 November 2026", Kind: "Model by OpenAI",
		Finding: "GPT-5.5", Deck: "On 23 November 2026 it was on sale on AWS and Azure.", Number: "2 of 3",
		Squares: []card.Square{{"aws", "AWS", true}, {"azure", "Azure", true}, {"gcp", "Google Cloud", false}},
	}
	long := finding
	long.Site = strings.Repeat("An atlas with a long name ", 5)
	long.Kind = strings.Repeat("A kind of page that takes many words ", 5)
	long.Finding = strings.Repeat("A finding that goes on and on, with a name of forty-five letters such as Pneumonoultramicroscopicsilicovolcanoconiosis, ", 5)
	long.Deck, long.Number, long.Unit = long.Finding, "$1,234,567,890,123", long.Finding
	scripts := model
	scripts.Kind = "نموذج من مختبر"
	scripts.Finding = "通义千问 ジェミニ מודל Ünïcode Cafe\u0301 \u202eabc\u202c 👩‍💻"
	scripts.Deck = strings.Repeat("模型", 60)
	scripts.Squares = []card.Square{{"aws", "雲", true}, {"none", "Other", true}, {"gcp", "ענן", false}}
	return map[string]card.Card{"finding": finding, "model": model, "long": long, "scripts": scripts, "empty": {}}
}

// TestCards compares a few cards with those that somebody has looked at.
func TestCards(t *testing.T) {
	a := artist(t, nil)
	for name, c := range cards() {
		file := "testdata/" + name + ".png"
		got := mustDraw(t, a, c)
		want, err := os.ReadFile(file)
		switch {
		case bytes.Equal(got, want):
		case *update:
			err = os.WriteFile(file, got, 0o644)
			fallthrough
		default:
			t.Errorf("%s is drawn in another way (%v)", file, err)
		}
		if len(got) > 32_000 {
			t.Errorf("%s has %d bytes", name, len(got))
		}
	}
}

// TestAnyCard: whatever it says, a card is a picture of the right size, and
// nothing stands in its margins.
func TestAnyCard(t *testing.T) {
	a := artist(t, nil)
	words := rapid.OneOf(rapid.String(), rapid.StringN(0, 300, -1), rapid.SampledFrom([]string{"", "⁄", "57%", "a", strings.Repeat("Word ", 80), strings.Repeat("W", 200)}))
	rapid.Check(t, func(t *rapid.T) {
		c := card.Card{
			Site: words.Draw(t, "site"), AsOf: words.Draw(t, "as of"), Kind: words.Draw(t, "kind"), Finding: words.Draw(t, "finding"),
			Deck: words.Draw(t, "deck"), Number: words.Draw(t, "number"), Unit: words.Draw(t, "unit"),
		}
		for range rapid.IntRange(0, 12).Draw(t, "squares") {
			c.Squares = append(c.Squares, card.Square{Cloud: "aws", Name: words.Draw(t, "name"), Filled: rapid.Bool().Draw(t, "filled")})
		}
		picture, err := a.Draw(c)
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := png.Decode(bytes.NewReader(picture))
		if err != nil {
			t.Fatal(err)
		}
		if size := decoded.Bounds().Size(); size.X != card.Width || size.Y != card.Height {
			t.Fatalf("a picture of %v", size)
		}
		paper := decoded.At(0, card.Height-1)
		for y := 12; y < card.Height; y++ {
			for _, x := range []int{0, 30, 55, card.Width - 55, card.Width - 30, card.Width - 1} {
				if decoded.At(x, y) != paper {
					t.Fatalf("something stands in the margin at %d, %d", x, y)
				}
			}
		}
	})
}

// TestManyAtATime: neither what was drawn before nor what is drawn meanwhile
// shows in a card.
func TestManyAtATime(t *testing.T) {
	all := cards()
	want := map[string][]byte{}
	for name, c := range all {
		want[name] = mustDraw(t, artist(t, nil), c)
	}
	a := artist(t, nil)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			names := slices.Sorted(maps.Keys(all))
			for j := range names {
				name := names[(i+j)%len(names)]
				if got, err := a.Draw(all[name]); err != nil || !bytes.Equal(got, want[name]) {
					t.Errorf("%s differs (%v)", name, err)
				}
			}
		})
	}
	group.Wait()
}

// shelf is a cache in memory.
type shelf map[string][]byte

func (s shelf) Get(key string) ([]byte, bool) { data, ok := s[key]; return data, ok }
func (s shelf) Put(key string, data []byte)   { s[key] = data }

// TestCache: what is kept is taken as it is, by all that it depends on.
func TestCache(t *testing.T) {
	cache := shelf{}
	c := cards()["model"]
	want := mustDraw(t, artist(t, nil), c)
	if got := mustDraw(t, artist(t, cache), c); !bytes.Equal(got, want) || len(cache) != 1 {
		t.Fatalf("differs, or %d are kept", len(cache))
	}
	for key := range cache {
		cache[key] = []byte("kept")
	}
	if got := mustDraw(t, artist(t, cache), c); string(got) != "kept" {
		t.Error("drawn anew")
	}
	other := c
	other.Squares = slices.Clone(c.Squares)
	other.Squares[1].Filled = false
	mustDraw(t, artist(t, cache), other)
	recoloured := look(t)
	recoloured.Colours["--aws"] = "#111"
	swapped := look(t)
	swapped.Serif = swapped.Sans
	for _, l := range []card.Look{recoloured, swapped} {
		a, err := card.New(l, cache)
		if err != nil {
			t.Fatal(err)
		}
		if got := mustDraw(t, a, c); string(got) == "kept" {
			t.Error("another look and the same picture")
		}
	}
	if len(cache) != 4 {
		t.Errorf("%d are kept", len(cache))
	}
}

// TestBadLook: what no card can be drawn with is an error, and never a panic.
func TestBadLook(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*card.Look)
		want   string
	}{
		"no font":          {func(l *card.Look) { l.Serif = nil }, "serif font: WOFF2: ends too early"},
		"another file":     {func(l *card.Look) { l.Sans = bytes.Repeat([]byte("PNG "), 50) }, "sans font: WOFF2: does not begin with wOF2"},
		"half a font":      {func(l *card.Look) { l.Sans = l.Sans[:len(l.Sans)/2] }, "sans font: WOFF2: ends too early"},
		"no colour":        {func(l *card.Look) { l.Colours["--ink"] = "red" }, `the colour --ink: "red" is none of the form #1b1a17`},
		"part of a colour": {func(l *card.Look) { l.Colours["--ink"] = "#12" }, `the colour --ink: "#12" is none of the form #1b1a17`},
	} {
		l := look(t)
		c.change(&l)
		if _, err := card.New(l, nil); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	whole := look(t)
	for i := 0; i < len(whole.Sans); i += 97 {
		l := whole
		l.Sans = bytes.Clone(whole.Sans)
		l.Sans[i] ^= 0x55
		if a, err := card.New(l, nil); err == nil {
			_, _ = a.Draw(cards()["finding"]) // well or badly
		}
	}
}

// TestFewColours: more clouds than a card has colours for are drawn like those
// that have none.
func TestFewColours(t *testing.T) {
	l := look(t)
	for i := range 20 {
		l.Colours[fmt.Sprintf("--cloud%d", i)] = fmt.Sprintf("#0000%02x", i)
		l.Colours[fmt.Sprintf("--cloud%d-t", i)] = "#000"
	}
	a, err := card.New(l, nil)
	if err != nil {
		t.Fatal(err)
	}
	picture := mustDraw(t, a, card.Card{Squares: []card.Square{{"cloud9", "Nine", true}}})
	if _, err := png.Decode(bytes.NewReader(picture)); err != nil {
		t.Error(err)
	}
}

func BenchmarkDraw(b *testing.B) {
	a := artist(b, nil)
	c := cards()["finding"]
	for b.Loop() {
		mustDraw(b, a, c)
	}
}
