package impact

import (
	"cmp"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// FactChange is one change of the facts: of a field, or of a whole record.
type FactChange struct {
	Record   string   `json:"record"`    // "model openai/gpt-2, availability aws bedrock, stage preview"
	Field    string   `json:"field"`     // "date"; "" for a whole record
	Before   string   `json:"before"`    // "" where there was none
	After    string   `json:"after"`     // "" where there is none
	BeforeAt string   `json:"before_at"` // file:line:column in the base; "" where there was none
	AfterAt  string   `json:"after_at"`  // the same in the head
	Within   []string `json:"within"`    // the records in a record that came or went with it

	unit string // the facts that it is applied with, see blend
}

// At is where the fact stands, or stood.
func (f FactChange) At() string { return cmp.Or(f.AfterAt, f.BeforeAt) }

// factDiff collects the changes of facts.
type factDiff struct {
	removed, changed, regraded, added, moved []FactChange

	base, head lost
}

// facts compares all records of two datasets.
func facts(base, head Edition) *factDiff {
	d := &factDiff{}
	before, after := rows(base), rows(head)
	d.base, d.head = lostOf(base, before), lostOf(head, after)
	for _, p := range renamed(match(before, after)) {
		d.record(p, "", "")
	}
	slices.SortStableFunc(d.regraded, func(a, b FactChange) int { return cmp.Compare(firmer(a), firmer(b)) })
	return d
}

func rows(e Edition) []dataset.Row {
	if e.Data == nil {
		return nil
	}
	return e.Data.Rows()
}

// firmer is 1 for a change to a better grade, or to none, and 0 for one to a weaker.
func firmer(f FactChange) int {
	if f.After > f.Before {
		return 0
	}
	return 1
}

// record compares a record of the two editions; within names those that it is in.
func (d *factDiff) record(p pair, within, unit string) {
	one := p.before
	if one == nil {
		one = p.after
	}
	name := nameOf(*one)
	if within != "" {
		name = within + ", " + name
	}
	if within == "" || one.Kind == "availability" {
		unit = unitOf(*one, unit)
	}
	switch {
	case p.after == nil:
		if !d.head.has(p.before.Pos) {
			d.removed = append(d.removed, FactChange{Record: name, Before: gist(*p.before), BeforeAt: p.before.Pos.String(), Within: parts(*p.before), unit: unit})
		}
	case p.before == nil:
		if !d.base.has(p.after.Pos) {
			d.added = append(d.added, FactChange{Record: name, After: gist(*p.after), AfterAt: p.after.Pos.String(), Within: parts(*p.after), unit: unit})
		}
	case p.before.Key != p.after.Key:
		d.moved = append(d.moved, FactChange{Record: name, Before: p.before.Key, After: p.after.Key, BeforeAt: p.before.Pos.String(), AfterAt: p.after.Pos.String(), Within: []string{}, unit: unit})
	case d.head.has(p.before.Pos) || d.base.has(p.after.Pos):
		// site.toml, of which there is a record even where it cannot be read
	default:
		d.cells(p, name, unit)
		for _, q := range match(p.before.Rows, p.after.Rows) {
			d.record(q, name, unit)
		}
	}
}

// cells compares the fields of a record that both editions have.
func (d *factDiff) cells(p pair, name, unit string) {
	for _, b := range p.before.Cells {
		i := slices.IndexFunc(p.after.Cells, func(c dataset.Cell) bool { return c.Key == b.Key })
		f := FactChange{Record: name, Field: b.Key, Before: text(b), BeforeAt: b.Pos.String(), AfterAt: p.after.Pos.String(), Within: []string{}, unit: unit}
		if i < 0 {
			d.removed = append(d.removed, f)
			continue
		}
		a := p.after.Cells[i]
		f.After, f.AfterAt = text(a), a.Pos.String()
		switch gone := missing(b.Items, a.Items); {
		case slices.Equal(a.Items, b.Items):
		case b.Key == "grade":
			d.regraded = append(d.regraded, f)
		case b.List && a.List && len(gone) == 0 && len(missing(a.Items, b.Items)) == 0:
			// another order of the same says the same
		case b.List && len(gone) > 0 && len(missing(a.Items, b.Items)) == 0:
			f.Before, f.After = strings.Join(gone, ", "), ""
			d.removed = append(d.removed, f)
		default:
			d.changed = append(d.changed, f)
		}
	}
	for _, a := range p.after.Cells {
		if !slices.ContainsFunc(p.before.Cells, func(c dataset.Cell) bool { return c.Key == a.Key }) {
			d.added = append(d.added, FactChange{Record: name, Field: a.Key, After: text(a), BeforeAt: p.before.Pos.String(), AfterAt: a.Pos.String(), Within: []string{}, unit: unit})
		}
	}
}

// missing are the items of a list that another lacks, each as often as it does.
func missing(of, in []string) []string {
	rest := slices.Clone(in)
	return slices.DeleteFunc(slices.Clone(of), func(item string) bool {
		i := slices.Index(rest, item)
		if i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		}
		return i >= 0
	})
}

