package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"modernc.org/quickjs"
)

// hash names what all drawings are made with.
func (s Scripts) hash() string {
	sum := sha256.New()
	for _, part := range [][]byte{s.ECharts, s.Charts, []byte(host + measuring() + drawing), []byte(quickjs.Version())} {
		fmt.Fprintf(sum, "%d:", len(part))
		sum.Write(part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// key names what ECharts writes by everything it depends on.
func (a *Artist) key(d Drawing) string {
	all, _ := json.Marshal([]any{a.hash, d.Width, d.Height, d.Option}) // texts, numbers and valid JSON: it cannot fail
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:])
}
