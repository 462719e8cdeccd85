package plot

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// elsewhere is where else models of a cloud are sold: nowhere, on one more
// cloud, on several, or on all.
type elsewhere struct {
	degree int
	other  dataset.CloudID // the one more, where there is just one
}

// destination is a node of the flow with the labs behind it.
type destination struct {
	elsewhere
	models int
}

// mostFlows is how many labs the picture holds.
const mostFlows = 40

// frontierFlow shows a cloud's frontier models by lab and by where else they are sold.
func (b *Book) frontierFlow(a args) *Chart {
	cloud := dataset.CloudID(a.one("cloud"))
	var models []*dataset.Model
	for _, m := range b.market.In(market.ScopeFrontier) {
		if b.market.Usable(m.ID, cloud) {
			models = append(models, m)
		}
	}
	c := &Chart{Sources: b.saleSources()}
	switch {
	case len(b.market.Peers()) < 2:
		c.Empty = "Nothing to compare: the report has one cloud only."
	case len(models) == 0:
		c.Empty = fmt.Sprintf("%s sold no frontier model on %s.", b.cloudName(cloud), b.today())
	}
	if c.Empty != "" {
		return c
	}
	c.Finding = b.frontierFinding(cloud)
	c.Subtitle = fmt.Sprintf("Frontier models on %s by lab and by where else they are sold, %s", b.cloudName(cloud), b.today())
	labs := 0
	for i, m := range models {
		labs += one(i == 0 || models[i-1].Lab() != m.Lab())
	}
	c.Note = join(scopeNote(market.ScopeFrontier), capNote(labs-mostFlows, "lab", "labs"))
	c.Alt = fmt.Sprintf("Bands from labs to the clouds that sell their models too. %s.", c.Finding)
	c.Table = Table{Columns: []Column{{Name: "Model"}, {Name: "Lab"}, {Name: "On sale on"}, {"Clouds", true}}}
	for _, m := range models {
		on := b.market.PeersOf(m.ID)
		c.Table.Rows = append(c.Table.Rows, []string{m.Name, b.labName(m.Lab()), words.And(b.cloudNames(on)), words.Thousands(len(on))})
	}
	c.flows(func(width float64) (flow, float64) { return b.frontierPlan(width, cloud, models) })
	return c
}

func (b *Book) frontierFinding(cloud dataset.CloudID) string {
	only := b.market.ExclusiveShareOn(market.ScopeFrontier, cloud)
	kept, to := b.market.LockIn(market.ScopeFrontier, cloud)
	models := fmt.Sprintf("%s %s", words.Possessive(b.cloudName(cloud)), words.Count(only.Whole, "frontier model", "frontier models"))
	if only.Whole == 1 {
		models = words.Possessive(b.cloudName(cloud)) + " one frontier model"
	}
	switch {
	case to == "" && only.Whole == 1:
		return "No other compared cloud sells " + models
	case to == "":
		return "No other compared cloud sells any of " + models
	case only.Whole == 1:
		return fmt.Sprintf("%s is also on %s", models, words.And(b.cloudNames(b.others(cloud))))
	}
	best := fmt.Sprintf("%s, the best other cloud, has %d of the %d", b.cloudName(to), kept.Part, kept.Whole)
	switch {
	case only.Part == 0 && kept.Part == kept.Whole:
		return fmt.Sprintf("All of %s are on %s too", models, b.cloudName(to))
	case only.Part == 0:
		return fmt.Sprintf("All of %s are on another compared cloud too; %s", models, best)
	}
	return fmt.Sprintf("%d of %s %s on no other compared cloud; %s", only.Part, models, words.Agree(only.Part, "is", "are"), best)
}

// others are the other peers with a frontier model of a cloud.
func (b *Book) others(cloud dataset.CloudID) []dataset.CloudID {
	return slices.DeleteFunc(b.market.Peers(), func(id dataset.CloudID) bool {
		return id == cloud || b.market.Overlap(market.ScopeFrontier, cloud, id).Part == 0
	})
}

// elsewhereOf tells where else a model is sold.
func (b *Book) elsewhereOf(m dataset.ModelID, cloud dataset.CloudID) elsewhere {
	on := b.market.PeersOf(m)
	e := elsewhere{degree: len(on)}
	if len(on) == 2 && len(b.market.Peers()) > 2 {
		e.other = on[0]
		if e.other == cloud {
			e.other = on[1]
		}
	}
	return e
}

