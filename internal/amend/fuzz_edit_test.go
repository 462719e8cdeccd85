package amend

import (
	"fmt"

	"moatatlas/internal/source"
)

// edit is one edit that the fuzzer drew, with what it should give.
type edit struct {
	op    byte
	at    Path
	key   string
	item  int
	order []string
	value Value
	means any
}

func newEdit(doc *source.Document, op, value byte, choice uint16) edit {
	e := edit{op: op % 6, key: "new"}
	e.value, e.means = drawn(value)
	paths := pathsBelow(Path{}, doc.Root())
	e.at = paths[int(choice)%len(paths)]
	n, err := e.at.find(doc)
	if err != nil {
		return e
	}
	keys := n.Keys()
	e.item = int(choice>>8) % (n.Len() + 2)
	if len(keys) > 0 {
		other := keys[int(choice>>8)%len(keys)]
		if value%2 == 0 {
			e.key = other
		}
		e.order = []string{other, e.key}
		if value%3 == 0 {
			e.order = []string{e.key, other}
		}
	}
	if value%7 == 0 {
		e.order = nil
	}
	return e
}

func drawn(b byte) (Value, any) {
	switch b % 6 {
	case 0:
		return Text("x \"\\\n\u202e#]}"), "x \"\\\n\u202e#]}"
	case 1:
		return Whole(int64(b) * 10_000), int64(b) * 10_000
	case 2:
		return Dollars(float64(b) / 8), float64(b) / 8
	case 3:
		return Inline(Pair{"date", Text("2025")}, Pair{"a b", Flag(true)}), map[string]any{"date": "2025", "a b": true}
	case 4:
		return Lines(Text("1"), Inline()), []any{"1", map[string]any{}}
	}
	return Texts([]string{"a", "b"}), []any{"a", "b"}
}

func (e edit) do(p *Plan) error {
	switch e.op {
	case 0:
		return p.Set("f.toml", e.at, Pair{e.key, e.value}, e.order...)
	case 1:
		return p.Insert("f.toml", e.at, e.item, e.value)
	case 2:
		date, _ := source.ParseDate("2024-06")
		return p.InsertByDate("f.toml", e.at, date, e.value)
	case 3:
		return p.AddTable("f.toml", e.at.Key(e.key), Pair{"k", e.value})
	case 5:
		date, _ := source.ParseDate("2024-06")
		return p.AddTableByDate("f.toml", e.at.Key(e.key), date, Pair{"k", e.value})
	}
	return p.AddItem("f.toml", e.at.Key(e.key), Pair{"k", e.value})
}

// possible tells whether nothing can keep the edit from being made, but for the
// limits to how deep values may nest.
func (e edit) possible(doc *source.Document) bool {
	n, err := e.at.find(doc)
	if err != nil {
		return false
	}
	old, there := n.Key(e.key)
	switch e.op {
	case 0:
		return (n.Kind() == source.Inline || n.Kind() == source.Section) && (!there || old.Kind() <= source.Inline)
	case 1, 2:
		return n.Kind() == source.Array
	}
	return false
}

func (e edit) String() string {
	return fmt.Sprintf("edit %d at %q key %q item %d order %q value %s", e.op, e.at, e.key, e.item, e.order, e.value)
}

// expect makes the same edit of decoded values.
func (e edit) expect(values map[string]any) any {
	return changed(values, e.at.steps, func(v any) any {
		switch v := v.(type) {
		case []any:
			i := min(e.item, len(v))
			if e.op == 2 {
				i = byDateOf(v)
			}
			return append(append(append([]any{}, v[:i]...), e.means), v[i:]...)
		case map[string]any:
			table := map[string]any{"k": e.means}
			switch old, list := v[e.key].([]map[string]any); {
			case e.op == 0:
				v[e.key] = e.means
			case e.op == 4 && list:
				v[e.key] = append(old, table)
			case e.op == 4:
				v[e.key] = []map[string]any{table}
			default:
				extend(v, e.key, table)
			}
		case []map[string]any: // a longer header stands for its last table
			return changedLast(v, e)
		}
		return v
	})
}

// extend makes [key] where a longer header may have made it before.
func extend(v map[string]any, key string, table map[string]any) {
	if old, there := v[key].(map[string]any); there {
		for k, x := range table {
			old[k] = x
		}
		return
	}
	v[key] = table
}

func changedLast(v []map[string]any, e edit) any {
	if len(v) == 0 { // a list in brackets that the decoder gives this type
		return []any{e.means}
	}
	if e.op == 1 || e.op == 2 { // likewise
		list := []any{}
		for _, x := range v {
			list = append(list, x)
		}
		return (edit{op: e.op, item: e.item, means: e.means}).expectList(list)
	}
	e.at = Path{}
	last := len(v) - 1
	v[last], _ = e.expect(v[last]).(map[string]any)
	return v
}

func (e edit) expectList(v []any) any {
	i := min(e.item, len(v))
	if e.op == 2 {
		i = byDateOf(v)
	}
	return append(append(append([]any{}, v[:i]...), e.means), v[i:]...)
}

// byDateOf is where a table of June 2024 belongs.
func byDateOf(v []any) int {
	for i := len(v); i > 0; i-- {
		item, _ := v[i-1].(map[string]any)
		text, _ := item["date"].(string)
		if d, err := source.ParseDate(text); err == nil && d.Latest() <= source.DayOf(2024, 6, 30) {
			return i
		}
	}
	return 0
}

// changed changes the value at the end of a path. A header names no item of a
// list, so its path has none to follow.
func changed(v any, steps []step, change func(any) any) any {
	if len(steps) == 0 {
		return change(v)
	}
	s := steps[0]
	switch v := v.(type) {
	case map[string]any:
		v[s.key] = changed(v[s.key], steps[1:], change)
	case []any:
		v[s.item] = changed(v[s.item], steps[1:], change)
	case []map[string]any:
		v[s.item], _ = changed(v[s.item], steps[1:], change).(map[string]any)
	}
	return v
}

// untouched is the text before without the value that the edit replaced.
func (e edit) untouched(data string, doc *source.Document) string {
	n, err := e.at.find(doc)
	if err != nil || e.op != 0 {
		return data
	}
	if old, there := n.Key(e.key); there {
		start, end := old.Span()
		return data[:start] + data[end:]
	}
	return data
}

// pathsBelow lists the paths to all tables and lists.
func pathsBelow(at Path, n source.Node) []Path {
	list := []Path{at}
	for _, key := range n.Keys() {
		child, _ := n.Key(key)
		if child.Kind() != source.Scalar {
			list = append(list, pathsBelow(at.Key(key), child)...)
		}
	}
	for i := range n.Len() {
		if child, ok := n.Item(i); ok && child.Kind() != source.Scalar {
			list = append(list, pathsBelow(at.Item(i), child)...)
		}
	}
	return list
}
