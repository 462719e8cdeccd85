package plot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/dataset/datasettest"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// references are charts over time that the tests make: of every kind, with and
// without parameters.
func references() []string {
	return []string{
		"exclusive-share", "exclusive-share?scope=all", "exclusive-share?clouds=aws,azure,gcp", "exclusive-share?clouds=gcp&scope=proprietary",
		"survival", "survival?strata=all", "lock-in", "lock-in?cloud=azure&scope=all", "reach", "breadth", "concentration",
		"regulation", "shifts-per-quarter",
	}
}

// regulated is the worked example with three actions, one of them a law ahead.
const regulated = `
[action.inquiry]
date = "2024-10"
authority = "Authority"
jurisdiction = "UK"
stage = "inquiry"
title = "An inquiry {a} opens"
summary = "It opens."
source = "https://example.org/1"
grade = "A"

[action.decision]
date = "2025-03-02"
authority = "Commission"
jurisdiction = "EU"
stage = "decision"
title = "A decision"
summary = "It is taken."
source = "https://example.org/2"
grade = "A"

[action.law]
date = "2025-09-12"
authority = "Union"
jurisdiction = "EU"
stage = "law"
title = "A law applies"
summary = "It will."
source = "https://example.org/3"
grade = "A"
`

// Every chart of the worked example is as it was: its words, its table, and what
// ECharts draws it from.
func TestChartsOfTheWorkedExample(t *testing.T) {
	b := bookOf(t, with(t, map[string]string{"data/regulation.toml": regulated}))
	for _, reference := range references() {
		c := chart(t, b, reference)
		golden(t, c.ID+".txt", told(c))
		for _, d := range c.Drawings {
			golden(t, fmt.Sprintf("%s.%d.json", c.ID, d.Width), indented(t, d.Option))
		}
		if c.Explore != nil {
			golden(t, c.ID+".explore.json", indented(t, c.Explore))
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata/time", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed; see the difference after go test -update", path)
	}
}

// told is all that a chart says, for a golden file.
func told(c *Chart) []byte {
	var b bytes.Buffer
	for _, part := range []struct{ name, text string }{
		{"Finding", c.Finding}, {"Subtitle", c.Subtitle}, {"Note", c.Note}, {"Alt", c.Alt}, {"Empty", c.Empty}, {"Sources", fmt.Sprint(c.Sources)},
	} {
		if part.text != "" {
			fmt.Fprintf(&b, "%s: %s\n", part.name, part.text)
		}
	}
	for _, column := range c.Table.Columns {
		fmt.Fprintf(&b, "%s | ", column.Name)
	}
	for _, row := range c.Table.Rows {
		fmt.Fprintf(&b, "\n%s", strings.Join(row, " | "))
	}
	return append(b.Bytes(), '\n')
}

func indented(t *testing.T, option json.RawMessage) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, option, "", "\t"); err != nil {
		t.Fatal(err)
	}
	return append(b.Bytes(), '\n')
}

// Charts of the real data are complete, and their text is legible.
func TestChartsOfTheRealData(t *testing.T) {
	b := real(t)
	for _, reference := range references() {
		c := chart(t, b, reference)
		if c.Empty != "" {
			t.Errorf("%s is empty: %s", reference, c.Empty)
		}
		sound(t, reference, c)
	}
	c := chart(t, b, "reach?labs="+strings.Join(b.labIDs()[:12], ","))
	sound(t, "reach of twelve labs", c)
}

// Ten times the data makes charts that are as sound.
func TestChartsOfMuchData(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	b := bookOf(t, datasettest.Times(dir(t, "../.."), 10))
	for _, reference := range references() {
		sound(t, reference, chart(t, b, reference))
	}
}

// On every day of its past the data makes charts, or says why not.
func TestChartsOfThePast(t *testing.T) {
	data := real(t).market.Data()
	h := market.New(data)
	for then := day(t, "2022-11-01"); then < h.AsOf(); then += 97 {
		b := NewBook(h.On(then), false)
		for _, k := range timeKinds() {
			name := k.name + " on " + then.String()
			sound(t, name, chart(t, b, k.name))
			sound(t, name, chart(t, b, k.name)) // a second time from what is kept
		}
	}
}

// planned is a model that no cloud sells yet.
const planned = `
name = "Planned"
family = "Planned"
tier = "frontier"
modality = "text"
released = "2025-01-01"
open_weights = false
input = ["text"]
output = ["text"]
source = "https://example.org/"
grade = "A"

[[availability]]
cloud = "aws"
service = "bedrock"
access = "open"
stages = [{ stage = "announced", date = "2025-01-01", source = "https://example.org/", grade = "A" }]
`

