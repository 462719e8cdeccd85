package report

import (
	"fmt"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/plot"
	"moatatlas/internal/words"
)

// Finding is one sentence that the data decides, with a small chart and the way
// to what proves it.
type Finding struct {
	Before string // the sentence around its deciding number
	Number string
	After  string
	Chart  Sketch // without marks where there is none
	Proof  Link
	About  string // what is counted
}

// findings are the sentences of the front page: those that the data has anything
// to say on.
func (b *builder) findings() []Finding {
	if len(b.peers) < 2 {
		return nil
	}
	var list []Finding
	for _, find := range []func() (Finding, bool){
		b.shareFinding, b.ownFinding, b.survivalFinding, b.reachFinding, b.leavingFinding, b.breadthFinding, b.weightsFinding,
	} {
		if f, ok := find(); ok {
			list = append(list, f)
		}
	}
	return list
}

// spark is a small chart as a page shows it.
func spark(s plot.Spark) Sketch {
	return Sketch{Width: s.Width, Height: s.Height, SVG: Markup(s.Marks)}
}

// proof links the figure that shows a measure, or else the definition.
func (b *builder) proof(text, reference, definition string) Link {
	if d := b.gallery.hang(reference); d != nil && d.chart.Empty == "" {
		return Front.Link(text, figurePlace(d.chart.ID))
	}
	return Link{text, Front.definition(definition)}
}

// shareFinding says how many frontier models are exclusive, against the day
// before the marked event or else a year before.
func (b *builder) shareFinding() (Finding, bool) {
	now := b.market.ExclusiveShare(market.ScopeFrontier)
	if !now.Defined() {
		return Finding{}, false
	}
	f := Finding{
		Chart: spark(b.gallery.book.ShareSpark()), Proof: b.proof("Exclusive share", "exclusive-share", "exclusive-share"),
		About: "frontier models, " + b.asOf().Text,
	}
	before, when := b.earlierShare()
	was := against(now, before, when)
	switch {
	case now.Part == 0:
		f.Number, f.After = "No", fmt.Sprintf(" frontier model is sold on %s only%s.", b.among(), was)
	case now.Whole == 1:
		f.Number, f.After = "The only", fmt.Sprintf(" frontier model on sale is sold on %s only%s.", b.among(), was)
	case now.Part == now.Whole:
		f.Number, f.After = "All "+words.Thousands(now.Whole), fmt.Sprintf(" frontier models are sold on %s only%s.", b.among(), was)
	default:
		f.Number = fmt.Sprintf("%d of %d", now.Part, now.Whole)
		f.After = fmt.Sprintf(" frontier models %s sold on %s only: %s%s.", words.Agree(now.Part, "is", "are"), b.among(), wholePercent(now), was)
	}
	return f, true
}

// earlierShare is the exclusive share that today's is held against, and when
// that was; undefined where there is none.
func (b *builder) earlierShare() (before market.Ratio, when string) {
	if s := b.gallery.book.Turn(); s != nil {
		_, before, _ = b.sinceTurn()
		return before, fmt.Sprintf("the day before %s proprietary models came to %s", words.Possessive(b.data.Lab(s.Lab).ShortName()), b.cloudName(s.Cloud))
	}
	day := whenDay(b.market.Day() - 365)
	return b.market.On(b.market.Day() - 365).ExclusiveShare(market.ScopeFrontier), "on " + day.Text
}

// against sets a share beside an earlier one.
func against(now, before market.Ratio, when string) string {
	switch way := compared(now, before); {
	case !before.Defined():
		return ""
	case way > 0:
		return fmt.Sprintf(", up from %s %s", wholePercent(before), when)
	case way < 0:
		return fmt.Sprintf(", down from %s %s", wholePercent(before), when)
	}
	return ", as " + when
}

