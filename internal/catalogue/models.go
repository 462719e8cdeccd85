package catalogue

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// newModels proposes the models of labs here that are not here yet. What the
// catalogue does not tell, the tier and the family, is taken from the lab's last
// models of the same family there, and only where these agree.
func (p *proposer) newModels() (title string, list []proposal) {
	families := p.families()
	for _, id := range slices.Sorted(maps.Keys(p.new)) {
		all := p.new[id]
		n := &newModel{id: id, sightings: served(all), day: p.plan.Day}
		if len(n.sightings) == 0 {
			p.ignored["marked as ended, and never here"] += len(all)
			continue
		}
		n.main = n.sightings[0]
		for _, s := range n.sightings {
			if s.Lab == id.Lab() {
				n.main = s
				break
			}
		}
		n.like = families[family{id.Lab(), n.main.Family}]
		if reason, at := p.doubt(n); reason != "" {
			text := fmt.Sprintf("%s (%s at %s): %s", name(string(id)), name(n.main.Name), name(string(n.main.seller.ID)), reason)
			p.unclear = append(p.unclear, Line{Text: text, At: at, From: n.main.Entry.At})
			continue
		}
		list = append(list, proposal{Line{Text: n.text(), From: n.main.Entry.At}, n.create})
	}
	return "New models", list
}

// family is the models of a lab that the catalogue puts together.
type family struct {
	lab  dataset.LabID
	name string
}