// A chart over nothing says why there is none.
func TestEmptyCharts(t *testing.T) {
	site := func(peers, series string) fs.FS {
		return with(t, map[string]string{"site.toml": "title = \"T\"\nas_of = \"2025-06-30\"\npeers = [" + peers + "]\n" + series})
	}
	const series = "share_series = \"synergy\"\n"
	nothing := with(t, nil).(fstest.MapFS)
	maps.DeleteFunc(nothing, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "data/models/") })
	nothing["data/models/alpha/planned.toml"] = &fstest.MapFile{Data: []byte(planned)}
	data := worked(t).market.Data()
	early := day(t, "2020-01-01")
	for name, test := range map[string]struct {
		book *Book
		says map[string]string // by chart; others may be drawn
	}{
		"one peer": {bookOf(t, site(`"aws"`, series)), map[string]string{
			"exclusive-share": "nothing to compare", "survival": "nothing to compare", "lock-in": "nothing to compare",
			"breadth": "nothing to compare", "regulation": "nothing to compare",
		}},
		"no series": {bookOf(t, site(`"aws", "azure"`, "")), map[string]string{"reach": "No series", "concentration": "No series"}},
		"no model": {bookOf(t, nothing), map[string]string{
			"exclusive-share": "frontier models by 30 June 2025", "exclusive-share?scope=all": "any models by", "survival": "No model",
			"lock-in": "had sold any", "reach": "None of the labs", "breadth": "had sold any", "regulation": "No regulatory step", "shifts-per-quarter": "Nothing had changed",
		}},
		"before all": {NewBook(market.New(data).On(early), false), map[string]string{
			"exclusive-share": "by 1 January 2020", "survival": "by 1 January 2020", "lock-in": "by 1 January 2020", "reach": "by 1 January 2020",
			"breadth": "by 1 January 2020", "concentration": "by 1 January 2020", "regulation": "by 1 January 2020", "shifts-per-quarter": "by 1 January 2020",
		}},
	} {
		for _, k := range timeKinds() {
			sound(t, name+", "+k.name, chart(t, test.book, k.name))
		}
		for reference, want := range test.says {
			if c := chart(t, test.book, reference); !strings.Contains(c.Empty, want) {
				t.Errorf("%s, %s: %q does not say %q", name, reference, c.Empty, want)
			}
		}
	}
}

// The sentence of a chart says what the measure says.
func TestFindingsAgreeWithMeasures(t *testing.T) {
	b := real(t)
	m := b.market
	survival := m.Survival()[market.StratumThirdParty]
	after := stratum{Survival: survival}
	year, _ := after.at(365)
	concentrated, _ := m.Concentration()
	for reference, want := range map[string][]string{
		"exclusive-share":                      {percent(m.ExclusiveShare(market.ScopeFrontier)), words.Day(m.Day())},
		"exclusive-share?scope=all":            {percent(m.ExclusiveShare(market.ScopeAll))},
		"exclusive-share?clouds=gcp":           {percent(m.ExclusiveShareOn(market.ScopeFrontier, "gcp"))},
		"lock-in?cloud=azure":                  {percent(lost(m, market.ScopeFrontier, "azure")), percent(m.LockOut(market.ScopeFrontier, "azure"))},
		"survival":                             {percentOf(year.Survival), percentOf(year.Low), percentOf(year.High)},
		"concentration":                        {nearest(concentrated.Low), nearest(concentrated.High)},
		"regulation":                           {percent(m.ExclusiveShare(market.ScopeFrontier))},
		"breadth":                              {words.Thousands(m.Breadth("aws").Whole)},
		"reach?labs=openai":                    {reached(m, "openai") + "%"},
		"exclusive-share?clouds=aws,azure,gcp": {words.Day(m.Day())},
	} {
		finding := chart(t, b, reference).Finding
		for _, number := range want {
			if !strings.Contains(finding, number) {
				t.Errorf("%s does not say %s: %s", reference, number, finding)
			}
		}
	}
}

func reached(m *market.Market, lab dataset.LabID) string {
	percent, _ := m.LabReach(lab)
	return wholePercent(percent)
}

func BenchmarkChartsOverTime(b *testing.B) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	data, _ := dataset.Load(root.FS())
	m := market.On(data, data.Site().AsOf)
	for b.Loop() {
		book := NewBook(m, true)
		for _, k := range timeKinds() {
			if _, fault := book.Chart(k.name); fault != nil {
				b.Fatal(fault.Message)
			}
		}
	}
}
