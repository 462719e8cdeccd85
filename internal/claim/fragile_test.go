package claim_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/claim"
	"moatatlas/internal/market"
)

// claimOf makes a claim that an expression has the value that it has: any change of
// the value turns it.
func claimOf(t *rapid.T, b *claim.Bench, text string) claim.Claim {
	value, fault := b.Value(text)
	if fault != nil {
		t.Fatalf("%s: %v", text, *fault)
	}
	v, fault := value.Eval(b, b.AsOf())
	if fault != nil {
		t.Fatalf("%s: %v", text, *fault)
	}
	test := fmt.Sprintf("not known(%s)", text)
	if v.Undefined == "" {
		test = exactly(b, text)
	}
	c, fault := b.Claim(test)
	if fault != nil {
		t.Fatalf("%s: %v", test, *fault)
	}
	return claim.Claim{ID: text, Sentence: text, Test: c, Day: b.AsOf()}
}

// exactly is the claim that an expression has the value it has, as far as it can be
// written.
func exactly(b *claim.Bench, text string) string {
	for _, number := range []string{"(%s) * 1000000 | number", "(%s) - date(\"2000-01-01\") | number", "%s"} {
		e, fault := b.Value(fmt.Sprintf(number, text))
		if fault != nil {
			continue
		}
		v, _ := e.Eval(b, b.AsOf())
		return fmt.Sprintf("(%s) == %q", fmt.Sprintf(number, text), v.Text)
	}
	return text
}

// The single changes that turn a claim are those that turn it where the whole of
// the changed data is read anew.
func TestFlipsAreAllThereAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		data := w.load(t)
		b := claim.NewBench(market.New(data))
		var claims []claim.Claim
		for range rapid.IntRange(1, 4).Draw(t, "claims") {
			claims = append(claims, claimOf(t, b, w.drawExpression(t)))
		}
		judgments := b.Judge(claims, claim.Memo{})
		days, looks := b.Days(claims)
		want := make([][]string, len(claims))
		for _, change := range claim.Changes(data, days) {
			after := claim.NewBench(market.New(change.Data))
			for i, c := range claims {
				if change.Day != 0 && !looks[i][change.Day] {
					continue
				}
				before, verdict := b.Test(c), after.Test(c)
				if (before == claim.Holds) != (verdict == claim.Holds) {
					want[i] = append(want[i], fmt.Sprint(change.Row.Pos, change.Row.What, change.How, verdict))
				}
			}
		}
		for i, j := range judgments {
			var got []string
			for _, f := range j.Flips {
				got = append(got, fmt.Sprint(f.Pos, f.What, f.Change, f.To))
			}
			slices.Sort(got)
			slices.Sort(want[i])
			if !slices.Equal(got, want[i]) {
				t.Fatalf("%s (%s)\n got %q\nwant %q", j.Test.Text(), j.Verdict, got, want[i])
			}
		}
	})
}

// How many judge at once, and which other claims are judged, changes nothing.
func TestJudgeIsTheSameAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		b := claim.NewBench(w.history(t))
		var claims []claim.Claim
		for range 3 {
			claims = append(claims, claimOf(t, b, w.drawExpression(t)))
		}
		for i, j := range b.Judge(claims, claim.Memo{}) {
			if alone := b.Judge(claims[i:i+1], claim.Memo{})[0]; fmt.Sprintf("%+v", strip(j)) != fmt.Sprintf("%+v", strip(alone)) {
				t.Fatalf("together\n%+v\nalone\n%+v", strip(j), strip(alone))
			}
		}
	})
}

func strip(j claim.Judgment) claim.Judgment {
	j.Test = nil
	return j
}
