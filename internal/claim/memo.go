package claim

import (
	"encoding/json"
	"fmt"
)

// Memo keeps from one run to the next which single changes turn a claim: to find
// them takes most of the time of a report, and they rest on the facts, the claim and
// the program alone. The zero Memo keeps nothing.
type Memo struct {
	Cache Cache           // nil for none
	Of    string          // tells the facts and the program from all others
	Hasty bool            // whether only what is kept is told, and nothing sought
	Stop  <-chan struct{} // ends the search where it is closed; nil for never
}

// stopped tells whether the search is to end.
func (m Memo) stopped() bool {
	select {
	case <-m.Stop:
		return true
	default:
		return false
	}
}

// Cache holds bytes under a key. It may lose them.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
}

// key is that of a claim; sentence and place are no part of it.
func (m Memo) key(c *Claim) string {
	return fmt.Sprintf("flips\n%s\n%v\n%s", m.Of, c.Day, c.Test.Text())
}

// recall finds what was kept of a claim.
func (m Memo) recall(c *Claim) (flips []Flip, known bool) {
	if m.Cache == nil {
		return nil, false
	}
	kept, ok := m.Cache.Get(m.key(c))
	if !ok || json.Unmarshal(kept, &flips) != nil {
		return nil, false
	}
	return flips, true
}

func (m Memo) keep(c *Claim, flips []Flip) {
	if m.Cache == nil {
		return
	}
	if text, err := json.Marshal(flips); err == nil { // else the next run finds them again
		m.Cache.Put(m.key(c), text)
	}
}
