package site

import (
	"bytes"
	"fmt"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"moatatlas/internal/source"
)

// placedError is how html/template says where it failed: its parser names the
// line, its escaper and a template at work the bytes before the place too.
var placedError = regexp.MustCompile(`^(?:html/)?template: ?(.+?):(\d+)(?::(\d+))?: (.*)$`)

// note makes a problem of a template's error; file is where it is if the error
// does not say.
func (t *templates) note(err error, file string, problems *source.Problems) {
	text, _, _ := strings.Cut(err.Error(), "\n")
	text, _, _ = strings.Cut(text, ": {state") // the inside of html/template
	m := placedError.FindStringSubmatch(text)
	if m == nil {
		problems.Add(t.search(text, file), "%s", unplaced(text))
		return
	}
	line, _ := strconv.Atoi(m[2])   // digits, by the pattern
	before, _ := strconv.Atoi(m[3]) // or nothing
	problems.Add(t.column(m[1], line, before), "%s", strings.TrimPrefix(m[4], "template: "))
}

// column is a place given in bytes, as editors count: in characters from 1.
func (t *templates) column(file string, line, before int) source.Pos {
	lines := strings.Split(t.texts[file], "\n")
	if line < 1 || line > len(lines) || before > len(lines[line-1]) {
		return source.Pos{File: file, Line: line, Col: 1}
	}
	return source.Pos{File: file, Line: line, Col: 1 + utf8.RuneCountInString(lines[line-1][:before])}
}

// at is the place of a byte of a file.
func (t *templates) at(file string, offset int) source.Pos {
	before := t.texts[file][:offset]
	return t.column(file, 1+strings.Count(before, "\n"), len(before)-1-strings.LastIndex(before, "\n"))
}

// errorQuote is the piece of the template at the end of an error that names
// no place.
var errorQuote = regexp.MustCompile(`"(?:[^"\\]|\\.)*"$`)

// search finds the place of an error by the piece of the template it quotes.
func (t *templates) search(text, file string) source.Pos {
	quoted, err := strconv.Unquote(errorQuote.FindString(text))
	if err != nil || quoted == "" {
		return source.Pos{File: file}
	}
	for _, f := range []string{file, frameFile, partsFile} {
		if i := strings.Index(t.texts[f], quoted); i >= 0 {
			return t.at(f, i)
		}
	}
	return source.Pos{File: file}
}

// templateName is how an error without a place begins.
var templateName = regexp.MustCompile(`^html/template: ?.+?: `)

// unplaced is an error without the name in front and with no more of the
// template than shows which piece of it is meant.
func unplaced(text string) string {
	const most = 40
	text = templateName.ReplaceAllString(text, "")
	text = strings.Replace(text, "a non-text context", "the middle of a tag, an attribute, a comment or a script", 1)
	return errorQuote.ReplaceAllStringFunc(text, func(quote string) string {
		piece, _ := strconv.Unquote(quote) // a quote stays one where it is no text of Go
		if runes := []rune(piece); len(runes) > most {
			return fmt.Sprintf("%q", string(runes[:most])+"…")
		}
		return quote
	})
}

// stray notes what stands outside of all definitions of a file: no page shows
// it.
func (t *templates) stray(parsed *template.Template, file string, problems *source.Problems) {
	for _, node := range parsed.Tree.Root.Nodes {
		offset := int(node.Position())
		if text, ok := node.(*parse.TextNode); ok {
			rest := bytes.TrimLeft(text.Text, " \t\r\n")
			if len(rest) == 0 {
				continue
			}
			offset += len(text.Text) - len(rest)
		}
		problems.Add(t.at(file, offset), "stands outside of any {{define}}, so that no page shows it")
		return
	}
}
