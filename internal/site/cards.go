package site

import (
	"fmt"

	"moatatlas/internal/card"
	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// Cache keeps pictures from one run to the next. What it holds changes nothing
// but the time.
type Cache = card.Cache

const serifFont = staticDir + "/fonts/newsreader-latin-wght-normal.woff2"

// previews draws the cards of pages. Other sites ask for a card by its full
// address, so that there are none where the site's own is not known, nor are
// there without the fonts of the pages.
type previews struct{ artist *card.Artist }

func newPreviews(r *report.Report, static []File, cache Cache, problems *source.Problems) previews {
	look := card.Look{Colours: map[string]string{}}
	for _, f := range static {
		switch f.Path {
		case styleSheet:
			for _, p := range paletteOf(string(f.Data)) {
				look.Colours[p.name] = p.light
			}
		case serifFont:
			look.Serif = f.Data
		case sansFont:
			look.Sans = f.Data
		}
	}
	if r.Site.Base == "" || look.Serif == nil && look.Sans == nil {
		return previews{}
	}
	artist, err := card.New(look, cache)
	if err != nil {
		problems.Add(source.Pos{File: staticDir + "/fonts"}, "cards for links cannot be drawn: %v", err)
	}
	return previews{artist}
}

// cardFile is where the card of a page lies.
func cardFile(p report.Page) string { return string(p.Place) + "card.png" }

// preview is what a page says of its card.
type preview struct {
	Address       string
	Width, Height int
	Alt           string
}

// of is the preview of a page; nil for none.
func (v previews) of(r *report.Report, p report.Page) *preview {
	if v.artist == nil {
		return nil
	}
	return &preview{r.Site.Base + cardFile(p), card.Width, card.Height, p.Card.Alt()}
}

// files draws the cards of all pages, several at a time.
func (v previews) files(r *report.Report) ([]File, error) {
	if v.artist == nil {
		return nil, nil
	}
	files, errs := make([]File, len(r.Pages)), make([]error, len(r.Pages))
	parallel(len(files), func(i int) {
		picture, err := v.artist.Draw(cardOf(r, r.Pages[i].Card))
		files[i], errs[i] = File{cardFile(r.Pages[i]), picture}, err
	})
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", files[i].Path, err)
		}
	}
	return files, nil
}

func cardOf(r *report.Report, c report.Card) card.Card {
	drawn := card.Card{
		Site: r.Site.Title, AsOf: r.Site.AsOf.Text,
		Kind: c.Kind, Finding: c.Finding, Deck: c.Deck, Number: c.Number, Unit: c.Unit,
	}
	for _, s := range c.Squares {
		drawn.Squares = append(drawn.Squares, card.Square{Cloud: s.Cloud, Name: s.Name, Filled: s.On})
	}
	return drawn
}
