package prose

import (
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"moatatlas/internal/source"
)

// claimForm is what the id of a claim may be: it becomes a part of addresses.
var claimForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// maxClaim is how many characters the id of a claim may have.
const maxClaim = 60

// claim reads a sentence that is tested.
func (r *reader) claim(n *ast.Link, content *node, id, test Span, in place) *node {
	test = test.trim()
	first, twice := r.claimed[id.Text]
	if !twice {
		r.claimed[id.Text] = id.Pos()
	}
	fault := badClaim(n, id.Text, test.Text, in)
	if fault == "" && twice {
		fault = claimedTwice(id.Text, first)
	}
	if fault != "" {
		r.problems.Add(id.Pos(), "%s", fault)
		return content
	}
	content.kind, content.ref = claim, len(r.Claims)
	r.Claims = append(r.Claims, Claim{ID: id.Text, Expr: test, Pos: r.lines.Pos(r.base + n.Pos()), id: id, words: content})
	return content
}

// badClaim says what is wrong with a claim.
func badClaim(n *ast.Link, id, test string, in place) string {
	switch {
	case n.Reference != nil:
		return `a claim by the name of a link; write the test where the claim is: [sentence](claim:id "test")`
	case in.heading:
		return "a claim in a heading; it belongs in a sentence"
	case id == "":
		return `a claim without an id; write (claim:id "test")`
	case !claimForm.MatchString(id) || len(id) > maxClaim:
		return fmt.Sprintf("%s is not the id of a claim; use a-z, 0-9 and - between them, %d characters at most", source.Quote(id), maxClaim)
	case test == "":
		return `a claim without a test; write (claim:id "test")`
	}
	return ""
}

func claimedTwice(id string, first source.Pos) string {
	return fmt.Sprintf("the claim %q is given twice, first at %v", id, first)
}
