package atlastest

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// edit changes a file as an author does.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%s has %q %d times", args[0], args[1], n)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// parts are the files and folders of an input tree.
func parts() []string { return []string{"content", "data", "site.toml", "static", "templates"} }

// keep copies the tree, to be compared with what it becomes.
func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: keep FOLDER")
	}
	for _, part := range parts() {
		from, to := ts.MkAbs(part), filepath.Join(ts.MkAbs(args[0]), part)
		info, err := os.Stat(from)
		switch {
		case err != nil:
		case info.IsDir():
			ts.Check(os.CopyFS(to, os.DirFS(from)))
		default:
			ts.Check(os.WriteFile(to, []byte(ts.ReadFile(part)), 0o644))
		}
	}
}

// commit makes a commit that is the same on every machine and at any time.
func commit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: commit MESSAGE")
	}
	for _, v := range []string{"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"} {
		ts.Setenv(v, os.DevNull)
	}
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		ts.Setenv("GIT_"+who+"_NAME", "A")
		ts.Setenv("GIT_"+who+"_EMAIL", "a@example.org")
		ts.Setenv("GIT_"+who+"_DATE", "2026-01-01T00:00:00Z")
	}
	ts.Check(ts.Exec("git", "init", "-q", "-b", "main"))
	for _, part := range parts() {
		if _, err := os.Stat(ts.MkAbs(part)); err == nil {
			ts.Check(ts.Exec("git", "add", "-A", "-f", "--", part))
		}
	}
	ts.Check(ts.Exec("git", "commit", "-q", "--allow-empty", "-m", args[0]))
}
