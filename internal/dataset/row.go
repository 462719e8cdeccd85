package dataset

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"moatatlas/internal/source"
)

// Row is a record as its file has it: what a reader of the file sees, with the
// place of everything.
type Row struct {
	Kind  string // the table it stands in: "model", "availability", "stage", "deal"
	Key   string // what tells it from others of its kind beside it: "openai/gpt-5.5", "aws bedrock", "ga"; "" where it is the only one
	Pos   source.Pos
	Cells []Cell // those that are there, in the order in which the fields are declared
	Rows  []Row  // the records in it
}

// Cell is a field of a record.
type Cell struct {
	Key   string
	Items []string // its value; more than one, or none, only for a list
	List  bool
	Pos   source.Pos
}

// Rows lists every record of the dataset: site.toml, clouds, labs, organisations,
// models, renames, deals, actions, events, shares, sizes, what was dropped, and
// scenarios, each kind in the order in which the dataset has it.
func (d *Dataset) Rows() []Row {
	rows := []Row{rowOf("site.toml", reflect.ValueOf(d.site))}
	return slices.Concat(
		rows,
		rowsOf("cloud", d.clouds), rowsOf("lab", d.labs), rowsOf("organisation", d.organisations),
		rowsOf("model", d.models), rowsOf("rename", d.renames), rowsOf("deal", d.deals),
		rowsOf("action", d.actions), rowsOf("event", d.events), rowsOf("share series", d.series),
		rowsOf("market size", d.sizes), rowsOf("dropped", d.dropped), rowsOf("scenario", d.scenarios),
	)
}

func rowsOf[T any](kind string, records []T) []Row {
	rows := make([]Row, len(records))
	for i, r := range records {
		rows[i] = rowOf(kind, reflect.Indirect(reflect.ValueOf(r)))
	}
	return rows
}

// rowOf reads a record by its declaration, so that a field that is added to a type
// cannot be forgotten here.
func rowOf(kind string, record reflect.Value) Row {
	at, _ := record.FieldByName("Place").Interface().(source.Place)
	row := Row{Kind: kind, Key: keyOf(record), Pos: at.Pos()}
	for _, f := range source.Fields(record.Type()) {
		v := record.FieldByIndex(f.Index)
		switch {
		case f.Remain:
			row.remain(v, at)
		case holdsRecords(v.Type()):
			row.nested(f.Key, v)
		case at.Has(f.Key) || !v.IsZero():
			row.Cells = append(row.Cells, cellOf(f.Key, v, at))
		}
	}
	return row
}

// holdsRecords tells of a record in a record, or a list of such.
func holdsRecords(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return false
	}
	_, placed := t.FieldByName("Place")
	return placed
}

// nested enters the records of a field. A list is called by what one of it is.
func (r *Row) nested(key string, v reflect.Value) {
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			r.Rows = append(r.Rows, rowOf(strings.TrimSuffix(key, "s"), v.Index(i)))
		}
	} else if !v.IsNil() {
		r.Rows = append(r.Rows, rowOf(key, v.Elem()))
	}
}

// remain enters the fields that have no names of their own: the shares of sellers.
func (r *Row) remain(v reflect.Value, at source.Place) {
	shares, _ := v.Interface().(map[PartyID]float64)
	for _, seller := range slices.Sorted(maps.Keys(shares)) {
		r.Cells = append(r.Cells, Cell{Key: string(seller), Items: []string{written(reflect.ValueOf(shares[seller]))}, Pos: at.At(string(seller))})
	}
}

func cellOf(key string, v reflect.Value, at source.Place) Cell {
	c := Cell{Key: key, Pos: at.At(key)}
	if v.Kind() != reflect.Slice {
		c.Items = []string{written(v)}
		return c
	}
	c.List = true
	for i := range v.Len() {
		c.Items = append(c.Items, written(v.Index(i)))
	}
	return c
}

// written is a value as its file has it; "" for one that could not be read.
func written(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	}
	if _, text := v.Interface().(fmt.Stringer); text && v.IsZero() {
		return ""
	}
	return fmt.Sprint(v.Interface())
}

// keyOf tells a record from its like by what no author changes without meaning
// another record.
func keyOf(record reflect.Value) string {
	switch r := record.Interface().(type) {
	case Availability:
		return join(string(r.Cloud), string(r.Service))
	case Stage:
		return string(r.Stage)
	case Term:
		return join(string(r.Effect), string(r.Kind), string(r.Party))
	case ShareQuarter:
		return r.Quarter.String()
	case MarketSize:
		return join(r.Quarter.String(), string(r.Series))
	case Rename:
		return join(string(r.Cloud), r.Old)
	case Dropped:
		return join(r.Table, r.Row)
	case ScenarioRow:
		return join(string(r.Model), string(r.Cloud), string(r.Service))
	}
	if id := record.FieldByName("ID"); id.IsValid() {
		return id.String()
	}
	return ""
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}
