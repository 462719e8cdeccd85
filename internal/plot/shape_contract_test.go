package plot

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Where a right to one object has no end on record, the chart does not say that
// exclusivity as such has ended.
func TestContractNamesWhatIsLeft(t *testing.T) {
	a, err := txtar.ParseFile("testdata/shape/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	deals := ""
	for _, f := range a.Files {
		if f.Name == "data/deals.toml" {
			deals = string(f.Data)
		}
	}
	const whole = `  { kind = "exclusive-compute", party = "azure", from = "2021-07-22", until = "2024-06-01" },`
	narrow := strings.Replace(deals, whole, whole+"\n"+`  { kind = "exclusive-license", party = "azure", what = "alpha-studio", from = "2022-01-01" },`, 1)
	c := chart(t, bookOf(t, shapeTree(t, map[string]string{"data/deals.toml": narrow})), "contract?lab=alpha")
	const want = "Alpha’s general exclusivity narrowed once and ended on 1 February 2025; a narrower right, to Alpha Studio, has no end on record; AWS already sold proprietary models"
	if c.Finding != want {
		t.Errorf("got  %s\nwant %s", c.Finding, want)
	}
	for _, d := range c.Drawings {
		if !strings.Contains(string(d.Marks), "general exclusivity ends") {
			t.Errorf("at %d the line is not named", d.Width)
		}
	}
}
