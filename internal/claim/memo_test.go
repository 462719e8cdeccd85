package claim_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"moatatlas/internal/claim"
)

// shelf is a cache that tells what it was asked for and could not give.
type shelf struct {
	kept map[string][]byte
	puts int
}

func (s *shelf) Get(key string) ([]byte, bool) { data, ok := s.kept[key]; return data, ok }
func (s *shelf) Put(key string, data []byte)   { s.kept[key], s.puts = data, s.puts+1 }

// A second run finds of each claim what the first did, and works out only claims that
// are new; of other facts, or in another program, it works out all.
func TestMemo(t *testing.T) {
	b := real(t)
	claims := claimsOf(t, b, hundred()[:30])
	s := &shelf{kept: map[string][]byte{}}
	want := fmt.Sprintf("%+v", stripAll(b.Judge(claims, claim.Memo{})))
	for i, step := range []struct {
		of     string
		claims []claim.Claim
		puts   int
	}{
		{"one", claims[:20], 20}, {"one", claims, 30}, {"one", claims, 30}, {"other", claims, 60},
	} {
		got := b.Judge(step.claims, claim.Memo{Cache: s, Of: step.of})
		if s.puts != step.puts {
			t.Errorf("step %d: %d claims worked out, want %d", i, s.puts, step.puts)
		}
		if len(got) == len(claims) && fmt.Sprintf("%+v", stripAll(got)) != want {
			t.Errorf("step %d: the judgments are others", i)
		}
	}
}

// A search that is stopped tells what is kept and leaves the rest unknown, at the start
// and in the midst of it; nothing is kept of it, and the next one finds all.
func TestMemoStopped(t *testing.T) {
	b := real(t)
	claims := claimsOf(t, b, hundred()[:30])
	s := &shelf{kept: map[string][]byte{}}
	want := fmt.Sprintf("%+v", stripAll(b.Judge(claims, claim.Memo{})))
	b.Judge(claims[:10], claim.Memo{Cache: s})
	stop := make(chan struct{})
	close(stop)
	for i, j := range b.Judge(claims, claim.Memo{Cache: s, Stop: stop}) {
		if j.Unknown != (i >= 10) {
			t.Errorf("claim %d: unknown: %v", i, j.Unknown)
		}
	}
	if s.puts != 10 {
		t.Errorf("%d claims kept, want 10", s.puts)
	}
	if got := fmt.Sprintf("%+v", stripAll(b.Judge(claims, claim.Memo{Cache: s, Stop: make(chan struct{})}))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What is damaged is found again.
func TestMemoDamaged(t *testing.T) {
	b := real(t)
	claims := claimsOf(t, b, hundred()[:5])
	s := &shelf{kept: map[string][]byte{}}
	want := fmt.Sprintf("%+v", stripAll(b.Judge(claims, claim.Memo{Cache: s})))
	for _, key := range slices.Collect(maps.Keys(s.kept)) {
		s.kept[key] = []byte(`[{"To":`)
	}
	if got := fmt.Sprintf("%+v", stripAll(b.Judge(claims, claim.Memo{Cache: s}))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func claimsOf(t *testing.T, b *claim.Bench, texts []string) []claim.Claim {
	t.Helper()
	var claims []claim.Claim
	for i, text := range texts {
		test, fault := b.Claim(text)
		if fault != nil {
			t.Fatalf("%s: %s", text, fault.Message)
		}
		claims = append(claims, claim.Claim{ID: fmt.Sprint(i), Sentence: text, Test: test, Day: b.AsOf()})
	}
	return claims
}

func stripAll(list []claim.Judgment) []claim.Judgment {
	for i := range list {
		list[i] = strip(list[i])
	}
	return list
}
