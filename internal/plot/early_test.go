package plot

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// on is the book of the real data as it was known on a day.
func on(t *testing.T, text string) *Book {
	t.Helper()
	data, _ := dataset.Load(os.DirFS("../.."))
	then := day(t, text)
	return NewBook(market.On(data.At(then), then), false)
}

// When one cloud sold one lab's one frontier model, findings are still sentences.
func TestFindingsOfEarlyDays(t *testing.T) {
	b := on(t, "2023-02-01")
	for reference, want := range map[string]string{
		"lock-in":                       "On 1 February 2023, leaving Azure would cost all of its frontier models; AWS and Google Cloud sold none",
		"lock-in?cloud=azure":           "On 1 February 2023, leaving Azure would cost all of its frontier models; no other was on sale",
		"lock-in?cloud=azure&scope=all": "On 1 February 2023, leaving Azure would cost all of its models; all models on sale were sold there",
		"lock-in?cloud=aws":             "On 1 February 2023, AWS sold no frontier models",
		"breadth":                       "On 1 February 2023, one lab had frontier models on sale, on Azure alone",
		"money":                         "The largest investment is $10 billion in OpenAI by Azure",
		"frontier?cloud=azure":          "No other compared cloud sells Azure’s one frontier model",
		"exclusive-share":               "On 1 February 2023, the one frontier model was on one of the three clouds only",
		"exclusive-share?clouds=azure":  "On 1 February 2023, the one frontier model on Azure was on no other compared cloud",
		"exclusive-share?clouds=gcp":    "On 1 February 2023, Google Cloud sold no frontier models",
	} {
		says(t, chart(t, b, reference).Finding, want)
	}
	says(t, chart(t, b, "regulation").Empty, "No regulatory step is recorded by 1 February 2023.")
	b = on(t, "2023-09-01")
	says(t, chart(t, b, "lock-in").Finding, "On 1 September 2023, leaving Azure or Google Cloud would cost all of its frontier models; AWS sold none")
	says(t, chart(t, b, "breadth").Finding, "On 1 September 2023, Azure and Google Cloud each had frontier models of 1 of 2 labs, AWS of none")
}

// Wordings for more clouds than two do for two and for one.
func TestWordsOfFewPeers(t *testing.T) {
	peers := func(list string) *Book {
		return bookOf(t, shapeTree(t, map[string]string{"site.toml": "title = \"T\"\nas_of = \"2025-06-30\"\npeers = [" + list + "]\n"}))
	}
	one, two, three := peers(`"aws"`), peers(`"aws", "azure"`), peers(`"aws", "azure", "gcp"`)
	for _, test := range []struct {
		book *Book
		want string
	}{{one, "what AWS sells"}, {two, "what AWS or Azure sells"}, {three, "what AWS, Azure or Google Cloud sells"}} {
		if got := chart(t, test.book, "shifts-per-quarter").Subtitle; !strings.Contains(got, test.want) {
			t.Errorf("%q is without %q", got, test.want)
		}
	}
	says(t, two.twoOrMore(), "both AWS and Azure")
	says(t, three.twoOrMore(), "two of AWS, Azure and Google Cloud or more")
	says(t, two.priceFinding(make([]quote, 2), 0), "All 2 models priced on both clouds cost the same on each")
	says(t, three.priceFinding(make([]quote, 1), 0), "The one model priced on two clouds or more costs the same on each")
	says(t, three.priceFinding([]quote{{prices: []float64{2, 1, 0}, lowest: 1, highest: 2}}, 1), "The one model priced on two clouds or more costs more on AWS than elsewhere")
	says(t, two.anyOf(two.market.Peers()), "either cloud")
	says(t, three.anyOf(three.market.Peers()), "any of the clouds")
	says(t, three.anyOf([]dataset.CloudID{"aws", "gcp"}), "AWS or Google Cloud")
	says(t, three.onlyThose(three.market.Peers()), "all three clouds")
	says(t, three.onlyThose([]dataset.CloudID{"aws", "gcp"}), "AWS and Google Cloud")
}

// The largest of one is the only one, and half a sentence has no verb only where
// the other half has it.
func TestMoneyFinding(t *testing.T) {
	b := bookOf(t, shapeTree(t, nil))
	buys := payment{lab: "beta", cloud: "aws", usd: 2e9}
	puts := payment{lab: "beta", cloud: "azure", usd: 1e9, invest: true}
	says(t, b.moneyFinding([]payment{puts}), "The only investment is $1 billion in Beta by Azure")
	says(t, b.moneyFinding([]payment{buys}), "The only purchase is $2 billion at AWS by Beta")
	says(t, b.moneyFinding([]payment{buys, puts, puts}), "The only purchase is $2 billion at AWS by Beta; the largest investment, $1 billion in Beta by Azure")
	says(t, b.moneyFinding([]payment{buys, buys}), "The largest purchase is $2 billion at AWS by Beta")
}

