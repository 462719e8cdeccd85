package dataset_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// The days within which worlds are made up; the second is the report's.
var (
	worldBegin = source.DayOf(2024, 1, 1)
	worldEnd   = source.DayOf(2026, 6, 30)
)

func drawDay(t *rapid.T, from source.Day) source.Day {
	return source.Day(rapid.Int32Range(int32(from), int32(worldEnd)).Draw(t, "day"))
}

// drawDate draws a way to write that something happened on a day.
func drawDate(t *rapid.T, day source.Day) date {
	s := day.String()
	return date(rapid.SampledFrom([]string{s, s, s, s[:7], s[:4], "≤" + s, "≤" + s[:7]}).Draw(t, "date"))
}

func drawWorld(t *rapid.T) world {
	var w world
	day := worldBegin
	for i := range rapid.IntRange(0, 4).Draw(t, "models") {
		day = drawDay(t, day)
		w.Models = append(w.Models, drawModel(t, i, day))
	}
	for i := range w.Models { // perhaps the next model of its lab succeeds it
		m := &w.Models[i]
		rest := w.Models[i+1:]
		if next := slices.IndexFunc(rest, func(n worldModel) bool { return n.ID.Lab() == m.ID.Lab() }); next >= 0 && rapid.Bool().Draw(t, "succeeded") {
			m.Next = rest[next].ID
		}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "deals") {
		d := worldDeal{ID: i, Date: drawDate(t, drawDay(t, worldBegin))}
		switch rapid.IntRange(0, 2).Draw(t, "end") {
		case 1:
			d.InForce = true
		case 2:
			d.Until = drawDate(t, drawDay(t, worldBegin)+source.Day(rapid.IntRange(0, 500).Draw(t, "days")))
		}
		w.Deals = append(w.Deals, d)
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "others") {
		table := rapid.SampledFrom([]string{"data/events.toml", "data/regulation.toml", "data/renames.toml"}).Draw(t, "table")
		w.Others = append(w.Others, worldFact{i, table, drawDate(t, drawDay(t, worldBegin))})
	}
	for _, n := range rapid.SliceOfDistinct(rapid.IntRange(0, 9), rapid.ID[int]).Draw(t, "quarters") {
		w.Quarters = append(w.Quarters, dataset.Quarter{Year: 2024 + n/4, Number: 1 + n%4})
	}
	return w
}

func drawModel(t *rapid.T, i int, released source.Day) worldModel {
	lab := rapid.SampledFrom([]string{"openai", "google"}).Draw(t, "lab")
	m := worldModel{ID: dataset.ModelID(fmt.Sprintf("%s/m%d", lab, i)), Released: drawDate(t, released)}
	if rapid.Bool().Draw(t, "sold by its lab") {
		since := drawDay(t, released)
		m.Since = drawDate(t, since)
		if rapid.Bool().Draw(t, "and no longer") {
			m.Retired = drawDate(t, drawDay(t, since))
		}
	}
	for _, o := range []worldOffer{{Cloud: "aws", Service: "bedrock"}, {Cloud: "azure", Service: "foundry"}, {Cloud: "azure", Service: "azure-openai"}, {Cloud: "gcp", Service: "vertex-ai"}} {
		if rapid.Bool().Draw(t, o.Service) {
			o.Stages = drawStages(t, released)
			m.Offers = append(m.Offers, o)
		}
	}
	return m
}

// drawStages draws a life. What is known later happened later: of an end known
// before the beginning no world could say who had access.
func drawStages(t *rapid.T, day source.Day) []worldStage {
	var stages []worldStage
	for _, kind := range dataset.StageKind("").Allowed() {
		if kind != "ga" && (day > worldEnd || rapid.Bool().Draw(t, "no "+kind)) {
			continue
		}
		day = drawDay(t, min(day, worldEnd))
		s := worldStage{Kind: kind, Date: drawDate(t, day)}
		day = s.Date.latest()
		if kind != "deprecated" && kind != "retired" {
			s.Access = rapid.SampledFrom([]string{"open", "limited", "gated"}).Draw(t, "access")
		}
		stages = append(stages, s)
	}
	return stages
}
