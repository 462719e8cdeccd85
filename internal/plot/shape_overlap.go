package plot

import (
	"fmt"
	"slices"
	"strconv"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// overlap shows what a customer of each peer keeps who moves to another one.
func (b *Book) overlap(a args) *Chart {
	scope := market.ScopeFrontier
	if s := a.one("scope"); s != "" {
		scope = market.Scope(s)
	}
	c := &Chart{Sources: b.saleSources()}
	peers := b.market.Peers()
	switch {
	case len(peers) < 2:
		c.Empty = "Nothing to compare: the report has one cloud only."
	case len(b.market.In(scope)) == 0:
		c.Empty = fmt.Sprintf("No %s was on sale on %s on %s.", scopeModel(scope), words.And(b.peerNames()), b.today())
	}
	if c.Empty != "" {
		return c
	}
	c.Finding = b.overlapFinding(scope)
	c.Subtitle = fmt.Sprintf("Percent of a cloud’s %ss that another one sells too, %s", scopeModel(scope), b.today())
	c.Note = "Framed: the best other cloud. Models are counted, not use: one much used model weighs as one."
	c.Alt = fmt.Sprintf("A table of %s by %s. %s.", words.And(b.peerNames()), words.And(b.peerNames()), c.Finding)
	c.Table = b.overlapTable(scope)
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawOverlap(p, width, scope) })
	return c
}

// scopeModel names a model of a scope.
func scopeModel(s market.Scope) string {
	if s == market.ScopeAll {
		return "model"
	}
	return string(s) + " model"
}

// overlapFinding names the cloud that is hardest to leave, and the easiest.
func (b *Book) overlapFinding(scope market.Scope) string {
	type leave struct {
		from, to dataset.CloudID
		kept     market.Ratio
	}
	var list []leave
	for _, peer := range b.market.Peers() {
		if kept, to := b.market.LockIn(scope, peer); kept.Defined() {
			list = append(list, leave{peer, to, kept})
		}
	}
	slices.SortStableFunc(list, func(x, y leave) int { return x.kept.Part*y.kept.Whole - y.kept.Part*x.kept.Whole })
	hardest, easiest := list[0], list[len(list)-1]
	models := scopeModel(scope) + "s"
	text := fmt.Sprintf("No other compared cloud sells any of %s %s", words.Possessive(b.cloudName(hardest.from)), models)
	if hardest.to != "" {
		text = fmt.Sprintf("Leaving %s for %s keeps %s of its %s", b.cloudName(hardest.from), b.cloudName(hardest.to), percent(hardest.kept), models)
	}
	same := hardest.kept.Part*easiest.kept.Whole == easiest.kept.Part*hardest.kept.Whole
	if len(list) == 1 || same || easiest.to == "" {
		return text
	}
	return text + fmt.Sprintf("; leaving %s for %s, %s", b.cloudName(easiest.from), b.cloudName(easiest.to), percent(easiest.kept))
}

