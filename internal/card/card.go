// Package card draws the picture that other sites show beside a link to a page:
// its finding, its number, where it is from and of which day. It is set in the
// fonts of the pages and looks like a piece of one.
//
// A picture depends on its card, the fonts and the colours, and on nothing else.
// It is the only door to the libraries that read fonts, fill outlines and compress
// pictures.
//
// A letter that a font lacks, such as one of another script, is drawn as the
// font's own sign for that, a box; marks without a letter of their own are left
// out. As the fonts have letters of scripts alone that run from left to right,
// all text does.
package card

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

// Width and Height are the size of a card in pixels, as sites ask for it.
const (
	Width  = 1200
	Height = 630
)

// Card is what a picture says. Any part may be empty.
type Card struct {
	Site    string // whose page it is
	AsOf    string // the day that the page describes, in words
	Kind    string // what the page is
	Finding string // what it finds, in a sentence or a name
	Deck    string // what stands below that where there is room
	Number  string // the number of the finding
	Unit    string // what it counts
	Squares []Square
}

// Square is a cloud of those compared, filled where it has what the page is of.
type Square struct {
	Cloud  string // by which its colour goes
	Name   string
	Filled bool
}

// Look is what cards are drawn with: fonts as WOFF2, and colours by the names of
// the style sheet's properties, such as "--paper", as "#fbf9f4".
type Look struct {
	Serif, Sans []byte
	Colours     map[string]string
}

// Cache keeps what was drawn from one run to the next. Several goroutines use it
// at a time. What it loses is drawn again.
type Cache interface {
	Get(key string) (data []byte, ok bool)
	Put(key string, data []byte)
}

// Artist draws cards. It can be used from several goroutines.
type Artist struct {
	faces   faces
	palette palette
	cache   Cache
	hash    string // of all that a card depends on but itself
	idle    sync.Pool
}

// New is an artist with a look. Without a cache, nil, all is drawn anew.
func New(look Look, cache Cache) (*Artist, error) {
	faces, err := open(look)
	if err != nil {
		return nil, err
	}
	palette, err := mix(look.Colours)
	if err != nil {
		return nil, err
	}
	a := &Artist{faces: faces, palette: palette, cache: cache}
	a.idle.New = func() any { return a.newPen() }
	if cache != nil {
		a.hash, err = a.own(look)
	}
	return a, err
}

// Draw makes the picture of a card, as PNG.
func (a *Artist) Draw(c Card) ([]byte, error) {
	if a.cache == nil {
		return a.draw(c)
	}
	key := a.key(c)
	if picture, ok := a.cache.Get(key); ok {
		return picture, nil
	}
	picture, err := a.draw(c)
	if err == nil {
		a.cache.Put(key, picture)
	}
	return picture, err
}

// key names a picture by everything it depends on.
func (a *Artist) key(c Card) string {
	all, _ := json.Marshal([]any{a.hash, c}) // of texts: it cannot fail
	return digest(all)
}

// own is a hash of the look and of how this program draws. As that cannot be
// asked, a card is drawn that has something of everything.
func (a *Artist) own(look Look) (string, error) {
	picture, err := a.draw(Card{
		Site: "Moat Atlas", AsOf: "28 April 2026", Kind: "Trial", Number: "57%", Unit: "of what is tried, which takes more than a line",
		Finding: "A finding that is too long to stand in the size that it would like, and that has\u0301 marks, 文字 and a word", Deck: "A deck (below)",
		Squares: []Square{{"aws", "AWS", true}, {"azure", "Azure", false}, {"other", "Other", true}},
	})
	all, _ := json.Marshal([]any{look, picture}) // of bytes and texts: it cannot fail
	return digest(all), err
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// errFont is for fonts that the library chokes on: it trusts what it reads.
var errFont = errors.New("the font is damaged")

// guard makes an error of a panic.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", errFont, p)
	}
}
