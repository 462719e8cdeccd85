package dataset_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// TestCheckCounts holds tables of counts to the base tree, which has 2 labs, and shows
// what is said of each.
func TestCheckCounts(t *testing.T) {
	data, _ := dataset.Load(baseTree(t))
	var right strings.Builder
	right.WriteString("\n## Counts\n\n| table | rows | one row is |\n|---|---|---|\n")
	for _, c := range data.Counts() {
		right.WriteString(row(c))
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"right", "", "", ""},
		{"CRLF", "\n", "\r\n", ""},
		{"no section", "## Counts", "## Numbers", ""},
		{"more before and after", "## Counts", "| `labs` | 7 |\n\n## Counts\n\n| labs | 8\n", ""},
		{"too few", "`labs` | 2", "`labs` | 1", "labs: 1 stands here, and the data has 2; if you added 1, write 2"},
		{"too many", "`labs` | 2", "`labs` | 15", "labs: 15 stands here, and the data has 2; if you took out 13, write 2"},
		{"no number", "`labs` | 2", "`labs` | two", `labs: want the number of records, 2, found "two"`},
		{"signed", "`labs` | 2", "`labs` | +2", "labs: write 2"},
		{"odd", "`labs` | 2", "`labs` | \u202e2", `labs: want the number of records, 2, found "\u202e2"`},
		{"bare", "| `labs` | 2 | x |", "|labs|2", ""},
		{"no cell", "| `labs` | 2 | x |", "| `labs`", `labs: want the number of records, 2, found ""`},
		{"misspelt", "`labs`", "`lab`", `no table "lab"; did you mean "labs"?`},
		{"twice", "| `labs` | 2 | x |", "| `labs` | 2 |\n| `labs` | 2 |", "labs is counted twice"},
		{"left out", "| `labs` | 2 | x |\n", "", "labs is not counted; add a row for it, with the number 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.ReplaceAll(right.String(), c.old, c.new)
			if c.old == "" {
				text = right.String()
			}
			var got strings.Builder
			for _, p := range dataset.CheckCounts(fstest.MapFS{dataset.CountsFile: {Data: []byte(text)}}, data, nil) {
				got.WriteString(p.String() + "\n")
			}
			if n := strings.Count(got.String(), "\n"); (n > 0) != (c.want != "") || n > 1 && c.name != "twice" || !strings.Contains(got.String(), c.want) || strings.Contains(got.String(), ":0:") {
				t.Errorf("it says\n%s", got.String())
			}
		})
	}
	if found := dataset.CheckCounts(fstest.MapFS{}, data, nil); len(found) > 0 {
		t.Errorf("no file: %v", found)
	}
	if found := dataset.CheckCounts(fstest.MapFS{dataset.CountsFile: {Data: []byte("\xff")}}, data, nil); len(found) != 1 {
		t.Errorf("no text: %v", found)
	}
}

func row(c dataset.Count) string { return fmt.Sprintf("| `%s` | %d | x |\n", c.Table, c.Records) }

// TestRecount adds an event and takes out the only deal: nothing else of the file
// changes, and a number that was wrong stays so.
func TestRecount(t *testing.T) {
	const head = "# Data\r\n\r\n| `events` | 9 |\r\n\r\n## Counts\r\n\r\n| table | rows |\r\n|:--|--:|\r\n| `labs` | 99 |\r\n"
	const tail = "| `stages` | some |\r\n\r\n## More\r\n\r\n| a | b |\r\n|---|---|\r\n| `events` | 9 |"
	tree := baseTree(t)
	before, _ := dataset.Load(tree)
	tree["data/events.toml"].Data = []byte(string(tree["data/events.toml"].Data) + event)
	delete(tree, "data/deals.toml")
	after, found := dataset.Load(tree)
	if source.Blocking(found) > 0 || len(before.Deals()) != 1 || len(before.Deals()[0].Terms) != 1 {
		t.Fatal("the base tree is another", found)
	}
	got := dataset.Recount(before, after)(head + "|`events`| 9|\r\n| `deals` |  1  |\r\n| `terms` | 5 |\r\n" + tail)
	if want := head + "|`events`| 10|\r\n| `deals` |  0  |\r\n| `terms` | 4 |\r\n" + tail; got != want {
		t.Errorf("it became\n%s", got)
	}
	if text := "no counts"; dataset.Recount(before, after)(text) != text {
		t.Error("a text without counts changed")
	}
}

const event = `
[event.more]
date = "2024"
kind = "launch"
actors = ["openai"]
title = "T"
summary = "S"
source = "https://example.org/"
grade = "B"
`