// ownFinding says which labs of clouds sell their frontier models at home alone,
// and how many independent ones are exclusive too.
func (b *builder) ownFinding() (Finding, bool) {
	own, third := b.market.ExclusiveSplit(market.ScopeFrontier)
	if own.Whole == 0 {
		return Finding{}, false
	}
	f := Finding{
		Before: b.homeWords(own.Whole), Proof: b.proof("Every frontier model", "portability", "exclusive-share"),
		Chart: spark(plot.PartsSpark(plot.Part{Name: "Independent", Share: third}, plot.Part{Name: "Clouds’ own", Share: own})),
		About: "sold on " + b.among() + " only, by who owns the lab",
	}
	switch {
	case third.Whole == 0:
		f.Before += " Independent labs have "
		f.Number, f.After = "none", " on sale."
	case third.Whole == 1:
		f.Before += " The one of an independent lab is sold on "
		f.Number, f.After = "more", " than one of the clouds."
		if third.Part == 1 {
			f.Number, f.After = "one", " of the clouds only too."
		}
	case third.Part == 0:
		f.Before += fmt.Sprintf(" Of the %s from independent labs, ", words.Thousands(third.Whole))
		f.Number, f.After = "none", " is sold on "+b.among()+" only."
	default:
		f.Before += fmt.Sprintf(" Of the %s from independent labs, ", words.Thousands(third.Whole))
		f.Number, f.After = words.Thousands(third.Part), fmt.Sprintf(" %s sold on %s only.", words.Agree(third.Part, "is", "are"), b.among())
	}
	return f, true
}

// homeWords say which of the labs that belong to a peer sell their frontier
// models on that cloud alone; all are the models of these labs.
func (b *builder) homeWords(all int) string {
	var keep, share []string
	for _, lab := range b.data.Labs() {
		sells, abroad := b.soldAbroad(lab)
		switch name := lab.ShortName(); {
		case !sells:
		case abroad:
			share = append(share, name)
		default:
			keep = append(keep, name)
		}
	}
	home := func(labs []string) string { return words.Agree(len(labs), "its own cloud", "their own clouds") }
	switch {
	case len(share) == 0:
		return fmt.Sprintf("%s %s %s on %s only.", words.And(keep), words.Agree(len(keep), "sells its", "sell their"), words.SpellCount(all, "frontier model", "frontier models"), home(keep))
	case len(keep) == 0:
		return fmt.Sprintf("%s %s frontier models beyond %s.", words.And(share), words.Agree(len(share), "sells", "sell"), home(share))
	}
	return fmt.Sprintf("%s %s frontier models to %s, %s %s not.", words.And(keep), words.Agree(len(keep), "keeps its", "keep their"), home(keep), words.And(share), words.Agree(len(share), "does", "do"))
}

// soldAbroad tells whether a lab that belongs to a peer sells frontier models, and
// whether any of them on another peer.
func (b *builder) soldAbroad(lab *dataset.Lab) (sells, abroad bool) {
	if !b.market.IsPeer(lab.Cloud) {
		return false, false
	}
	for _, m := range b.market.In(market.ScopeFrontier) {
		if m.Lab() != lab.ID {
			continue
		}
		sells = true
		for _, c := range b.market.PeersOf(m.ID) {
			abroad = abroad || c != lab.Cloud
		}
	}
	return sells, abroad
}

// weightsFinding compares models whose weights anyone can download with others.
func (b *builder) weightsFinding() (Finding, bool) {
	all := b.market.In(market.ScopeAll)
	shut := closedWeights(all)
	closed := market.Ratio{Part: b.exclusive(shut), Whole: len(shut)}
	open := market.Ratio{Part: b.exclusive(all) - closed.Part, Whole: len(all) - len(shut)}
	if !open.Defined() || !closed.Defined() {
		return Finding{}, false
	}
	f := Finding{
		Number: wholePercent(open), Proof: Front.Link("All models", Models), About: "by weights; models that customers host themselves do not count",
		Chart: spark(plot.PartsSpark(plot.Part{Name: "Open weights", Share: open}, plot.Part{Name: "Proprietary", Share: closed})),
	}
	f.After = fmt.Sprintf(" of them are sold on %s only, %s of proprietary models.", b.among(), wholePercent(closed))
	switch d := words.Percent(open.Part, open.Whole) - words.Percent(closed.Part, closed.Whole); {
	case d == 0:
		f.Before, f.After = "Open-weight models are exclusive as often as proprietary ones: ", " of either are sold on "+b.among()+" only."
	case -telling < d && d < telling:
		f.Before = "Open-weight models are exclusive about as often as proprietary ones: "
	case d > 0:
		f.Before = "Open-weight models are exclusive more often than proprietary ones: "
	default:
		f.Before = "Open-weight models are exclusive less often than proprietary ones: "
	}
	return f, true
}

// telling is from how many points on a sentence calls one share larger than another
// that a few models can turn round.
const telling = 5
