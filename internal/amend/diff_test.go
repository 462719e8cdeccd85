package amend

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestDiff shows an edit far down in a file and a new file, and nothing that a terminal
// would obey.
func TestDiff(t *testing.T) {
	p := New(fstest.MapFS{
		"data/a.toml":    {Data: []byte(strings.Repeat("# x\r\n", 50) + "# \u202e\r\na = 1\r\n# y\r\n")},
		"data/same.toml": {Data: []byte("a = 1\n")},
		"data/README.md": {Data: []byte("\x1b[2J\n1")},
	})
	for _, err := range []error{
		p.Set("data/a.toml", Path{}, Pair{"a", Whole(2)}),
		p.Set("data/same.toml", Path{}, Pair{"a", Whole(1)}),
		p.EditMarkdown("data/README.md", func(text string) string { return text + "2" }),
		p.EditMarkdown("data/missing.md", func(text string) string { return "?" }),
		p.Create("data/new.toml", "#:schema x.json", Pair{"b", Text("x")}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	const want = `--- a/data/README.md
+++ b/data/README.md
@@ -1,2 +1,2 @@
 �[2J
-1
\ No newline at end of file
+12
\ No newline at end of file
--- a/data/a.toml
+++ b/data/a.toml
@@ -49,5 +49,5 @@
 # x
 # x
 # �
-a = 1
+a = 2
 # y
--- /dev/null
+++ b/data/new.toml
@@ -0,0 +1,3 @@
+#:schema x.json
+
+b = "x"
`
	if got := p.Diff(); got != want {
		t.Errorf("it shows\n%s", got)
	}
}
