package report

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// survivalFinding says how many third-party models have not reached a second
// cloud after a year, or after the longest round time that enough of them
// were watched for.
func (b *builder) survivalFinding() (Finding, bool) {
	s := b.market.Survival()[market.StratumThirdParty]
	days, name, short := watched(s)
	if days == 0 {
		return Finding{}, false
	}
	f := Finding{
		Chart: spark(b.gallery.book.SurvivalSpark(days, short)), Proof: b.proof("Survival of exclusives", "survival", "survival"),
		About: words.Count(s.N, "model", "models") + ", Kaplan–Meier",
	}
	left := survivalAt(s, days)
	switch percent := fmt.Sprintf("%d%%", int(100*left+.5)); {
	case s.Events == 0:
		f.Number, f.After = "No", " model of an independent lab has come to a second cloud so far."
	case s.Median == 0:
		f.Number, f.After = "Half", fmt.Sprintf(" or more of independent labs’ models began on two of these clouds; %s after the first day an estimated %s of all had not.", name, percent)
	default:
		f.Before, f.Number = words.Sentence(name)+" after their first day on sale, an estimated ", percent
		f.After = " of independent labs’ models had not reached a second cloud."
	}
	return f, true
}

// leastWatched is how many models at risk a sentence needs; of few, a tenth.
const leastWatched = 30

// watched is the longest round time, up to a year, that enough models were
// watched for; 0 where there is none.
func watched(s market.Survival) (days int, name, short string) {
	least := min(leastWatched, max(1, s.N/10))
	for _, t := range []struct {
		days        int
		name, short string
	}{{365, "a year", "1 year"}, {182, "half a year", "½ year"}, {91, "three months", "3 months"}, {30, "30 days", "30 days"}} {
		for _, st := range s.Steps {
			if st.Days >= t.days && st.AtRisk >= least {
				return t.days, t.name, t.short
			}
		}
	}
	return 0, "", ""
}

func survivalAt(s market.Survival, days int) float64 {
	left := 1.0
	for _, st := range s.Steps {
		if st.Days <= days {
			left = st.Survival
		}
	}
	return left
}

// reachFinding says what part of spending lies with clouds that sell the lab of
// the marked event, and what part did before.
func (b *builder) reachFinding() (Finding, bool) {
	s := b.gallery.book.Turn()
	if s == nil {
		return Finding{}, false
	}
	now, ok := b.market.LabReach(s.Lab)
	if !ok || !s.ReachBeforeDefined {
		return Finding{}, false
	}
	lab := b.data.Lab(s.Lab).ShortName()
	f := Finding{
		Chart: spark(b.gallery.book.ReachSpark()), Proof: b.proof("Reach", "reach?labs="+string(s.Lab), "reach"), About: b.seriesName(),
	}
	when := fmt.Sprintf("the day before its proprietary models came to %s", b.cloudName(s.Cloud))
	was := whole(s.ReachBefore)
	switch is := whole(now); {
	case len(b.market.LabClouds(s.Lab)) == 0:
		f.Number, f.After = "No cloud", fmt.Sprintf(" sells the line of %s any more; those that did %s held %s of cloud spending.", lab, when, was)
	case is == was:
		f.Before, f.Number, f.After = b.sellersOf(s.Lab), is, fmt.Sprintf(" of cloud spending, as %s.", when)
	default:
		f.Before, f.Number = b.sellersOf(s.Lab), is
		f.After = fmt.Sprintf(" of cloud spending, %s from %s %s.", directionOf(now, s.ReachBefore), was, when)
	}
	if open, ok := b.open.LabReach(s.Lab); ok && whole(open) != whole(now) {
		f.After += fmt.Sprintf(" Counting only what every customer may buy, it is %s.", whole(open))
	}
	return f, true
}

// sellersOf begins a sentence about the clouds on which a lab's line is on sale.
func (b *builder) sellersOf(lab dataset.LabID) string {
	kind := "current"
	if line := b.market.Line(lab); len(line) > 0 && !line[0].OpenWeights {
		kind = "current proprietary"
	}
	return fmt.Sprintf("Clouds that sell %s %s models hold ", words.Possessive(b.data.Lab(lab).ShortName()), kind)
}

func directionOf(now, before float64) string {
	if now > before {
		return "up"
	}
	return "down"
}

// whole writes a percentage without decimals.
func whole(percent float64) string { return fmt.Sprintf("%d%%", int(percent+.5)) }

// leavingFinding says which cloud is dearest to leave: of which the most frontier
// models are missing on the best other one.
func (b *builder) leavingFinding() (Finding, bool) {
	lost := b.lost
	groups := b.ranked(lost)
	if len(groups) == 0 {
		return Finding{}, false
	}
	f := Finding{
		Chart: spark(b.gallery.book.LossSpark()), Proof: b.proof("Lock-in", "lock-in", "lock-in"), About: "frontier models lost by moving",
	}
	most := groups[0]
	percent, something := wholePercent(lost(most[0])), func(c *dataset.Cloud) bool { return lost(c).Part > 0 }
	_, to := b.market.LockIn(market.ScopeFrontier, most[0].ID)
	switch {
	case len(groups) == 1 && len(most) == 1:
		f.Before, f.Number, f.After = fmt.Sprintf("Only %s sells frontier models: ", most[0].ShortName()), "none", " of them is on another of these clouds."
	case len(groups) == 1 && !slices.ContainsFunc(most, something):
		f.Number, f.After = "No", fmt.Sprintf(" frontier model is lost by leaving %s: another cloud has them all.", words.Or(cloudNames(most)))
	case len(groups) == 1 && len(most) > 1:
		f.Before, f.Number, f.After = fmt.Sprintf("Leaving %s costs the same: ", words.Or(cloudNames(most))), percent, " of the frontier models there are missing on the best alternative."
	case len(most) > 1:
		f.Before, f.Number, f.After = fmt.Sprintf("Leaving %s costs most: ", words.Or(cloudNames(most))), percent, " of the frontier models there are missing on the best alternative."
	case to == "":
		f.Before, f.Number, f.After = fmt.Sprintf("Leaving %s costs most: ", most[0].ShortName()), "none", " of its frontier models is on another of these clouds."
	default:
		f.Before, f.Number = fmt.Sprintf("Leaving %s costs most: ", most[0].ShortName()), percent
		f.After = fmt.Sprintf(" of its frontier models are missing on the best alternative, %s.", b.cloudName(to))
	}
	f.After += b.firmLoss()
	return f, true
}

