package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"moatatlas/internal/atlas/atlastest"
)

// TestReadOnly: a folder that nothing can be written to stops all of it, the files in
// others too.
func TestReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("this runs as root, who may write to every folder; run it as another user")
	}
	dir := t.TempDir()
	if err := atlastest.Lay("../..", dir); err != nil {
		t.Fatal(err)
	}
	counts := filepath.Join(dir, "data/README.md")
	if err := os.WriteFile(counts, []byte("## Counts\n\n| table | rows |\n|---|---|\n| `clouds` | 3 |\n| `labs` | 2 |\n| `models` | 3 |\n"+
		"| `availability` | 4 |\n| `stages` | 5 |\n| `prices` | 1 |\n| `deals` | 1 |\n| `regulation` | 1 |\n| `events` | 1 |\n| `shares` | 3 |\n| `share_series` | 1 |\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "data/models/openai")
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o755) })
	before := texts(t, dir)
	for _, args := range []string{
		"stage -C DIR -model openai/gpt-1 -cloud gcp -service vertex-ai -stage ga -date 2026-06 -access open -source https://example.org/ -grade A",
		"model -C DIR -id openai/gpt-7 -name G -family g -tier small -modality text -released 2026-06 -open_weights false -input text -output text -source https://example.org/ -grade A",
	} {
		var stdout, stderr strings.Builder
		code := run(strings.Fields(strings.Replace(args, "DIR", dir, 1)), nil, &stdout, &stderr)
		if code != 1 || stdout.Len() > 0 || !strings.HasPrefix(stderr.String(), "new: nothing was written: ") || !strings.Contains(stderr.String(), "permission denied") {
			t.Errorf("exit %d, %q, %q", code, stdout.String(), stderr.String())
		}
		if texts(t, dir) != before {
			t.Errorf("files have changed after %s", args)
		}
	}
}

// texts are the names and contents of the files of data.
func texts(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	tree := os.DirFS(dir)
	err := fs.WalkDir(tree, "data", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(tree, name)
		b.WriteString(name + "\n" + string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
