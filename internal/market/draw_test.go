package market_test

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// The days within which markets are made up; the second is the report's.
var (
	firstDay = source.DayOf(2024, 9, 1)
	lastDay  = source.DayOf(2025, 12, 31)
)

// drawWorld makes up a market of few models and few days, so that much of it
// meets.
func drawWorld(t *rapid.T) world {
	clouds := []string{"aws", "azure", "gcp", "oci"}
	w := world{Peers: rapid.Permutation(clouds).Draw(t, "clouds")[:rapid.IntRange(1, 4).Draw(t, "peers")]}
	days := rapid.SliceOfNDistinct(rapid.Int32Range(int32(firstDay), int32(lastDay)), 2, 6, rapid.ID[int32]).Draw(t, "days")
	slices.Sort(days)
	for i := range rapid.IntRange(0, 5).Draw(t, "models") {
		w.Models = append(w.Models, drawModel(t, i, days))
	}
	for i := range w.Models { // perhaps a later model of its lab succeeds it
		m := &w.Models[i]
		if rest := after(w.Models[i+1:], *m); len(rest) > 0 && rapid.Bool().Draw(t, "succeeded") {
			m.Next = rapid.SampledFrom(rest).Draw(t, "successor")
		}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "quarters") {
		w.Quarters = append(w.Quarters, drawQuarter(t, i))
	}
	return w
}

// after lists the models of the lab of one that may have come after it.
func after(models []worldModel, before worldModel) []dataset.ModelID {
	released, _ := source.ParseDate(before.Released)
	earliest, known := released.Earliest()
	var ids []dataset.ModelID
	for _, m := range models {
		if m.ID.Lab() == before.ID.Lab() && !(known && latest(m.Released) < earliest) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

func drawModel(t *rapid.T, i int, days []int32) worldModel {
	m := worldModel{
		ID:       dataset.ModelID(fmt.Sprintf("%s/m%d", rapid.SampledFrom([]string{"alpha", "beta", "gamma"}).Draw(t, "lab"), i)),
		Tier:     rapid.SampledFrom([]string{"frontier", "frontier", "mid"}).Draw(t, "tier"),
		Modality: rapid.SampledFrom([]string{"text", "text", "image"}).Draw(t, "modality"),
		Open:     rapid.Bool().Draw(t, "open"),
		Released: "2023-01-01",
	}
	if rapid.Bool().Draw(t, "released late") { // or up to 30 days after its first sale
		day := source.Day(days[0]) + source.Day(rapid.IntRange(-5, 30).Draw(t, "days"))
		m.Released = drawDate(t, min(day, lastDay))
	}
	for _, place := range []string{"aws/bedrock", "azure/foundry", "azure/azure-openai", "gcp/vertex-ai", "oci/oci-genai", "edge/edge"} {
		if rapid.Bool().Draw(t, place) {
			cloud, service, _ := strings.Cut(place, "/")
			o := worldOffer{Cloud: cloud, Service: service, Stages: drawStages(t, days)}
			if rapid.Bool().Draw(t, "priced") {
				o.Input, o.Output = rapid.SampledFrom([]string{"1", "1.1", "3"}).Draw(t, "input"), rapid.SampledFrom([]string{"4", "5.5"}).Draw(t, "output")
			}
			m.Offers = append(m.Offers, o.open())
		}
	}
	return m
}

// open gives the offer the access of the last stage that has one.
func (o worldOffer) open() worldOffer {
	o.Access = "open"
	for _, s := range o.Stages {
		if s.Opens() {
			o.Access = s.Access
		}
	}
	return o
}

func drawStages(t *rapid.T, days []int32) []worldStage {
	var stages []worldStage
	for _, kind := range dataset.GA.Allowed() {
		if kind != "ga" && rapid.IntRange(0, 2).Draw(t, "no "+kind) > 0 {
			continue
		}
		at := rapid.IntRange(0, len(days)-1).Draw(t, "day")
		days = days[at:]
		date := drawDate(t, source.Day(days[0]))
		if kind == "retired" && rapid.IntRange(0, 3).Draw(t, "planned") == 0 {
			date = "2026-03-01"
		}
		access := rapid.SampledFrom([]string{"open", "open", "limited", "gated", "self-hosted"}).Draw(t, "access")
		stages = append(stages, worldStage{kind, date, access})
	}
	return stages
}

// drawDate draws a way to write that something happened on a day: most often
// the day, for things meet on days.
func drawDate(t *rapid.T, day source.Day) string {
	s := day.String()
	return rapid.SampledFrom([]string{s, s, s, s, "≤" + s, s[:len("2025-01")]}).Draw(t, "date")
}

// drawQuarter draws some shares of a quarter: not every cloud has one.
func drawQuarter(t *rapid.T, i int) worldQuarter {
	q := worldQuarter{dataset.Quarter{Year: 2024 + (i+2)/4, Number: 1 + (i+2)%4}, map[string]int{}}
	for _, cloud := range []string{"aws", "azure", "gcp", "oci"} {
		if share := rapid.IntRange(-5, 25).Draw(t, "share"); share > 0 {
			q.Shares[cloud] = share
		}
	}
	return q
}

// turns lists the days on which a fact of the world comes to count, up to that
// of the report and that too: between them nothing changes.
func (w world) turns() []source.Day {
	days := []source.Day{lastDay}
	for _, m := range w.Models {
		for _, o := range m.Offers {
			for _, s := range o.Stages {
				days = append(days, latest(s.Date))
			}
		}
	}
	for _, q := range w.Quarters {
		days = append(days, q.Quarter.End())
	}
	slices.Sort(days)
	return slices.DeleteFunc(slices.Compact(days), func(d source.Day) bool { return d > lastDay })
}

func latest(s string) source.Day {
	date, _ := source.ParseDate(s) // an invalid one never loads
	return date.Latest()
}

// drawTurn draws a day on which something changes, or the one before it.
func drawTurn(t *rapid.T, w world) source.Day {
	return rapid.SampledFrom(w.turns()).Draw(t, "turn") - source.Day(rapid.IntRange(0, 1).Draw(t, "before"))
}
