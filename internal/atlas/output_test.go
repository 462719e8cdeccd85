package atlas_test

import (
	"os"
	"path/filepath"
	"testing"

	"moatatlas/internal/atlas"
)

// TestWriteOutput takes the place of a file in one step, so that nobody ever sees a
// part of it: another name of the old one keeps what that held.
func TestWriteOutput(t *testing.T) {
	dir := t.TempDir()
	file, link, old := filepath.Join(dir, "file"), filepath.Join(dir, "link"), filepath.Join(dir, "old")
	if err := os.WriteFile(file, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(file, old); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Skip(err)
	}
	if err := atlas.WriteOutput(link, "after"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{file: "after", link: "after", old: "before"} {
		if text, err := os.ReadFile(name); err != nil || string(text) != want {
			t.Errorf("%s holds %q, %v, and not %q", name, text, err, want)
		}
	}
	if info, err := os.Lstat(file); err != nil || info.Mode() != 0o600 {
		t.Errorf("the file is %v, %v", info, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link is %v, %v", info, err)
	}
	if err := atlas.WriteOutput(filepath.Join(dir, "new"), "x"); err != nil {
		t.Error(err)
	}
	if err := atlas.WriteOutput(os.DevNull, "x"); err != nil {
		t.Error(err)
	}
	if err := atlas.WriteOutput(filepath.Join(dir, "none", "x"), "x"); err == nil {
		t.Error("a folder was made")
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 4 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}
