package catalogue_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/amend"
	"moatatlas/internal/catalogue"
	"moatatlas/internal/dataset"
)

// TestRuns: the laws hold for catalogues of which each is imported upon the one before.
func TestRuns(t *testing.T) {
	tree := smallTree(t)
	first := sound(t, tree)
	rapid.Check(t, func(t *rapid.T) {
		data, written := first, amend.New(tree)
		for range 3 {
			text, err := json.Marshal(drawn(t))
			if err != nil {
				t.Fatal(err)
			}
			listing, found := catalogue.Read("api.json", text, catalogue.Wanted(data))
			if listing == nil {
				t.Fatalf("%v in %s", found, text)
			}
			files := amend.New(written.Tree())
			if err := catalogue.Propose(data, listing, day).Amend(files); err != nil {
				t.Fatalf("%v in %s", err, text)
			}
			after, problems := dataset.Load(files.Tree())
			for _, p := range problems {
				if !p.Warning {
					t.Fatalf("%v in %s", p, text)
				}
			}
			if again := catalogue.Propose(after, listing, day); again.Writes() > 0 {
				t.Fatalf("a second run writes %d after %s", again.Writes(), text)
			}
			data, written = after, files
		}
		if lost := lost(first, data); lost != "" {
			t.Fatalf("%s is another", lost)
		}
	})
}
