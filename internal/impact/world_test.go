package impact

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing/fstest"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// world is a small tree that is easy to change.
type world struct {
	site   string
	labs   map[string]string // the cloud that each belongs to, "" for none
	models map[string]model
	shares map[string][3]int // by quarter
	deals  map[string]string // titles by id
}

type model struct {
	tier   string
	open   bool
	next   string           // the slug of its successor, of the same lab; "" for none
	offers map[string]offer // by cloud and service
}

type offer struct {
	first, last int // the months in which it came and left; 0 for no end
	price       int // of output; 0 for none
	note        string
	grade       string
}

func services() []string { return []string{"aws bedrock", "aws other", "azure foundry", "gcp vertex"} }

// draw draws a world with up to so many models.
func draw(t *rapid.T, most int) world {
	w := world{
		site:   rapid.SampledFrom([]string{"2026-06-30", "2026-03-31"}).Draw(t, "day"),
		labs:   map[string]string{"l0": "", "l1": "", "l2": "gcp"},
		models: map[string]model{}, shares: map[string][3]int{"2025Q1": {30, 20, 10}}, deals: map[string]string{},
	}
	for i := range rapid.IntRange(0, most).Draw(t, "models") {
		w.models[fmt.Sprintf("l%d/m%d", i%3, i)] = drawModel(t)
	}
	return w
}

func drawModel(t *rapid.T) model {
	m := model{tier: rapid.SampledFrom([]string{"frontier", "mid"}).Draw(t, "tier"), open: rapid.Bool().Draw(t, "open"), offers: map[string]offer{}}
	for _, s := range services() {
		if rapid.IntRange(0, 2).Draw(t, "sold") > 0 {
			m.offers[s] = drawOffer(t)
		}
	}
	return m
}

func drawOffer(t *rapid.T) offer {
	return offer{
		first: rapid.IntRange(1, 12).Draw(t, "first"), last: rapid.SampledFrom([]int{0, 0, 13, 16}).Draw(t, "last"),
		price: rapid.IntRange(0, 3).Draw(t, "price"), grade: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "grade"),
		note: rapid.SampledFrom([]string{"", "seen"}).Draw(t, "note"),
	}
}

// change draws another world that is like it.
func (w world) change(t *rapid.T) world {
	c := world{w.site, maps.Clone(w.labs), maps.Clone(w.models), maps.Clone(w.shares), maps.Clone(w.deals)}
	for range rapid.IntRange(0, 9).Draw(t, "changes") {
		ids := slices.Sorted(maps.Keys(c.models))
		kind := rapid.IntRange(0, 9).Draw(t, "kind")
		if len(ids) == 0 {
			kind = 9
		}
		pick := func() string { return rapid.SampledFrom(ids).Draw(t, "model") }
		switch kind {
		case 0:
			delete(c.models, pick())
		case 1:
			c.models[pick()] = drawModel(t)
		case 2: // another name
			id := pick()
			c.models[id+"-x"] = c.models[id]
			delete(c.models, id)
		case 3:
			c.labs["l0"] = rapid.SampledFrom([]string{"", "aws"}).Draw(t, "owner")
		case 4:
			c.shares["2025Q1"] = [3]int{rapid.IntRange(1, 40).Draw(t, "share"), 20, 10}
		case 5:
			c.site = "2026-05-31"
		case 7: // one more model, and an older one that it takes the place of
			id := pick()
			m := c.models[id]
			m.next = "next"
			c.models[id] = m
			c.models[id[:3]+"next"] = drawModel(t)
		case 6:
			c.deals["d"] = rapid.SampledFrom([]string{"One", "Two"}).Draw(t, "title")
		default:
			id := rapid.SampledFrom(append(ids, "l1/new")).Draw(t, "changed")
			m := c.models[id]
			m.tier, m.offers = "frontier", maps.Clone(m.offers)
			if m.offers == nil {
				m.offers = map[string]offer{}
			}
			m.offers[rapid.SampledFrom(services()).Draw(t, "service")] = drawOffer(t)
			c.models[id] = m
		}
	}
	return c
}

const fact = "source = \"https://example.org/\"\ngrade = \"A\"\n"

