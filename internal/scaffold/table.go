package scaffold

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/amend"
	"moatatlas/internal/source"
)

// parting is what stands between the texts of several tables.
const parting = "\n"

// Join is the text of a field that is given once more: a further table, or, where the
// field is no list of tables, another text in the place of the first.
func (f Field) Join(before, text string) string {
	if f.listed() && before != "" {
		return before + parting + text
	}
	return text
}

// tables is a text such as kind=capacity, party=aws as a list of tables.
func (f Field) tables(text string) (amend.Value, error) {
	var list []amend.Value
	for one := range strings.SplitSeq(text, parting) {
		pairs, err := f.one(one)
		if err != nil {
			return amend.Value{}, fmt.Errorf("%s: %w", f.Key, err)
		}
		list = append(list, amend.Inline(pairs...))
	}
	return amend.Lines(list...), nil
}

// one reads the text of one table. A comma that no key follows is a part of the value.
func (f Field) one(text string) ([]amend.Pair, error) {
	fields := fieldsOf(f.item(), "")
	values, last := map[string]string{}, ""
	for part := range strings.SplitSeq(text, ",") {
		key, value, paired := strings.Cut(part, "=")
		key = strings.TrimSpace(key)
		switch _, twice := values[key]; {
		case !paired && last != "":
			values[last] += "," + part
		case !paired:
			return nil, fmt.Errorf("%s is no key with its value; write %s=…", source.Quote(key), strings.Join(f.needed(), "=…, "))
		case twice:
			return nil, fmt.Errorf("%s is given twice", key)
		case !slices.Contains(keysOf(fields), key):
			return nil, errors.New(source.Unknown("key", key, keysOf(fields)))
		default:
			values[key], last = value, key
		}
	}
	for _, key := range f.needed() {
		if _, given := values[key]; !given {
			return nil, fmt.Errorf("missing %s=…", key)
		}
	}
	return pairs(fields, "", values)
}

// needed are the keys that each table of the list must have.
func (f Field) needed() []string {
	return keysOf(slices.DeleteFunc(fieldsOf(f.item(), ""), func(f Field) bool { return !f.Required }))
}

func keysOf(fields []Field) []string {
	var keys []string
	for _, f := range fields {
		keys = append(keys, f.Key)
	}
	return keys
}

// pairs are what the values, by key, say of the record, or of its table whose key and
// dot are the prefix: all keys in order, those left out without a value. Or it is all
// that is wrong with them.
func pairs(fields []Field, prefix string, values map[string]string) (list []amend.Pair, err error) {
	var wrong []error
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		key, _, nested := strings.Cut(strings.TrimPrefix(f.Key, prefix), ".")
		pair := amend.Pair{Key: key}
		switch text, given := values[f.Key]; {
		case nested:
			n := slices.IndexFunc(fields[i:], func(f Field) bool { return !strings.HasPrefix(f.Key, prefix+key+".") })
			if n < 0 {
				n = len(fields) - i
			}
			below, err := pairs(fields[i:i+n], prefix+key+".", values)
			wrong = append(wrong, err)
			if slices.ContainsFunc(below, func(p amend.Pair) bool { return p.Value != amend.Value{} }) {
				pair.Value = amend.Inline(below...)
			}
			i += n - 1
		case given:
			value, err := f.Value(text)
			wrong = append(wrong, err)
			pair.Value = value
		}
		list = append(list, pair)
	}
	return list, errors.Join(wrong...)
}
