package claim

import (
	"cmp"
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser/lexer"

	"moatatlas/internal/source"
)

// places leads from a place in the text that expr reads back to the author's, in
// which pipes may end in a bare name: that is where the other has two brackets more.
type places struct {
	text   string // the author's
	read   string // expr's
	braces []int  // where in read they stand, in letters
}

// call is what a pipe's bare name becomes.
const call = "()"

// newPlaces puts brackets behind the names that pipes lead to.
func newPlaces(text string, tokens []lexer.Token) places {
	p := places{text: text}
	letters := []rune(text)
	var read strings.Builder
	from := 0
	for i := 1; i < len(tokens); i++ {
		name := tokens[i]
		piped := tokens[i-1].Is(lexer.Operator, "|") && name.Kind == lexer.Identifier
		if !piped || i+1 < len(tokens) && tokens[i+1].Is(lexer.Bracket, "(") {
			continue
		}
		read.WriteString(string(letters[from:name.To]))
		from = name.To
		p.braces = append(p.braces, from+len(call)*len(p.braces))
		read.WriteString(call)
	}
	read.WriteString(string(letters[from:]))
	p.read = read.String()
	return p
}

// offset is where in the author's text a letter of the other one stands, in bytes.
func (p places) offset(letter int) int {
	shift := 0
	for _, at := range p.braces {
		if letter >= at {
			shift += min(len(call), letter-at)
		}
	}
	letter = max(0, letter-shift)
	for at := range p.text {
		if letter == 0 {
			return at
		}
		letter--
	}
	return lastLetter(p.text)
}

// lastLetter is where the last letter of a text begins: where a text ends too early
// something is missing there.
func lastLetter(text string) int {
	_, size := utf8.DecodeLastRuneInString(text)
	return len(text) - size
}

// at is where a part of an expression stands: an operator at its sign.
func (p places) at(n ast.Node) int { return p.offset(n.Location().From) }

// fault is what expr found wrong, without the picture of the place that it draws.
func (p places) fault(err error) *source.Fault {
	var at *file.Error
	if !errors.As(err, &at) {
		return source.NewFault(0, "%s", oneLine(err.Error()))
	}
	if at.Prev != nil {
		return source.NewFault(p.offset(at.From), "%s", oneLine(at.Prev.Error()))
	}
	return source.NewFault(p.offset(at.From), "%s", oneLine(at.Message))
}

// oneLine is a message of expr's in a line and in words.
func oneLine(s string) string {
	line, _, _ := strings.Cut(cmp.Or(s, "cannot be read"), "\n")
	if line == "unexpected token EOF" {
		return "the expression ends too early"
	}
	return tokenForm.ReplaceAllString(line, "unexpected $1")
}

// tokenForm is how expr names a token that it did not expect: with its kind.
var tokenForm = regexp.MustCompile(`unexpected token [A-Z][a-z]+\((".*")\)`)
