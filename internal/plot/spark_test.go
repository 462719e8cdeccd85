package plot

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"moatatlas/internal/market"
)

// sparks are all small charts of a book, by name.
func sparks(b *Book) map[string]Spark {
	return map[string]Spark{
		"share": b.ShareSpark(), "reach": b.ReachSpark(), "survival": b.SurvivalSpark(365, "1 year"), "breadth": b.BreadthSpark(),
		"loss": b.LossSpark(), "key": b.RibbonTable().Key(),
		"parts": PartsSpark(Part{"First", market.Ratio{Part: 1, Whole: 3}}, Part{"Second", market.Ratio{}}),
	}
}

// soundSpark holds a small chart to what drawings owe the page.
func soundSpark(t *testing.T, name string, s Spark) {
	t.Helper()
	if (s.Marks == "") != (s == Spark{}) {
		t.Errorf("%s has a size and no marks", name)
	}
	complain := func(format string, args ...any) { t.Errorf("%s: %s", name, fmt.Sprintf(format, args...)) }
	checkMarks(complain, Drawing{Width: s.Width, Height: s.Height, Marks: s.Marks})
}

// The small charts, and the ribbons of a table, to the last mark.
func TestSparks(t *testing.T) {
	b := bookOf(t, shapeTree(t, nil))
	var out strings.Builder
	all := sparks(b)
	for _, name := range []string{"share", "reach", "survival", "breadth", "loss", "parts", "key"} {
		soundSpark(t, name, all[name])
		fmt.Fprintf(&out, "%s, %d x %d\n%s\n", name, all[name].Width, all[name].Height, strings.ReplaceAll(string(all[name].Marks), "><", ">\n<"))
	}
	ribbons := b.RibbonTable()
	fmt.Fprintf(&out, "years\n%s\n", strings.ReplaceAll(string(ribbons.Years()), "><", ">\n<"))
	for _, lab := range b.market.Data().Labs() {
		for _, peer := range b.market.Peers() {
			fmt.Fprintf(&out, "%s on %s\n%s\n", lab.ID, peer, strings.ReplaceAll(string(ribbons.Ribbon(lab.ID, peer)), "><", ">\n<"))
		}
	}
	file := filepath.Join("testdata", "shape", "sparks.txt")
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Error(difference(out.String(), string(want)))
	}
}

// On the real data every small chart is there and legible.
func TestSparksOfTheRealData(t *testing.T) {
	for name, s := range sparks(bookOf(t, os.DirFS("../.."))) {
		if s.Marks == "" {
			t.Errorf("%s is empty", name)
		}
		soundSpark(t, name, s)
	}
}

// Where there is nothing to draw, there is no small chart, and ribbons are bare.
func TestSparksOfNothing(t *testing.T) {
	tree := shapeTree(t, nil)
	b := bookOf(t, tree)
	early := NewBook(market.On(b.market.Data(), day(t, "2019-01-01")), false)
	for name, s := range sparks(early) {
		soundSpark(t, name, s)
		if s.Marks != "" && (name == "share" || name == "reach") {
			t.Errorf("%s draws %s", name, s.Marks)
		}
	}
	if early.Turn() != nil {
		t.Errorf("a turn before anything was sold: %v", early.Turn())
	}
	var many []Part
	for range mostRows + 1 {
		many = append(many, Part{"One", market.Ratio{Part: 1, Whole: 1}})
	}
	if s := PartsSpark(many...); s.Marks != "" {
		t.Error("more rows than a small chart holds were drawn")
	}
}
