package catalogue

import (
	"bytes"
	"encoding/json"
	"strings"
)

// twice finds a key that an object in a value has twice, in capitals or not, and
// where the second stands. Of such a value the decoder takes a bit of either.
func twice(value []byte) (key string, at int, found bool) {
	dec := json.NewDecoder(bytes.NewReader(value))
	var open []map[string]bool // by depth; nil for a list
	wantsKey := false          // whether a key comes next, if the object does not end
	for {
		before := int(dec.InputOffset())
		token, err := dec.Token()
		if err != nil {
			return "", 0, false
		}
		switch delim, _ := token.(json.Delim); {
		case delim == '{':
			open = append(open, map[string]bool{})
		case delim == '[':
			open = append(open, nil)
		case delim != 0:
			open = open[:len(open)-1]
		case wantsKey:
			key, _ := token.(string)
			keys, same := open[len(open)-1], strings.ToLower(key)
			if keys[same] {
				return key, before + bytes.IndexByte(value[before:], '"'), true
			}
			keys[same] = true
			wantsKey = false
			continue
		}
		wantsKey = len(open) > 0 && open[len(open)-1] != nil
	}
}
