package report

import (
	"fmt"
	"strings"

	"moatatlas/internal/claim"
	"moatatlas/internal/words"
)

// Ledger is the view of all tested claims.
type Ledger struct {
	Counts []Fact
	Texts  []LedgerText
	Manual Link
	API    string // the address of the same for programs
}

// LedgerText is a document with its claims.
type LedgerText struct {
	Title  Link
	AsOf   When
	Claims []LedgerClaim
}

// LedgerClaim is one claim with all that its verdict rests on.
type LedgerClaim struct {
	ID       string
	Sentence Link
	Before   string // how the sentence begins that the claim is a part of
	After    string // and how it ends
	Verdict  string
	Words    string // why, in a sentence
	Test     string
	Rows     []LedgerRow
	More     string // what is left out of the rows

	Flips     []LedgerFlip
	MoreFlips string // what is left out of these
}

// LedgerRow is a fact on which a claim rests.
type LedgerRow struct {
	What   string
	Where  Link // file and line, with its address where that is known
	Grade  string
	Source Link
}

// LedgerFlip is a single change of one fact that changes the verdict.
type LedgerFlip struct {
	LedgerRow
	Change string
	To     string
}

// ledger is the page of all claims.
func (c *commentary) ledger() Page {
	view := Ledger{API: Claims.To(claimsPath), Manual: Claims.Link("What a test can say", Language)}
	counts := map[string]int{}
	total := 0
	for _, e := range c.pieces {
		text := LedgerText{Title: Claims.Link(e.doc.Title, e.place), AsOf: whenDay(e.day)}
		for _, j := range e.judgments {
			text.Claims = append(text.Claims, c.ledgerClaim(e, j))
			counts[standing(j)]++
			total++
		}
		if len(text.Claims) > 0 {
			view.Texts = append(view.Texts, text)
		}
	}
	for _, verdict := range []string{string(claim.Holds), string(claim.Fragile), "under review"} {
		view.Counts = append(view.Counts, Fact{Label: words.Sentence(verdict), Text: words.Thousands(counts[verdict])})
	}
	return Page{
		Place: Claims, Section: Methods, Template: "claims", Title: "Claims", View: view,
		Crumbs:      []Link{Claims.Link("Methodology", Methods)},
		Description: fmt.Sprintf("The report’s texts make %s, tested against the data each time the report is made. Here is every test, what it computes, and the facts that decide it.", words.Count(total, "claim", "claims")),
	}
}

func (c *commentary) ledgerClaim(e *piece, j claim.Judgment) LedgerClaim {
	before, after := e.around(j.ID)
	row := LedgerClaim{
		ID: j.ID, Verdict: standing(j), Words: c.builder.noteWords(j), Test: j.Test.Text(), Before: before, After: after,
		Sentence: Link{j.Sentence, Claims.To(e.place.File()) + "#" + e.anchor(j.ID)},
	}
	for _, r := range j.Rows[:min(len(j.Rows), maxLedger)] {
		row.Rows = append(row.Rows, c.builder.ledgerRow(r))
	}
	row.More = andMore(len(j.Rows) + j.More - len(row.Rows))
	for _, f := range j.Flips[:min(len(j.Flips), maxLedger)] {
		row.Flips = append(row.Flips, LedgerFlip{c.builder.ledgerRow(f.Row), c.builder.changeWords(f.Change), string(f.To)})
	}
	row.MoreFlips = andMore(len(j.Flips) - len(row.Flips))
	return row
}

// maxLedger is how many facts of each kind the page lists of a claim; the document
// for programs has more.
const maxLedger = 5

func andMore(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("and %s more", words.Thousands(n))
}

// whole is the sentence that a claim is a part of.
func (e *piece) whole(j claim.Judgment) string {
	before, after := e.around(j.ID)
	return before + j.Sentence + after
}

// around is what stands before and behind a claim in its sentence.
func (e *piece) around(id string) (before, after string) {
	for i := range e.doc.Claims {
		if e.doc.Claims[i].ID == id {
			return e.doc.Claims[i].Around(e.texts())
		}
	}
	return "", ""
}

// anchor is the id of a claim's sentence in its page.
func (e *piece) anchor(id string) string {
	for i := range e.doc.Claims {
		if e.doc.Claims[i].ID == id {
			return e.doc.Claims[i].Anchor()
		}
	}
	return ""
}

func (b *builder) ledgerRow(r claim.Row) LedgerRow {
	return LedgerRow{
		What: b.factWords(r.What), Where: Link{r.Pos.String(), b.data.Site().LineURL(r.Pos)}, Grade: string(r.Grade),
		Source: Link{Text: r.Source.Site(), Href: string(r.Source)},
	}
}

// noteWords says in a sentence or two what decides a claim.
func (b *builder) noteWords(j claim.Judgment) string {
	var parts []string
	if j.UnderReview != nil {
		parts = append(parts, fmt.Sprintf("The data does not bear it out; accepted until %s: %s", whenDay(j.UnderReview.Until).Text, noteSentence(j.UnderReview.Reason)))
	}
	if j.Reason != "" {
		parts = append(parts, noteSentence(j.Reason))
	}
	if side := computedWords(j.Sides); side != "" {
		parts = append(parts, side)
	}
	return strings.Join(append(parts, b.restsOn(j)), " ")
}

// computedWords says what the numbers and days of a test came to.
func computedWords(sides []claim.Side) string {
	var list []string
	for _, s := range sides {
		if s.Told != "" {
			list = append(list, s.Told)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "Computed: " + strings.Join(list, "; ") + "."
}

// restsOn says on how many facts a claim rests, and which one would flip it.
func (b *builder) restsOn(j claim.Judgment) string {
	n := len(j.Rows) + j.More
	switch {
	case len(j.Flips) == 1:
		f := j.Flips[0]
		return fmt.Sprintf("One fact decides it: %s (if %s).", b.factWords(f.What), b.changeWords(f.Change))
	case len(j.Flips) > 1:
		f := j.Flips[0]
		return fmt.Sprintf("%s single changes would flip it, such as %s (if %s).", words.Sentence(words.Spell(len(j.Flips))), b.factWords(f.What), b.changeWords(f.Change))
	case n == 0:
		return ""
	}
	return fmt.Sprintf("Rests on %s; none alone decides it.", words.Count(n, "record", "records"))
}
