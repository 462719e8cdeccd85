package site_test

import (
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// TestWeight finds the pages over their budgets in a site where else none is.
// A section "kinds" says which template made a page, and a section "noise" how
// many letters without a pattern, of which three quarters remain when they are
// compressed, are added to a file in a comment; "repeat" adds the same letter.
func TestWeight(t *testing.T) {
	eachCase(t, "weight", func(t *testing.T, files map[string][]byte) []source.Problem {
		address, kinds := strings.TrimSpace(string(files["address"])), map[string]string{}
		eachPair(files["kinds"], func(page, kind string) { kinds[page] = kind })
		for section, letter := range map[string]func() byte{"noise": noise(), "repeat": func() byte { return 'x' }} {
			eachPair(files[section], func(file, count string) {
				n, err := strconv.Atoi(count)
				if err != nil {
					t.Fatal(err)
				}
				files[file] = append(files[file], remark(file, n, letter)...)
			})
			delete(files, section)
		}
		delete(files, "address")
		delete(files, "kinds")
		var list []site.File
		for path, data := range files {
			list = append(list, site.File{Path: path, Data: data})
		}
		return site.OfKinds(address, kinds, list...).Overweight()
	})
}

// eachPair reads lines of two words.
func eachPair(text []byte, do func(first, second string)) {
	for line := range strings.Lines(string(text)) {
		first, second, _ := strings.Cut(strings.TrimSpace(line), " ")
		do(first, second)
	}
}

// noise makes letters in which there is no pattern.
func noise() func() byte {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."
	chance := rand.New(rand.NewPCG(1, 2))
	return func() byte { return letters[chance.IntN(len(letters))] }
}

// remark is a comment of n letters in the manner of a kind of file.
func remark(file string, n int, letter func() byte) []byte {
	text := make([]byte, n)
	for i := range text {
		text[i] = letter()
	}
	switch path.Ext(file) {
	case ".html":
		return fmt.Appendf(nil, "<!--%s-->\n", text)
	case ".css", ".js":
		return fmt.Appendf(nil, "/*%s*/\n", text)
	}
	return text
}

// TestWeights: all pages are there, the heaviest first, and the few that are
// named without being asked for are the first of them, however many are left
// uncompressed on the way.
func TestWeights(t *testing.T) {
	for _, pages := range []int{0, 1, 2, 3, 40} {
		var list []site.File
		letter := noise()
		for i := range pages {
			page := remark("index.html", 100*i, letter)
			if i%3 == 0 {
				page = remark("index.html", 50_000, func() byte { return 'x' }) // long and yet light
			}
			list = append(list, site.File{Path: fmt.Sprintf("%02d/index.html", i), Data: page})
		}
		made := site.OfKinds("", nil, list...)
		few, all := made.Heaviest(), made.Weights()
		if len(all) != pages || !slices.Equal(few, all[:min(3, pages)]) {
			t.Errorf("%d pages: %v are the heaviest of %v", pages, few, all)
		}
		if !slices.IsSortedFunc(all, func(a, b site.Weight) int { return b.Total() - a.Total() }) {
			t.Errorf("%d pages: not the heaviest first: %v", pages, all)
		}
	}
}

// TestRealWeights: the pages of the report load what browsers do, not nothing.
func TestRealWeights(t *testing.T) {
	for _, w := range realSite(t).Heaviest() {
		if w.HTML == 0 || w.CSS == 0 || w.JS == 0 || w.Fonts == 0 {
			t.Errorf("%s: %s", w.Path, w.Load)
		}
		t.Logf("%s %s", w.Path, w.Load)
	}
}