// What lies ahead is told in words, but neither counted nor drawn, and rows and
// finding have the same number.
func TestRegulationCountsWhatIsDone(t *testing.T) {
	b := bookOf(t, with(t, map[string]string{"data/regulation.toml": regulated}))
	taken, ahead := b.actions()
	drawn := b.docketChart(b.months(), taken, strand{name: "Line"})
	rows := 0
	for _, r := range drawn.rows {
		rows += len(r.actions)
	}
	c := chart(t, b, "regulation")
	if len(taken) != 2 || rows != 2 || len(ahead) != 1 || drawn.to != b.market.Day() {
		t.Errorf("%d taken, %d drawn to %s, %d ahead", len(taken), rows, drawn.to, len(ahead))
	}
	if want := "two regulatory steps are on record since October 2024"; !strings.HasSuffix(c.Finding, want) {
		t.Errorf("%q does not end with %q", c.Finding, want)
	}
	if want := "Neither drawn nor counted: a law that lies ahead (12 September 2025)."; !strings.HasSuffix(c.Note, want) {
		t.Errorf("%q does not end with %q", c.Note, want)
	}
	says(t, c.Table.Rows[0][3], "law, planned")
	says(t, b.aheadNote(make([]*dataset.Action, 2)), "Neither drawn nor counted: two laws that lie ahead.")
}

// A change is dated as exactly as what made it.
func TestTurnDate(t *testing.T) {
	b := bookOf(t, shapeTree(t, nil))
	stages := func(dates ...string) *dataset.Model {
		m := &dataset.Model{}
		for _, text := range dates {
			d, err := source.ParseDate(text)
			if err != nil {
				t.Fatal(err)
			}
			m.Availability = append(m.Availability, dataset.Availability{Cloud: "aws", Stages: []dataset.Stage{{Stage: dataset.GA, Date: d}}})
		}
		return m
	}
	for want, dates := range map[string][]string{
		"2025-05":     {"2025-05", "2024-01-01"},
		"≤2025-05":    {"≤2025-05"},
		"≤2025-05-31": {"≤2025-05-31"},
		"2025-05-31":  {"≤2025-05-31", "2025-05", "2025-05-31"},
		"":            {"2025-06"},
	} {
		says(t, b.turnDate(stages(dates...), day(t, "2025-05-31")).String(), want)
	}
}

// The portability of the real data shows no day that is not on record.
func TestLadderDates(t *testing.T) {
	b := real(t)
	for _, m := range b.market.In(market.ScopeFrontier) {
		if r := b.rung(m); r.date.Latest() != r.since {
			t.Errorf("%s: %s is not %s", m.ID, r.date, r.since)
		}
	}
}

func TestMiddleWords(t *testing.T) {
	lates := func(days ...int) []late {
		var list []late
		for _, n := range days {
			list = append(list, late{days: n})
		}
		return list
	}
	says(t, middleWords(lates(20, 21), "Azure"), "Half of these 2 models took at most 20 days to come to Azure")
	says(t, middleWords(lates(0, 1, 9), "Azure"), "Half of these 3 models took at most 1 day to come to Azure")
	says(t, middleWords(lates(0, 0, 9), "Azure"), "2 of these 3 models came to Azure on their first day")
}

func TestFrontierFinding(t *testing.T) {
	b := bookOf(t, shapeTree(t, nil))
	for cloud, want := range map[string]string{
		"aws": "All of AWS’s 3 frontier models are on Azure too",
		"gcp": "1 of Google Cloud’s 2 frontier models is on no other compared cloud; AWS, the best other cloud, has 1 of the 2",
	} {
		says(t, chart(t, b, fmt.Sprintf("frontier?cloud=%s", cloud)).Finding, want)
	}
}

// How long a model stayed on one cloud is no more certain than the dates are.
func TestDaysAlone(t *testing.T) {
	b := bookOf(t, shapeTree(t, nil))
	date := func(text string) source.Date {
		d, err := source.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct{ first, second, third, want string }{
		{"2025-01-01", "2025-01-31", "", "30 days"},
		{"2025-01-01", "2025-01-02", "", "one day"},
		{"≤2025-01-01", "2025-01-31", "", "at least 30 days"},
		{"2025-01-01", "≤2025-01-31", "", "at most 30 days"},
		{"2025-01-01", "2025-01", "", "about 30 days"},
		{"≤2025-01-01", "2025-01", "", "about 30 days"},
		{"≤2025-01-01", "≤2025-01-31", "", "at first"},
		{"2025-01-01", "", "", "180 days"},
		{"≤2025-01-01", "", "", "at least 180 days"},
		{"2025-01-01", "2025-01-31", "2025-02", "30 days"},
		{"2025-01-01", "2025-01-31", "2025", "at most 30 days"},
		{"2025-01-01", "2025-01-31", "≤2025-04-01", "at most 30 days"},
		{"≤2025-01-01", "2025-01-31", "≤2025-04-01", "at first"},
	} {
		m := &dataset.Model{Availability: []dataset.Availability{{Cloud: "aws", Stages: []dataset.Stage{{Stage: dataset.GA, Date: date(c.first)}}}}}
		steps := []market.StatusFrom{{Since: date(c.first).Latest(), Peers: []dataset.CloudID{"aws"}}}
		if c.second != "" {
			m.Availability = append(m.Availability, dataset.Availability{Cloud: "azure", Stages: []dataset.Stage{{Stage: dataset.GA, Date: date(c.second)}}})
			steps = append(steps, market.StatusFrom{Since: date(c.second).Latest(), Peers: []dataset.CloudID{"aws", "azure"}})
		}
		if c.third != "" {
			m.Availability = append(m.Availability, dataset.Availability{Cloud: "gcp", Stages: []dataset.Stage{{Stage: dataset.GA, Date: date(c.third)}}})
		}
		if got := b.daysAlone(m, steps); got != c.want {
			t.Errorf("from %q to %q and %q: %q, want %q", c.first, c.second, c.third, got, c.want)
		}
	}
}