// firmLoss says which cloud would be dearest to leave without what weak sources alone
// say; "" where that is the same, and by as telling a difference.
func (b *builder) firmLoss() string {
	lost := func(c *dataset.Cloud) market.Ratio { return lostOn(b.firm, c) }
	is, would := b.ranked(b.lost), b.ranked(lost)
	if len(is) == 0 || len(would) == 0 {
		return ""
	}
	span := func(groups [][]*dataset.Cloud, lost func(*dataset.Cloud) market.Ratio) (least, most int) {
		low, high := lost(groups[len(groups)-1][0]), lost(groups[0][0])
		return words.Percent(low.Part, low.Whole), words.Percent(high.Part, high.Whole)
	}
	low, high := span(is, b.lost)
	firmLow, firmHigh := span(would, lost)
	switch near := firmHigh-firmLow < telling; {
	case near && high-low >= telling && firmHigh > firmLow:
		return fmt.Sprintf(" Without what weak sources alone say, the clouds would be nearly level, at %d%% to %d%%.", firmLow, firmHigh)
	case near && high-low >= telling:
		return fmt.Sprintf(" Without what weak sources alone say, the clouds would be level, at %d%%.", firmHigh)
	case !slices.Equal(is[0], would[0]):
		return fmt.Sprintf(" Without what weak sources alone say, leaving %s would cost most: %d%%.", words.Or(cloudNames(would[0])), firmHigh)
	}
	return ""
}

// ranked sorts the peers by a share in whole percent, the largest first; those
// that readers see as equal form a group. Peers without the share are left out.
func (b *builder) ranked(share func(*dataset.Cloud) market.Ratio) [][]*dataset.Cloud {
	var groups [][]*dataset.Cloud
	for value := 100; value >= 0; value-- {
		var equal []*dataset.Cloud
		for _, p := range b.peers {
			if r := share(p); r.Defined() && words.Percent(r.Part, r.Whole) == value {
				equal = append(equal, p)
			}
		}
		if len(equal) > 0 {
			groups = append(groups, equal)
		}
	}
	return groups
}

// breadthFinding says which cloud has frontier models of most labs.
func (b *builder) breadthFinding() (Finding, bool) {
	breadth := func(c *dataset.Cloud) market.Ratio { return b.market.Breadth(c.ID) }
	groups := b.ranked(breadth)
	if len(groups) == 0 {
		return Finding{}, false
	}
	most := breadth(groups[0][0])
	f := Finding{
		Chart: spark(b.gallery.book.BreadthSpark()), Proof: b.proof("Breadth", "breadth", "breadth"),
		About:  "labs with a frontier model on sale, a dot each",
		Number: fmt.Sprintf("%d of %d", most.Part, most.Whole), After: " " + words.Agree(most.Whole, "lab", "labs"),
	}
	switch {
	case most.Whole == 1:
		f.Number, f.After = "the only", " lab that has any"
	case most.Part == most.Whole:
		f.Number = "all " + words.Thousands(most.Whole)
	}
	f.Before = breadthWords(groups[0]) + " frontier models of "
	var rest []string
	for _, g := range groups[1:] {
		of := words.OrNone(breadth(g[0]).Part)
		if len(g) > 1 && of != "none" {
			of += " each"
		}
		rest = append(rest, words.And(cloudNames(g))+" of "+of)
	}
	if len(rest) > 0 {
		f.After += ", " + strings.Join(rest, ", ")
	}
	f.After += "." + b.firmBreadth()
	return f, true
}

// firmBreadth says which clouds would have frontier models of most labs without what
// weak sources alone say; "" where they are the same.
func (b *builder) firmBreadth() string {
	breadth := func(c *dataset.Cloud) market.Ratio { return b.firm.Breadth(c.ID) }
	is := b.ranked(func(c *dataset.Cloud) market.Ratio { return b.market.Breadth(c.ID) })
	would := b.ranked(breadth)
	if len(is) == 0 || len(would) == 0 || slices.Equal(is[0], would[0]) {
		return ""
	}
	most := breadth(would[0][0])
	return fmt.Sprintf(" Without what weak sources alone say, %s would have most: %d of %d.", words.And(cloudNames(would[0])), most.Part, most.Whole)
}

// breadthWords begin a sentence about clouds that have as many labs.
func breadthWords(clouds []*dataset.Cloud) string {
	if len(clouds) == 1 {
		return clouds[0].ShortName() + " has"
	}
	return words.And(cloudNames(clouds)) + " each have"
}
