package prose_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

const front = "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n"

// load reads one document with the given text behind its front matter.
func load(text string) (*prose.Content, []source.Problem) {
	return prose.Load(fstest.MapFS{"content/a.md": {Data: []byte(front + text)}})
}

// A file of the largest size takes a bounded amount of work, whatever it
// holds: the parser of Markdown takes the square of some of these.
func TestLargestFiles(t *testing.T) {
	for name, unit := range units() {
		for shape, text := range shapes(unit) {
			t.Run(name+" "+shape, func(t *testing.T) {
				start := time.Now()
				content, problems := load(text)
				for _, d := range content.Documents() {
					d.Render(answers(d))
					d.Coverage(names())
					d.Words()
				}
				if took := time.Since(start); took > 10*time.Second {
					t.Errorf("%v, %d problems", took, len(problems))
				}
			})
		}
	}
}

func units() map[string]string {
	return map[string]string{
		"open brackets": "[", "closed brackets": "]", "links": "[a](b) ", "open links": "[a](", "images": "![", "stars": "*", "stars and words": "*a ",
		"strong": "**a ", "stars and lows": "*a _b ", "lows": "_a_", "ticks": "`", "growing ticks": "` `` ``` ````", "quotations": "> ", "quotations glued": ">",
		"lists": "- ", "numbers": "1. ", "notes": "[^a] ", "note definitions": "[^a]: ", "bars": "|", "cells": "a|", "angles": "<", "addresses": "<a:", "comments": "<!--",
		"entities": "&a;", "escapes": "\\", "claims": "[a](claim:b \"c\")", "open claims": "[a](claim:b \"c", "values": "`= a` ", "hashes": "#", "digits": "1", "words": "abc ",
		"quotes": "\"", "nested links": "[[a](b)", "numbers and units": "12 per cent ", "rows": "a|b\n-|-\n", "definitions": "[a]: b\n", "brackets and bangs": "![[]()", "colons": ":", "plus": "+ ",
	}
}

// shapes repeat a unit on one line of the largest file, on the longest lines
// and paragraphs that are read, and on a line each. Paragraphs add up, so a
// sixteenth of the largest file tells enough of them.
func shapes(unit string) map[string]string {
	fill := func(unit string) string {
		return strings.Repeat(unit, (source.MaxFile-len(front))/len(unit))
	}
	line := strings.Repeat(unit, 8000/len(unit)) + "\n"
	paragraphs := func(unit string) string { return strings.Repeat(unit, (64<<10)/len(unit)) }
	return map[string]string{
		"on one line":             fill(unit),
		"then empty lines":        line + strings.Repeat("\n", 64<<10),
		"on long lines":           paragraphs(line + line + "\n"),
		"on a line each":          paragraphs(strings.Repeat(unit+"\n", 16000/(len(unit)+1)) + "\n"),
		"on paragraphs of a line": paragraphs(line + "\n"),
	}
}
