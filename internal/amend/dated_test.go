package amend

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"moatatlas/internal/source"
)

// TestByDateOrder: tables added in any order stand by their dates, equals in the
// order in which they came, and every line of the file before is still there.
func TestByDateOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type record struct {
			date source.Date
			text string
		}
		var want []record
		dates := rapid.SampledFrom([]string{"2020", "2020-03", "2020-03-31", "≤2020-03-31", "2020-12-31", "2021-01-01", "≤2019-05"})
		between := rapid.SampledFrom([]string{"", "\n", "\n\n", "\n# apart\n\n"})
		touching := rapid.SampledFrom([]string{"", "# it\n"})
		draw := func(i int) (date source.Date, text string) {
			text = dates.Draw(t, "date")
			date, _ = source.ParseDate(text)
			want = append(want, record{date, fmt.Sprintf("r%d", i)})
			slices.SortStableFunc(want, func(a, b record) int { return int(a.date.Latest() - b.date.Latest()) })
			return date, text
		}
		before := rapid.IntRange(0, 4).Draw(t, "before")
		for i := range before {
			draw(i)
		}
		data := "#:schema x.json\n"
		for _, r := range want {
			data += between.Draw(t, "between") + touching.Draw(t, "above") + "[deal." + r.text + "]\ndate = \"" + r.date.String() + "\"\n" + touching.Draw(t, "below")
		}
		plan := New(fstest.MapFS{"f.toml": {Data: []byte(data)}})
		for i := range rapid.IntRange(1, 5).Draw(t, "added") {
			date, text := draw(before + i)
			at := Path{}.Key("deal").Key(fmt.Sprintf("r%d", before+i))
			if err := plan.AddTableByDate("f.toml", at, date, Pair{"date", Text(text)}); err != nil {
				t.Fatal(err)
			}
		}
		after := plan.files["f.toml"].data
		at := 0
		for _, r := range want {
			i := strings.Index(after[at:], "[deal."+r.text+"]\ndate = \""+r.date.String()+"\"\n")
			if i < 0 {
				t.Fatalf("%s is not in its place in\n%s", r.text, after)
			}
			at += i
		}
		if !within(data, after) || strings.Count(after, "#") != strings.Count(data, "#") {
			t.Fatalf("%q became %q", data, after)
		}
	})
}
