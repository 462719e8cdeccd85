package claim_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"moatatlas/internal/claim"
)

// The hundred claims can be tested and found fragile or not on the real data, and
// that comes out the same however many processors work on it.
func TestJudgeOnRealData(t *testing.T) {
	b := real(t)
	var claims []claim.Claim
	for i, text := range hundred() {
		test, fault := b.Claim(text)
		if fault != nil {
			t.Fatalf("%s: %s", text, fault.Message)
		}
		claims = append(claims, claim.Claim{ID: fmt.Sprint(i), Sentence: text, Test: test, Day: b.AsOf()})
	}
	begin := time.Now()
	judgments := b.Judge(claims, claim.Memo{})
	t.Logf("%d claims in %v", len(claims), time.Since(begin))
	for _, j := range judgments {
		if j.Verdict == claim.Vacuous {
			t.Errorf("%s is vacuous: %s", j.Test.Text(), j.Reason)
		}
		if len(j.Sides) == 0 {
			t.Errorf("%s has no sides", j.Test.Text())
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for i, j := range b.Judge(claims[:20], claim.Memo{}) {
		if got, want := fmt.Sprintf("%+v", strip(j)), fmt.Sprintf("%+v", strip(judgments[i])); got != want {
			t.Errorf("on one processor\n%s\non more\n%s", got, want)
		}
	}
}
