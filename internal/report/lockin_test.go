package report_test

import (
	"slices"
	"strings"
	"testing"

	"moatatlas/internal/report"
)

// The composite lock-in index never leaves the report alone: each row of its
// table has the parts, the weights and the ranks. Here they are worked out by
// hand: (0.5 + 0.375 / 2) / 3.5 and (0.5 + 0.5) / 3.5, with no price for AWS.
func TestLockInIndexTable(t *testing.T) {
	r := newReport(t, treeOf(archive(t, "testdata/base.txtar"), archive(t, "testdata/lock-in-index.txtar")), "")
	i := slices.IndexFunc(r.Tables, func(t report.Table) bool { return t.Name == "lock_in_index" })
	if i < 0 {
		t.Fatal("no table lock_in_index")
	}
	var names []string
	for _, c := range r.Tables[i].Columns {
		names = append(names, c.Name)
	}
	got := strings.Join(names, ",") + "\n"
	for _, row := range r.Tables[i].Rows {
		if row[0] == "frontier" {
			got += strings.Join(row, ",") + "\n"
		}
	}
	want := `scope,cloud,lock_in,lock_out,narrowness,price,weight_lock_in,weight_lock_out,weight_narrowness,weight_price,index,rank,ranked,rank_1_share,rank_2_share,rank_3_share
frontier,aws,0,0.5,0.5,,1,1,1,0.5,,,0,,,
frontier,azure,0.5,0,0,0.375,1,1,1,0.5,0.19642857142857142,2,2,0.451,0.549,
frontier,gcp,0,0.5,0.5,0,1,1,1,0.5,0.2857142857142857,1,2,0.549,0.451,
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
