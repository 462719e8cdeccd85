package source

// Place remembers where a record stands in its file and where each of its
// keys does, so that a check made long after reading can name the line. Record
// types embed it; reading a record fills it in. The zero Place is nowhere.
type Place struct {
	table *table
}

// Pos is where the record begins.
func (p Place) Pos() Pos {
	if p.table == nil {
		return Pos{}
	}
	return p.table.pos(p.table.at)
}

// Has tells whether the record has a key.
func (p Place) Has(key string) bool { return p.entry(key) != nil }

// At is where the value of a key begins; for a key the record does not have,
// where the record begins.
func (p Place) At(key string) Pos {
	if e := p.entry(key); e != nil {
		return p.table.pos(e.value)
	}
	return p.Pos()
}

// Key is where a key itself stands; for a key the record does not have, where
// the record begins.
func (p Place) Key(key string) Pos {
	if e := p.entry(key); e != nil {
		return p.table.pos(e.key)
	}
	return p.Pos()
}

// Item is where item i of a list begins; if there is none, where the list does.
func (p Place) Item(key string, i int) Pos {
	if e := p.entry(key); e != nil && i >= 0 && i < len(e.items) {
		return p.table.pos(e.items[i].value)
	}
	return p.At(key)
}

func (p Place) entry(key string) *entry {
	if p.table == nil {
		return nil
	}
	return p.table.find(key)
}

// table is the index of one TOML table: where it and its entries stand. A
// table made only by a longer header or key stands where that mentions it.
type table struct {
	file    *string
	at      spot
	entries []entry
	places  map[string]int // of entries by name, once there are many

	// Offsets in bytes, for edits. Of a table with neither a header nor braces of
	// its own the first two are not set.
	head  int // behind the key in its header, 0 for the root
	last  int // behind its last key with a value, or that of the header
	first int // where its first key begins, -1 for none
}

// entry is one key of a table, or one item of an array (which has no name).
type entry struct {
	name   string
	origin origin
	key    spot
	value  spot
	table  *table  // the value, where it is a table
	items  []entry // the value, where it is an array

	start, end int // the value in bytes, for what has one
}

// origin is what made an entry: TOML has its rules on what may add to which.
type origin uint8

const (
	valued    origin = iota // a key with a value, to which nothing can be added
	dotted                  // a longer key; others of the same table can add to it
	mentioned               // a longer header; a header of its own may follow
	headed                  // a header of its own, [so]
	listed                  // one [[so]]; others add to the list
)

func (t *table) pos(s spot) Pos {
	return Pos{File: *t.file, Line: int(s.line), Col: int(s.col)}
}

// manyEntries is from how many entries on a table finds them by a map.
const manyEntries = 32

// add enters a key that is not there yet.
func (t *table) add(e entry) *entry {
	t.entries = append(t.entries, e)
	last := len(t.entries) - 1
	switch {
	case t.places != nil:
		t.places[e.name] = last
	case len(t.entries) == manyEntries:
		t.places = make(map[string]int, 2*manyEntries)
		for i := range t.entries {
			t.places[t.entries[i].name] = i
		}
	}
	return &t.entries[last]
}

func (t *table) find(name string) *entry {
	if t.places != nil {
		if i, ok := t.places[name]; ok {
			return &t.entries[i]
		}
		return nil
	}
	for i := range t.entries {
		if t.entries[i].name == name {
			return &t.entries[i]
		}
	}
	return nil
}
