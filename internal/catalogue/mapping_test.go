package catalogue_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/catalogue"
)

// TestMapping holds what data/import/models-dev.toml makes of ids that models.dev
// really has, as far as public copies of its repository show, to what an analyst
// found for each: a line of testdata/mapping.txtar has the id and the model with its
// place, or what else becomes of it.
func TestMapping(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/mapping.txtar")
	if err != nil {
		t.Fatal(err)
	}
	data := real(t)
	for i := range archive.Files {
		f := &archive.Files[i]
		var got, ids []string
		models := object{}
		for line := range strings.Lines(string(f.Data)) {
			id, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			ids = append(ids, id)
			models[id] = object{}
		}
		text, err := json.Marshal(object{f.Name: object{"models": models}})
		if err != nil {
			t.Fatal(err)
		}
		listing, found := catalogue.Read("api.json", text, catalogue.Wanted(data))
		if listing == nil {
			t.Fatal(found)
		}
		stands := catalogue.Stands(data, listing)
		for _, id := range ids {
			got = append(got, id+" = "+stands[id])
		}
		if all := strings.Join(got, "\n") + "\n"; all != string(f.Data) {
			if !*update {
				t.Errorf("%s:\n%swant:\n%s", f.Name, all, f.Data)
			}
			f.Data = []byte(all)
		}
	}
	if *update {
		if err := os.WriteFile("testdata/mapping.txtar", txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