// label names a destination.
func (b *Book) label(e elsewhere, cloud dataset.CloudID) string {
	switch {
	case e.degree == 1:
		return "Only on " + b.shortest(cloud)
	case e.other != "":
		return "Also on " + b.shortest(e.other)
	case e.degree == len(b.market.Peers()):
		return "On " + b.allShort()
	}
	return fmt.Sprintf("On %s clouds", words.Spell(e.degree))
}

func (b *Book) allShort() string {
	if len(b.market.Peers()) == 2 {
		return "both"
	}
	return "all " + words.Spell(len(b.market.Peers()))
}

// colour is that of a destination: a cloud's own, grey for several.
func (b *Book) colour(e elsewhere, cloud dataset.CloudID) string {
	switch {
	case e.degree == 1:
		return b.tones(cloud).strong
	case e.other != "":
		return b.tones(e.other).strong
	}
	return mute
}

// destinations are where models go, those nowhere else first.
func (b *Book) destinations(cloud dataset.CloudID, models []*dataset.Model) []destination {
	var list []destination
	for _, m := range models {
		e := b.elsewhereOf(m.ID, cloud)
		i := slices.IndexFunc(list, func(d destination) bool { return d.elsewhere == e })
		if i < 0 {
			i, list = len(list), append(list, destination{elsewhere: e})
		}
		list[i].models++
	}
	place := func(d destination) int { return slices.Index(b.market.Peers(), d.other) }
	slices.SortFunc(list, func(x, y destination) int {
		return cmp.Or(cmp.Compare(x.degree, y.degree), cmp.Compare(place(x), place(y)))
	})
	return list
}

// frontierPlan lays the flow out. Labs stand in the order of where most of
// their models go, so that bands cross little.
func (b *Book) frontierPlan(width float64, cloud dataset.CloudID, models []*dataset.Model) (flow, float64) {
	f := flow{top: 4, bottom: 4, gap: 5}
	targets := b.destinations(cloud, models)
	rank := func(m *dataset.Model) int {
		e := b.elsewhereOf(m.ID, cloud)
		return slices.IndexFunc(targets, func(d destination) bool { return d.elsewhere == e })
	}
	counts := b.labsBy(models, rank)
	for _, l := range counts[:min(len(counts), mostFlows)] {
		label := fmt.Sprintf("%s %d", shorten(b.labShort(l.lab), width*.28, look{}), l.models)
		f.left = max(f.left, measure(label, look{})+8)
		f.nodes = append(f.nodes, flowNode{id: "lab/" + string(l.lab), name: b.labName(l.lab), label: label, side: "left", colour: ink})
		for i, n := range l.to {
			if n > 0 {
				f.links = append(f.links, flowLink{"lab/" + string(l.lab), b.label(targets[i].elsewhere, cloud), float64(n), b.colour(targets[i].elsewhere, cloud)})
			}
		}
	}
	for _, d := range targets {
		label := b.label(d.elsewhere, cloud)
		f.right = max(f.right, measure(label, look{weight: strong})+10)
		f.nodes = append(f.nodes, flowNode{id: label, name: label, label: label, second: words.Count(d.models, "model", "models"), side: "right", depth: 1, colour: b.colour(d.elsewhere, cloud)})
	}
	return f, max(f.size(14), 40*float64(len(targets)))
}

// labFlow is a lab with how many of its models go where.
type labFlow struct {
	lab    dataset.LabID
	models int
	to     []int
}

func (b *Book) labsBy(models []*dataset.Model, rank func(*dataset.Model) int) []labFlow {
	var list []labFlow
	for _, m := range models {
		if n := len(list); n == 0 || list[n-1].lab != m.Lab() {
			list = append(list, labFlow{lab: m.Lab()})
		}
		l := &list[len(list)-1]
		l.models++
		for len(l.to) <= rank(m) {
			l.to = append(l.to, 0)
		}
		l.to[rank(m)]++
	}
	slices.SortStableFunc(list, func(x, y labFlow) int { return cmp.Compare(x.middle(), y.middle()) })
	return list
}

// middle is where on average a lab's models go.
func (l labFlow) middle() float64 {
	sum := 0
	for i, n := range l.to {
		sum += i * n
	}
	return float64(sum) / float64(l.models)
}