// tree writes the world down.
func (w world) tree() fstest.MapFS {
	tree := fstest.MapFS{}
	file := func(name, format string, args ...any) {
		tree[name] = &fstest.MapFile{Data: fmt.Appendf(nil, format, args...)}
	}
	file("site.toml", "title = \"T\"\nas_of = %q\npeers = [\"aws\", \"azure\", \"gcp\"]\nshare_series = \"s\"\n", w.site)
	var clouds, labs, deals, quarters strings.Builder
	for _, c := range []string{"aws", "azure", "gcp"} {
		fmt.Fprintf(&clouds, "[cloud.%s]\nname = %[1]q\ncompany = \"C\"\nkind = \"hyperscaler\"\nplatform = \"P\"\nservices = [\"bedrock\", \"other\", \"foundry\", \"vertex\"]\n%s", c, fact)
	}
	for _, l := range slices.Sorted(maps.Keys(w.labs)) {
		fmt.Fprintf(&labs, "[lab.%s]\nname = %[1]q\n%s", l, fact)
		if w.labs[l] != "" {
			fmt.Fprintf(&labs, "cloud = %q\n", w.labs[l])
		}
	}
	for id, title := range w.deals {
		fmt.Fprintf(&deals, "[deal.%s]\ndate = \"2025-05\"\nkind = \"compute\"\nparties = [\"l0\", \"aws\"]\nexclusivity = \"none\"\ntitle = %q\nsummary = \"S\"\n%s", id, title, fact)
	}
	for _, q := range slices.Sorted(maps.Keys(w.shares)) {
		fmt.Fprintf(&quarters, "[[quarter]]\nquarter = %q\naws = %d\nazure = %d\ngcp = %d\n%s", q, w.shares[q][0], w.shares[q][1], w.shares[q][2], fact)
	}
	file("data/clouds.toml", "%s", &clouds)
	file("data/labs.toml", "%s", &labs)
	if len(w.deals) > 0 {
		file("data/deals.toml", "%s", &deals)
	}
	file("data/shares/s.toml", "title = \"S\"\npublisher = \"P\"\nscope = \"all\"\nunit = \"%%\"\n%s", &quarters)
	for id, m := range w.models {
		file("data/models/"+id+".toml", "%s", w.text(id, m))
	}
	return tree
}

func (w world) text(id string, m model) string {
	var b strings.Builder
	fmt.Fprintf(&b, "name = %q\nfamily = \"F\"\ntier = %q\nmodality = \"text\"\nreleased = \"2025-01\"\nopen_weights = %v\ninput = [\"text\"]\noutput = [\"text\"]\n%s", id, m.tier, m.open, fact)
	lab, _, _ := strings.Cut(id, "/")
	if _, there := w.models[lab+"/"+m.next]; there && lab+"/"+m.next != id {
		fmt.Fprintf(&b, "successor = %q\n", lab+"/"+m.next)
	}
	for _, s := range slices.Sorted(maps.Keys(m.offers)) {
		o := m.offers[s]
		cloud, service, _ := strings.Cut(s, " ")
		fmt.Fprintf(&b, "[[availability]]\ncloud = %q\nservice = %q\naccess = \"open\"\n", cloud, service)
		if o.price > 0 {
			fmt.Fprintf(&b, "price = { input = 1, output = %d, source = \"https://example.org/\", grade = \"A\" }\n", o.price)
		}
		fmt.Fprintf(&b, "stages = [{ stage = \"ga\", date = %q, source = \"https://example.org/\", grade = %q", month(o.first), o.grade)
		if o.note != "" {
			fmt.Fprintf(&b, ", note = %q", o.note)
		}
		b.WriteString(" }")
		if o.last > 0 {
			fmt.Fprintf(&b, ", { stage = \"retired\", date = %q, source = \"https://example.org/\", grade = \"A\" }", month(o.last))
		}
		b.WriteString("]\n")
	}
	return b.String()
}

func month(n int) string {
	return source.DayOf(2025, 1, 1).Time().AddDate(0, n, 0).Format("2006-01-02")
}

type failer interface {
	Fatalf(format string, args ...any)
	Helper()
}

// edition reads a world; its facts must be sound.
func (w world) edition(t failer) Edition {
	t.Helper()
	tree := w.tree()
	data, problems := dataset.Load(tree)
	if source.Blocking(problems) > 0 {
		t.Fatalf("%v", slices.DeleteFunc(problems, func(p source.Problem) bool { return p.Warning }))
	}
	files := map[string]string{}
	for name, f := range tree {
		files[name] = string(f.Data)
	}
	return Edition{Name: "a world", Files: files, Data: data, Market: market.On(data, data.AsOf()), Problems: problems}
}