// families finds the models here of each family there, the last three of each.
// Those that an import wrote do not count: they say what it inferred.
func (p *proposer) families() map[family][]*dataset.Model {
	found := map[family][]*dataset.Model{}
	note := func(id dataset.ModelID, list []sighting) {
		model := p.data.Model(id)
		for _, s := range list {
			f := family{id.Lab(), s.Family}
			if s.Family != "" && !imported(model.Fact) && !slices.Contains(found[f], model) {
				found[f] = append(found[f], model)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.firsts)) {
		note(id, p.firsts[id])
	}
	for at, list := range p.offers {
		note(at.model, list)
	}
	for f, list := range found {
		slices.SortFunc(list, func(a, b *dataset.Model) int {
			return cmp.Or(cmp.Compare(b.Released.Latest(), a.Released.Latest()), strings.Compare(string(a.ID), string(b.ID)))
		})
		found[f] = list[:min(len(list), 3)]
	}
	return found
}

// imported tells of facts that an import wrote.
func imported(f dataset.Fact) bool { return f.Grade == dataset.GradeC && f.Source == Address }

// newModel is a model to be written.
type newModel struct {
	id        dataset.ModelID
	main      sighting // the one at its lab, if there is one
	sightings []sighting
	like      []*dataset.Model // of the same family, the last first
	day       source.Day
}

// version is the end of an id that makes it the next version of another, not a
// variant of it.
var version = regexp.MustCompile(`^[.-]?\d{1,2}$`)

// doubt says why a model cannot be written without a person, or "", and which place
// of the data says so, if one does.
func (p *proposer) doubt(n *newModel) (reason string, at source.Pos) {
	for _, d := range p.data.Dropped() {
		if d.Table == "models" && plain(d.Row) == plain(string(n.id)) {
			return "left out here on purpose", d.Pos()
		}
	}
	return p.unsaid(n), source.Pos{}
}

// unsaid is what the catalogue does not tell of a model, or does not tell well
// enough; "" for nothing.
func (p *proposer) unsaid(n *newModel) string {
	if err := n.id.Check(); err != nil {
		return "an id that no file can have"
	}
	if oddName(n.main.Name) {
		return "no name that could be shown"
	}
	released, err := source.ParseDate(n.main.Released)
	switch {
	case err != nil || released.Bounded():
		return "released on " + name(n.main.Released) + ", which is no date"
	case later(released, n.day) || later(released, p.data.AsOf()):
		return fmt.Sprintf("released on %v, which is still to come", released)
	}
	if other := p.variant(n.id); other != "" {
		return fmt.Sprintf("perhaps a variant of %s", name(string(other)))
	}
	if len(n.like) == 0 {
		return "its tier: no model of its family is here"
	}
	for _, model := range n.like[1:] {
		if model.Tier != n.like[0].Tier || model.Modality != n.like[0].Modality {
			return fmt.Sprintf("its tier: %s and %s differ in theirs", name(string(n.like[0].ID)), name(string(model.ID)))
		}
	}
	// A family with a number in it says nothing of the next.
	if f := n.like[0].Family; strings.ContainsAny(f, "0123456789") && !strings.HasPrefix(plain(n.id.Slug()), plain(f)) {
		return fmt.Sprintf("its family: %s is of %s", name(string(n.like[0].ID)), name(f))
	}
	return n.media()
}

// variant finds the model, here or as new, of which another may be a variant, or "".
func (p *proposer) variant(id dataset.ModelID) dataset.ModelID {
	ids := slices.Sorted(maps.Keys(p.new))
	for _, model := range p.data.Models() {
		ids = append(ids, model.ID)
	}
	slug := plain(id.Slug())
	for _, other := range ids {
		if other.Lab() != id.Lab() {
			continue
		}
		if rest, begins := strings.CutPrefix(slug, plain(other.Slug())+"-"); begins && !version.MatchString(rest) {
			return other
		}
	}
	return ""
}

// media says what is wrong with what the model takes and gives.
func (n *newModel) media() string {
	if len(n.main.Input) == 0 || len(n.main.Output) == 0 {
		return "not said what it takes and gives"
	}
	for _, medium := range slices.Concat(n.main.Input, n.main.Output) {
		if !slices.Contains(dataset.Medium("").Allowed(), medium) {
			return "takes or gives " + name(medium) + ", which has no word here"
		}
	}
	if modality := string(n.like[0].Modality); !slices.Contains(n.main.Output, modality) {
		return "gives no " + modality + ", as its family does"
	}
	return ""
}

// oddName tells of names that no reader should see.
func oddName(s string) bool {
	return s == "" || len(s) > maxID || strings.TrimSpace(s) != s || s[0] == '=' || s[0] == '+' || strings.ContainsFunc(s, source.IsInvisible)
}

func (n *newModel) file() string { return "data/models/" + string(n.id) + ".toml" }

func (n *newModel) text() string {
	text := fmt.Sprintf("%s, released %s, %s like %s", name(string(n.id)), n.main.Released, n.like[0].Tier, name(string(n.like[0].ID)))
	var at []string
	for _, s := range n.offers() {
		at = append(at, name(string(s.Cloud)))
	}
	if len(at) > 0 {
		text += ", on " + words.And(at)
	}
	return text
}

// offers lists the nearest sighting for each cloud.
func (n *newModel) offers() []sighting {
	var list []sighting
	for _, s := range n.sightings {
		if s.Cloud != "" && !slices.ContainsFunc(list, func(t sighting) bool { return t.Cloud == s.Cloud }) {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b sighting) int { return strings.Compare(string(a.Cloud), string(b.Cloud)) })
	return list
}

// create writes the model's file.
func (n *newModel) create(files *amend.Plan) error {
	own := n.main
	pairs := []amend.Pair{
		{Key: "name", Value: amend.Text(own.Name)},
		{Key: "family", Value: amend.Text(n.like[0].Family)},
		{Key: "tier", Value: amend.Text(string(n.like[0].Tier))},
		{Key: "modality", Value: amend.Text(string(n.like[0].Modality))},
		{Key: "released", Value: amend.Text(own.Released)},
		{Key: "open_weights", Value: amend.Flag(own.Open)},
		{Key: "input", Value: amend.Texts(media(own.Input))},
		{Key: "output", Value: amend.Texts(media(own.Output))},
	}
	if own.Context > 0 {
		pairs = append(pairs, amend.Pair{Key: "context", Value: amend.Whole(int64(own.Context))})
	}
	if own.Lab == n.id.Lab() {
		pairs = append(pairs, amend.Pair{Key: "first_party", Value: firstParty(own, n.day)})
	}
	note := "proposed from models.dev; tier and family as those of " + n.like[0].Name
	pairs = append(pairs, facts(amend.Pair{Key: "note", Value: amend.Text(note)})...)
	if err := files.Create(n.file(), "#:schema ../../../static/schema/model.json", pairs...); err != nil {
		return err
	}
	for _, s := range n.offers() {
		if err := files.AddItem(n.file(), availability, offer(s, s.usual(n.id.Lab()), n.day)...); err != nil {
			return err
		}
	}
	return nil
}

// media puts what the catalogue lists in the order in which it stands here.
func media(list []string) []string {
	return slices.DeleteFunc(dataset.Medium("").Allowed(), func(medium string) bool { return !slices.Contains(list, medium) })
}