func (b *Book) overlapTable(scope market.Scope) Table {
	t := Table{Columns: []Column{{Name: "Cloud"}, {"Models", true}}}
	for _, name := range b.peerNames() {
		t.Columns = append(t.Columns, Column{"also on " + name, true}, Column{"also on " + name + ", %", true}, Column{"Jaccard with " + name + ", %", true})
	}
	for _, from := range b.market.Peers() {
		row := []string{b.cloudName(from), words.Thousands(b.stocked(scope, from))}
		for _, to := range b.market.Peers() {
			if to == from {
				row = append(row, words.Unknown, words.Unknown, words.Unknown)
				continue
			}
			kept := b.market.Overlap(scope, from, to)
			row = append(row, words.Thousands(kept.Part), bare(kept), bare(b.market.Jaccard(scope, from, to)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// bare is a ratio in whole percent without the sign.
func bare(r market.Ratio) string {
	if !r.Defined() {
		return words.Unknown
	}
	return strconv.Itoa(whole(r))
}

// stocked is how many models of a scope a peer sells.
func (b *Book) stocked(scope market.Scope, cloud dataset.CloudID) int {
	return b.market.ExclusiveShareOn(scope, cloud).Whole
}

func (b *Book) drawOverlap(p *pen, width float64, scope market.Scope) float64 {
	peers := b.market.Peers()
	names, cells := 148.0, width
	if width == Wide {
		cells = min(names+float64(len(peers))*140, width*.68)
	}
	if width == Narrow {
		names = 96
	}
	bottom := b.drawKept(p, scope, names, cells)
	if width == Wide && width-cells >= 240 {
		return max(bottom, b.drawJaccard(p, scope, cells+36, width, 0))
	}
	return b.drawJaccard(p, scope, 0, width, bottom+20)
}

// drawKept draws the table of shares in one direction.
func (b *Book) drawKept(p *pen, scope market.Scope, names, right float64) float64 {
	peers := b.market.Peers()
	step := (right - names) / float64(len(peers))
	p.text(0, 26, "Leaving", look{fill: ink2})
	p.text(names+8, 12, "Models also on", look{fill: ink2})
	for i, peer := range peers {
		bold := look{fill: b.tones(peer).text, weight: strong}
		p.text(names+float64(i)*step+8, 28, fit(step-12, bold, b.cloudName(peer), b.shortest(peer), shorten(b.shortest(peer), step-12, bold)), bold)
	}
	y := 36.0
	p.line(0, y, right, y, stroke{colour: ink})
	for _, from := range peers {
		bold := look{fill: b.tones(from).text, weight: strong, size: 14}
		p.text(0, y+22, fit(names-8, bold, b.cloudName(from), b.shortest(from), shorten(b.shortest(from), names-8, bold)), bold)
		p.text(0, y+39, words.Count(b.stocked(scope, from), "model", "models"), look{fill: ink2})
		for i, to := range peers {
			b.drawCell(p, scope, from, to, names+float64(i)*step, y, step)
		}
		y += 52
		p.line(0, y, right, y, stroke{colour: rule})
	}
	return y
}

// drawCell is one share with its count, on a tint of its class.
func (b *Book) drawCell(p *pen, scope market.Scope, from, to dataset.CloudID, x, y, width float64) {
	kept := b.market.Overlap(scope, from, to)
	if from == to || !kept.Defined() {
		p.text(x+8, y+30, words.Unknown, look{fill: ink3})
		return
	}
	if opacity := tintClass(kept); opacity != "" {
		p.tint(x+1, y+1, width-2, 50, ink, opacity)
	}
	if _, best := b.market.LockIn(scope, from); best == to {
		p.frame(x+1, y+1, width-2, 50, ink)
	}
	p.text(x+8, y+22, percent(kept), look{weight: strong, size: 14})
	p.text(x+8, y+39, fit(width-10, look{}, fmt.Sprintf("%d of %d", kept.Part, kept.Whole), words.Thousands(kept.Part)), look{})
}

// tintClass is how dark a share is drawn, in fifths.
func tintClass(r market.Ratio) string {
	classes := []string{".06", ".12", ".18", ".26", ".34"}
	if r.Part == 0 {
		return ""
	}
	return classes[min(5*r.Part/r.Whole, len(classes)-1)]
}

// drawJaccard draws the overlap of each pair without a direction.
func (b *Book) drawJaccard(p *pen, scope market.Scope, left, right, y float64) float64 {
	p.text(left, y+12, fit(right-left, look{weight: strong}, "Sold by both, of the models of either", "Sold by both, of either’s"), look{weight: strong})
	p.text(left, y+28, "Jaccard index, percent", look{fill: ink2})
	y += 36
	p.line(left, y, right, y, stroke{colour: ink})
	peers := b.market.Peers()
	for i, x := range peers {
		for _, z := range peers[i+1:] {
			r := b.market.Jaccard(scope, x, z)
			p.text(left, y+18, shorten(b.cloudName(x)+" and "+b.cloudName(z), right-left-96, look{}), look{})
			text := words.Unknown
			if r.Defined() {
				text = fmt.Sprintf("%s (%d of %d)", percent(r), r.Part, r.Whole)
				p.rect(left, y+25, right-left, 8, grid)
				p.rect(left, y+25, (right-left)*float64(r.Part)/float64(r.Whole), 8, ink)
			}
			p.text(right, y+18, text, look{anchor: "end", weight: strong})
			y += 45
		}
	}
	return y
}
