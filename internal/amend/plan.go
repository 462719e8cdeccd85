// Package amend edits TOML files of the input tree as text: comments, order and
// the form of all that an edit does not touch stay byte for byte. It also adds and
// edits files of Markdown.
//
// Edits of several files are planned in memory. The tree with the edits laid
// over it can be read and checked before anything is written; then all files are
// written, or none. A plan does not ask whether an edit is needed: adding a
// thing twice adds it twice, or is an error where TOML allows it once.
package amend

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// Plan is edits of the files of a tree that are not written yet. It is not safe
// for concurrent use.
type Plan struct {
	tree  fs.FS
	files map[string]*planned
}

// planned is a file with edits.
type planned struct {
	text
	mark string // its byte order mark
	old  string // what is there, with the mark
	new  bool   // nothing is there
}

func (f *planned) bytes() string { return f.mark + f.data }

// New is a plan without edits. The tree must let no link lead out of it.
func New(tree fs.FS) *Plan { return &Plan{tree, map[string]*planned{}} }

// Create adds a file: a first line, such as a comment that names the schema,
// if it is not "", and the pairs below it. Folders are made as needed.
func (p *Plan) Create(file, first string, pairs ...Pair) error {
	if err := p.free(file, factFile); err != nil {
		return err
	}
	head := ""
	if first != "" {
		head = first + "\n\n"
	}
	t, err := newText(file, head+lines(pairs))
	if err != nil {
		return err
	}
	p.files[file] = &planned{text: *t, new: true}
	return nil
}

// CreateMarkdown adds a file of Markdown with the pairs at its head, between lines of
// plus signs, and the body below.
func (p *Plan) CreateMarkdown(file, body string, pairs ...Pair) error {
	if err := p.free(file, textFile); err != nil {
		return err
	}
	const fence = "+++\n"
	p.files[file] = &planned{text: text{data: fence + lines(pairs) + fence + "\n" + body}, new: true}
	return nil
}

// lines are the pairs that have a value, a line each.
func lines(pairs []Pair) string {
	var b strings.Builder
	for _, pair := range given(pairs) {
		b.WriteString(pair.line() + "\n")
	}
	return b.String()
}

// free holds a file to the name of one that can be added.
func (p *Plan) free(file, ending string) error {
	if err := writable(file, ending); err != nil {
		return err
	}
	if _, err := fs.Lstat(p.tree, file); err == nil || p.files[file] != nil {
		return fmt.Errorf("%s: is there already", file)
	}
	return nil
}

// Set gives a key of the table at a path a value. A key that is there keeps its
// place and gets the value. A new one comes behind those that stand before it in
// order, or at the end where order does not name it.
func (p *Plan) Set(file string, table Path, pair Pair, order ...string) error {
	return p.edit(file, func(t *text) error { return t.set(table, pair.Key, pair.Value, order) })
}

// AddTable appends a table to the file, under a header of its own: Path{}.Key("a").Key("b")
// is [a.b]. Pairs without a value are left out.
func (p *Plan) AddTable(file string, at Path, pairs ...Pair) error {
	return p.edit(file, func(t *text) error { return t.add("["+at.String()+"]", pairs) })
}

// AddItem appends one more table to a list of tables: Path{}.Key("availability") is
// [[availability]], or the list in brackets that is there. Pairs without a value are
// left out.
func (p *Plan) AddItem(file string, list Path, pairs ...Pair) error {
	return p.edit(file, func(t *text) error { return t.addItem(list, pairs) })
}

// Insert puts an item into a list in brackets, before item i; behind the last
// where there are not as many. It stands in a line of its own where the item
// before it does.
func (p *Plan) Insert(file string, list Path, i int, v Value) error {
	return p.edit(file, func(t *text) error { return t.insert(list, i, v) })
}

// edit changes a file, or leaves it as it was where that fails.
func (p *Plan) edit(file string, change func(*text) error) error {
	if err := writable(file, factFile); err != nil {
		return err
	}
	f, known := p.files[file]
	if !known {
		var err error
		if f, err = p.open(file); err != nil {
			return err
		}
	}
	edited := *f
	if err := change(&edited.text); err != nil {
		return err
	}
	p.files[file] = &edited
	return nil
}

// EditMarkdown changes the text of a file of Markdown. One that is not there stays so.
func (p *Plan) EditMarkdown(file string, change func(text string) string) error {
	if err := writable(file, textFile); err != nil {
		return err
	}
	f, known := p.files[file]
	if !known {
		if _, err := fs.Lstat(p.tree, file); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		var err error
		if f, err = p.read(file); err != nil {
			return err
		}
	}
	edited := *f
	edited.data = change(f.data)
	p.files[file] = &edited
	return nil
}

func (p *Plan) open(file string) (*planned, error) {
	f, err := p.read(file)
	if err != nil {
		return nil, err
	}
	t, err := newText(file, f.data)
	if err != nil {
		return nil, err
	}
	f.text = *t
	return f, nil
}

// read reads a file that is to be edited, whatever its text is.
func (p *Plan) read(file string) (*planned, error) {
	if info, err := fs.Lstat(p.tree, file); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil, fmt.Errorf("%s: a symbolic link; edit the file that it leads to", file)
	}
	var problems source.Problems
	data, ok := source.ReadBytes(p.tree, file, &problems)
	if !ok {
		return nil, fmt.Errorf("%v", problems.Sorted()[0])
	}
	mark, rest := cutMark(data)
	return &planned{text: text{data: rest}, mark: mark, old: string(data)}, nil
}

// The endings of files that a plan makes or changes.
const (
	factFile = ".toml"
	textFile = ".md"
)

// writable holds the name of a file to those of the tree with an ending.
func writable(file, ending string) error {
	if !fs.ValidPath(file) || strings.Contains(file, `\`) || path.Ext(file) != ending {
		return fmt.Errorf("%s is no path of a %s file in the tree", source.Quote(file), ending)
	}
	return nil
}

// Files lists the files that the plan makes or changes.
func (p *Plan) Files() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if f := p.files[name]; f.new || f.bytes() != f.old {
			names = append(names, name)
		}
	}
	return names
}

// Check reads the tree with the edits laid over it by load, and without, and
// returns the problems that the edits bring, warnings among them. Places shift by
// an edit, and so two problems of a file that say the same are one.
func (p *Plan) Check(load func(fs.FS) []source.Problem) []source.Problem {
	type problem struct{ file, message string }
	known := map[problem]int{}
	for _, q := range load(p.tree) {
		known[problem{q.Pos.File, q.Message}]++
	}
	var added []source.Problem
	for _, q := range load(p.Tree()) {
		same := problem{q.Pos.File, q.Message}
		if known[same]--; known[same] < 0 {
			added = append(added, q)
		}
	}
	return added
}