func text(c dataset.Cell) string {
	switch {
	case len(c.Items) == 0:
		return "(an empty list)"
	case len(c.Items) == 1 && c.Items[0] == "":
		return "(empty, or cannot be read)"
	}
	return strings.Join(c.Items, ", ")
}

// nameOf names a record among those beside it.
func nameOf(r dataset.Row) string {
	if r.Key == "" {
		return words.Key(r.Kind)
	}
	return r.Kind + " " + r.Key
}

// gist is a record in a line, without what its name says.
func gist(r dataset.Row) string {
	var list []string
	named := strings.Fields(r.Key)
	for _, c := range r.Cells {
		if len(c.Items) != 1 || !slices.Contains(named, c.Items[0]) {
			list = append(list, c.Key+": "+text(c))
		}
	}
	return strings.Join(list, "; ")
}

// parts names the records in a record, and those in them.
func parts(r dataset.Row) []string {
	list := []string{}
	for _, p := range r.Rows {
		list = append(list, nameOf(p)+": "+gist(p))
		for _, below := range parts(p) {
			list = append(list, nameOf(p)+", "+below)
		}
	}
	return list
}

// lost is what an edition could not read: files that are there and that no record
// comes from.
type lost []string

func lostOf(e Edition, all []dataset.Row) lost {
	read := map[string]bool{}
	for _, r := range all {
		read[r.Pos.File] = true
	}
	var files lost
	for _, p := range e.Problems {
		name := p.Pos.File
		fact := name == "site.toml" || name == "data" || strings.HasPrefix(name, "data/") && name != dataset.CountsFile
		if !p.Warning && fact && !read[name] && e.holds(name) && !slices.Contains(files, name) {
			files = append(files, name)
		}
	}
	return files
}

// holds tells whether an edition has a file or folder.
func (e Edition) holds(name string) bool {
	if _, there := e.Files[name]; there {
		return true
	}
	for file := range e.Files {
		if strings.HasPrefix(file, name+"/") {
			return true
		}
	}
	return false
}

// has tells whether what stands at a place cannot be read.
func (l lost) has(at source.Pos) bool {
	return slices.ContainsFunc(l, func(name string) bool { return at.File == name || strings.HasPrefix(at.File, name+"/") })
}

// renames are the models that have another id, from that in the base to that in the
// head.
func (d *factDiff) renames() map[dataset.ModelID]dataset.ModelID {
	ids := map[dataset.ModelID]dataset.ModelID{}
	for _, f := range d.moved {
		if id, ok := strings.CutPrefix(f.unit, "model "); ok {
			ids[dataset.ModelID(id)] = dataset.ModelID(f.After)
		}
	}
	return ids
}
