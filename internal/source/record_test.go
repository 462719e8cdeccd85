package source_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing/fstest"

	"moatatlas/internal/source"
)

// record has a field of every kind that a record can have.
type record struct {
	source.Place `toml:"-"`

	Name    string         `toml:"name"`
	Tier    tier           `toml:"tier,omitempty"`
	Link    link           `toml:"link,omitempty"`
	Since   source.Date    `toml:"since,omitempty"`
	Checked source.Day     `toml:"checked,omitempty"`
	Open    bool           `toml:"open,omitempty"`
	Count   int            `toml:"count,omitempty"`
	Size    float64        `toml:"size,omitempty"`
	Tags    []string       `toml:"tags,omitempty"`
	Tiers   []tier         `toml:"tiers,omitempty"`
	Grid    [][]int        `toml:"grid,omitempty"`
	Price   *price         `toml:"price,omitempty"`
	Terms   []term         `toml:"terms,omitempty"`
	Items   []item         `toml:"item,omitempty"`
	Clouds  map[word]cloud `toml:"cloud,omitempty"`
	Ratios  []ratios       `toml:"ratios,omitempty"`
	Hidden  string         `toml:"-"`
	fact
}

type fact struct {
	Source link   `toml:"source,omitempty"`
	Note   string `toml:"note,omitempty"`
}

type price struct {
	source.Place `toml:"-"`
	Input        float64 `toml:"input"`
	Output       float64 `toml:"output"`
	fact
}

type term struct {
	source.Place `toml:"-"`
	Kind         string      `toml:"kind"`
	Until        source.Date `toml:"until,omitempty"`
}

type item struct {
	source.Place `toml:"-"`
	Title        string  `toml:"title"`
	Detail       *detail `toml:"detail,omitempty"`
	Parts        []part  `toml:"part,omitempty"`
}

type detail struct {
	source.Place `toml:"-"`
	Text         string `toml:"text"`
}

type part struct {
	source.Place `toml:"-"`
	Number       int `toml:"number"`
}

type cloud struct {
	source.Place `toml:"-"`
	Company      string `toml:"company"`
}

type ratios struct {
	source.Place `toml:"-"`
	Year         string           `toml:"year"`
	Rest         map[word]float64 `toml:",remain"`
}

type tier string

func (tier) Allowed() []string { return []string{"frontier", "mid", "small"} }

type link string

func (l link) Check() error {
	if !strings.HasPrefix(string(l), "https://") {
		return errors.New("not a link")
	}
	return nil
}

type word string

func (w word) Check() error {
	if strings.ToLower(string(w)) != string(w) {
		return fmt.Errorf("%q has capitals", string(w))
	}
	return nil
}

// read reads one file of a tree into a record.
func read(fsys fs.FS, name string) (record, []source.Problem, bool) {
	var r record
	var problems source.Problems
	ok := source.NewReader(fsys, &problems).Read(name, &r)
	return r, problems.Sorted(), ok
}

func readText(text string) (record, []source.Problem, bool) {
	return read(fstest.MapFS{"in.toml": {Data: []byte(text)}}, "in.toml")
}

func printed(list []source.Problem) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}
