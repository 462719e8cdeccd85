package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"moatatlas/internal/source"
)

// The parser of Markdown takes time in proportion to the square of a
// paragraph, of a line in it, of how deep blocks stand in others, of how wide a
// table is and of how many footnotes there are. These limits, several times what any text needs, hold the
// largest file to seconds.
const (
	maxLine    = 8 << 10  // bytes
	maxRun     = 16 << 10 // bytes without an empty line
	maxBars    = 64       // | in a line
	maxNotes   = 500      // footnotes
	maxNesting = 8        // lists, quotations and footnotes in each other
)

// within tells whether a text keeps the limits, and notes where it does not.
func (r *reader) within(body []byte, base int) bool {
	good, run, notes, offset := true, 0, 0, base
	refuse := func(what string, limit int) {
		good = false
		r.add(offset, "%s; at most %d", what, limit)
	}
	for line := range bytes.Lines(body) {
		if run += len(line); len(bytes.Trim(line, "> \t\r\n")) == 0 {
			run = 0
		}
		if bytes.HasPrefix(bytes.TrimLeft(line, "> \t-*+.)0123456789"), []byte("[^")) {
			notes++
		}
		switch {
		case len(line) > maxLine:
			refuse("a line of too many bytes", maxLine)
		case bytes.Count(line, []byte("|")) > maxBars:
			refuse("a line with too many signs |", maxBars)
		case run > maxRun:
			refuse("too many bytes without an empty line", maxRun)
			run = 0
		case notes > maxNotes:
			refuse("too many footnotes", maxNotes)
			notes = 0
		}
		offset += len(line)
	}
	return good
}

// invisible notes the characters that show nothing themselves and change how
// others look.
func (r *reader) invisible(body []byte, base int) {
	for i, c := range string(body) {
		ending := c == '\n' || c == '\t' || c == '\r' && bytes.HasPrefix(body[i:], []byte("\r\n"))
		if source.IsInvisible(c) && !ending {
			r.add(base+i, "the control character %U", c)
		}
	}
}

// parse reads Markdown: CommonMark with tables and footnotes, and without HTML,
// which is text here.
func (r *reader) parse(body []byte) ast.Node {
	shallow := func(p parser.BlockParser) parser.BlockParser { return shallow{p, r} }
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow(parser.NewListParser()), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow(parser.NewBlockquoteParser()), 800),
			util.Prioritized(shallow(extension.NewFootnoteBlockParser()), 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
	return p.Parse(text.NewReader(body))
}

// shallow is a parser of blocks that opens none too deep in others.
type shallow struct {
	parser.BlockParser
	reader *reader
}

// Open opens a block.
func (s shallow) Open(parent ast.Node, from text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() != ast.KindListItem {
			depth++
		}
	}
	if depth <= maxNesting {
		return s.BlockParser.Open(parent, from, pc)
	}
	_, at := from.Position()
	s.reader.tooDeep(s.reader.base + at.Start)
	return nil, parser.NoChildren
}

// tooDeep notes once that something stands too deep in others.
func (r *reader) tooDeep(offset int) {
	if !r.deep {
		r.add(offset, "stands more than %d deep in lists, quotations, footnotes or emphasis", maxNesting)
	}
	r.deep = true
}

// offsetOf is where in a text a part of it stands, which shares its memory; -1
// for a part that has been copied.
func offsetOf(text, part []byte) int {
	offset := cap(text) - cap(part)
	if len(part) == 0 || offset < 0 || offset >= len(text) || &text[offset] != &part[0] {
		return -1
	}
	return offset
}
