package report

import (
	"strings"

	"moatatlas/internal/claim"
	"moatatlas/internal/prose"
)

// Judged is a tested claim and where it stands.
type Judged struct {
	Page   Place
	Anchor string // of its sentence in the page
	claim.Judgment
}

// Standing is its verdict as readers see it: "under review" for one that an exception
// lets pass.
func (j Judged) Standing() string { return standing(j.Judgment) }

// Judgments lists all tested claims in the order of their documents.
func (r *Report) Judgments() []Judged {
	var list []Judged
	for _, e := range r.texts.pieces {
		for _, j := range e.judgments {
			list = append(list, Judged{e.place, e.anchor(j.ID), j})
		}
	}
	return list
}

// Texts are the documents as readers read them, by their files, with what computes
// their values and tests their claims. Two editions of a document whose texts are
// equal differ in nothing but how they are written.
func (r *Report) Texts() map[string]string {
	all := map[string]string{}
	for _, e := range r.texts.pieces {
		all[e.doc.File] = strings.Join(append(e.front(), e.body()...), "\x00")
	}
	return all
}

// front is what a document says before its text.
func (e *piece) front() []string {
	parts := append([]string{e.doc.Title, e.doc.Summary, e.doc.Date.String(), e.day.String()}, e.doc.Authors...)
	for _, a := range e.doc.Accepted {
		parts = append(parts, a.Claim, a.Until.String(), a.Reason)
	}
	return parts
}

// body is the text of a document with its references.
func (e *piece) body() []string {
	var parts []string
	answers := prose.Answers{Values: e.texts()}
	for _, v := range e.doc.Values {
		parts = append(parts, v.Expr.Text)
	}
	for i := range e.doc.Claims {
		parts = append(parts, e.doc.Claims[i].Expr.Text)
	}
	for _, chart := range e.doc.Charts {
		parts = append(parts, chart.Reference.Text)
	}
	for _, l := range e.doc.Links {
		answers.Links = append(answers.Links, l.Scheme+":"+l.Target.Text)
	}
	for _, image := range e.doc.Images {
		answers.Images = append(answers.Images, image.File)
	}
	for _, block := range e.doc.Render(answers) {
		text := string(block.HTML)
		if block.Kind != prose.Code {
			text = strings.Join(strings.Fields(text), " ") // where its lines end is nothing that a reader sees
		}
		parts = append(parts, text)
	}
	return parts
}
