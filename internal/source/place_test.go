package source_test

import (
	"testing"

	"moatatlas/internal/source"
)

// What a record has not stands where the record does.
func TestPlaceOfWhatIsNotThere(t *testing.T) {
	r, _, _ := readText("name = \"x\"\ntags = [\"a\"]\n\n[[item]]\ntitle = \"one\"\n")
	item, list := source.Pos{File: "in.toml", Line: 4, Col: 3}, source.Pos{File: "in.toml", Line: 2, Col: 8}
	for name, c := range map[string]struct{ got, want source.Pos }{
		"value":         {r.Items[0].At("detail"), item},
		"key":           {r.Items[0].Key("detail"), item},
		"item of none":  {r.Items[0].Item("part", 0), item},
		"item after":    {r.Item("tags", 1), list},
		"item before":   {r.Item("tags", -1), list},
		"of no record":  {source.Place{}.Pos(), source.Pos{}},
		"value of none": {source.Place{}.At("name"), source.Pos{}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	if r.Has("nmae") || !r.Has("name") || (source.Place{}).Has("name") {
		t.Error("Has is wrong")
	}
}
