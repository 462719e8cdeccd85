package prose

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"

	extended "github.com/yuin/goldmark/extension/ast"

	"moatatlas/internal/source"
)

// reader reads one document.
type reader struct {
	*Document
	tree     fs.FS
	problems *source.Problems
	body     []byte
	base     int // where the body begins in the file
	deep     bool

	anchors []anchor
	claimed map[string]source.Pos // where each id of a claim is given, also of bad ones
	slugs   map[string]int        // how many headings have been given each
	level   int                   // of the last heading

	byIndex map[int]*extended.Footnote // by the number that the parser gives
	numbers map[int]int                // their places in the order of their first marks, by the same
	queue   []int                      // the same numbers in that order
}

// anchor is a link to a place of the same document.
type anchor struct {
	node *node
	name Span
}

func (r *reader) add(offset int, format string, args ...any) {
	r.problems.Add(r.lines.Pos(offset), format, args...)
}

func (r *reader) warn(offset int, format string, args ...any) {
	r.problems.Warn(r.lines.Pos(offset), format, args...)
}

// read reads a file of content/.
func (r *reader) read(file []byte) {
	r.lines = source.NewLines(r.File, file)
	front, base, ok := r.split(file)
	if !ok {
		return
	}
	source.NewReader(r.tree, r.problems).ReadPart(r.File, front, 2, &r.Front)
	r.body, r.base = file[base:len(file):len(file)], base
	r.invisible(r.body, base)
	if !r.within(r.body, base) {
		return
	}
	root := r.parse(r.body)
	r.findNotes(root)
	r.Document.body = r.blocks(root, place{top: true})
	r.readNotes()
	r.checkAnchors()
	r.checkAccepted()
}

const fence = "+++"

// split finds the front matter and the offset of what follows it.
func (r *reader) split(file []byte) (front []byte, body int, ok bool) {
	offset, first := 0, 0
	for line := range bytes.Lines(file) {
		isFence := string(bytes.TrimRight(line, " \t\r\n")) == fence
		switch {
		case offset == 0 && !isFence:
			r.add(0, "no front matter; begin with the title and the summary between two lines of %s", fence)
			return nil, 0, false
		case offset == 0:
			first = len(line)
		case isFence:
			return file[first:offset], offset + len(line), true
		}
		offset += len(line)
	}
	if offset == 0 {
		r.add(0, "empty; begin with the title and the summary between two lines of %s", fence)
	} else {
		r.add(0, "the front matter does not end; close it with a line of %s", fence)
	}
	return nil, 0, false
}

// checkAccepted holds the exceptions to the claims that there are.
func (r *reader) checkAccepted() {
	ids := slices.Sorted(maps.Keys(r.claimed))
	for _, a := range r.Accepted {
		if a.Claim != "" && !slices.Contains(ids, a.Claim) {
			r.problems.Add(a.At("claim"), "%s", source.Unknown("claim in this document", a.Claim, ids))
		}
	}
}

// checkAnchors holds the links inside of the document to what is in it.
func (r *reader) checkAnchors() {
	ids := map[string]string{}
	for i := range r.Headings {
		ids[r.Headings[i].Slug] = r.Headings[i].Anchor()
	}
	for id := range r.claimed {
		ids[claimPrefix+id] = "" // said already what is wrong with it
	}
	for i := range r.Claims {
		ids[r.Claims[i].Anchor()] = r.Claims[i].Anchor()
	}
	names := slices.Sorted(maps.Keys(ids))
	for _, a := range r.anchors {
		id, known := ids[a.name.Text]
		if !known {
			r.problems.Add(a.name.Pos(), "%s", source.Unknown("heading or claim in this document", a.name.Text, names))
		}
		if a.node.text = id; id == "" {
			a.node.kind = group
		}
	}
}
