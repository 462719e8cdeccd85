package market_test

import (
	"fmt"
	"math"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// The best known table of survival: remission of leukaemia under 6-mercaptopurine,
// 21 patients, in weeks (Freireich and others, Blood 21, 1963). Estimates and
// log-log intervals are those that manuals of statistics programs print, to four
// places. Patients are models here, weeks days, a relapse is a second peer, and
// loss from sight the only peer's retirement.
func TestSurvivalOfAPublishedTable(t *testing.T) {
	t.Parallel()
	const relapsed, lost = true, false
	var w world
	for i, p := range []struct {
		days  int
		event bool
	}{
		{6, relapsed}, {6, relapsed}, {6, relapsed}, {6, lost}, {7, relapsed}, {9, lost}, {10, relapsed},
		{10, lost}, {11, lost}, {13, relapsed}, {16, relapsed}, {17, lost}, {19, lost}, {20, lost},
		{22, relapsed}, {23, relapsed}, {25, lost}, {32, lost}, {32, lost}, {34, lost}, {35, lost},
	} {
		w.Models = append(w.Models, patient(i, p.days, p.event))
	}
	strata := w.history(t).Survival()
	if len(strata) != 4 {
		t.Errorf("%d strata, want the three that are always there, and the lab's", len(strata))
	}
	got := strata["lab:alpha"]
	if got.N != 21 || got.Events != 9 || got.Median != 23 {
		t.Errorf("%d models, %d events, median %d; want 21, 9, 23", got.N, got.Events, got.Median)
	}
	want := map[int][3]float64{ // survival, low, high
		6: {0.8571, 0.6197, 0.9516}, 7: {0.8067, 0.5631, 0.9228}, 10: {0.7529, 0.5032, 0.8894}, 13: {0.6902, 0.4316, 0.8491},
		16: {0.6275, 0.3675, 0.8049}, 22: {0.5378, 0.2678, 0.7468}, 23: {0.4482, 0.1881, 0.6801},
	}
	for _, st := range got.Steps {
		values, ok := want[st.Days]
		if ok != (st.Events > 0) {
			t.Errorf("%d events after %d days", st.Events, st.Days)
		}
		for i, v := range []float64{st.Survival, st.Low, st.High} {
			if ok && math.Abs(v-values[i]) > 0.00005 {
				t.Errorf("after %d days %.5f, want %.4f", st.Days, v, values[i])
			}
		}
	}
}

// patient is a model that a second peer sells after so many days, or its only
// one retires.
func patient(i, days int, event bool) worldModel {
	begin := source.DayOf(2025, 1, 10)
	end := (begin + source.Day(days)).String()
	first := worldOffer{Cloud: "aws", Service: "bedrock", Access: "open", Stages: []worldStage{{"ga", begin.String(), "open"}}}
	m := worldModel{ID: dataset.ModelID(fmt.Sprintf("alpha/m%02d", i)), Tier: "mid", Modality: "text", Offers: []worldOffer{first}}
	if event {
		second := worldOffer{Cloud: "azure", Service: "foundry", Access: "open", Stages: []worldStage{{"ga", end, "open"}}}
		m.Offers = append(m.Offers, second)
	} else {
		m.Offers[0].Stages = append(m.Offers[0].Stages, worldStage{Kind: "retired", Date: end})
	}
	return m
}

// A lab has a stratum of its own from ten models on.
func TestStrataOfLabs(t *testing.T) {
	t.Parallel()
	for _, n := range []int{9, 10} {
		var w world
		for i := range n {
			w.Models = append(w.Models, patient(i, 5, false))
		}
		if _, ok := w.history(t).Survival()["lab:alpha"]; ok != (n >= 10) {
			t.Errorf("with %d models: %v", n, ok)
		}
	}
}

// All that can be asked has an answer for ids that nothing has and for clouds
// that are no peers: none.
func TestUnknownIDs(t *testing.T) {
	t.Parallel()
	h := world{Models: []worldModel{patient(0, 5, true)}}.history(t)
	m := h.On(h.AsOf())
	for _, c := range []dataset.CloudID{"", "nowhere", "oci"} {
		for _, s := range append(market.Scopes(), "nothing") {
			kept, to := m.LockIn(s, c)
			_, indexed := m.CatalogueHHI(s, c)
			if kept.Defined() || to != "" || indexed || m.ExclusiveShareOn(s, c).Defined() || m.Overlap(s, c, "aws").Defined() ||
				m.Overlap(s, "aws", c).Defined() || m.Jaccard(s, c, "aws").Defined() || m.LockOut(s, c).Defined() {
				t.Errorf("%s on %q", s, c)
			}
		}
		_, lag := h.LagOf("alpha/m00", c)
		if lag || m.Breadth(c).Defined() || m.Premium(c).Compared != 0 || h.Lag(c).NeverShare().Defined() || h.IsPeer(c) {
			t.Errorf("measures of %q", c)
		}
	}
	_, spell := h.Spell("alpha/none")
	_, lag := h.LagOf("alpha/none", "aws")
	_, first := h.First("alpha/none", "aws")
	_, nowhere := h.First("alpha/m00", "nowhere")
	_, price := m.PriceOf("alpha/none", "aws")
	reach, _ := m.Reach("alpha/none")
	if spell || lag || first || nowhere || price || reach != 0 || m.Usable("alpha/none", "aws") || m.Current("alpha/none") || m.Exclusive("alpha/none") {
		t.Error("something of a model that is not there")
	}
	if p := h.Portability("alpha/none"); p != (market.Portability{Status: market.Unavailable}) || h.Statuses("alpha/none") != nil || h.PeersOn("alpha/none", 0) != nil {
		t.Errorf("%+v", p)
	}
	if labReach, _ := m.LabReach("nobody"); labReach != 0 || len(m.Line("nobody")) > 0 || m.Access("alpha/none", "aws") != "" {
		t.Error("something of a lab that is not there")
	}
}
