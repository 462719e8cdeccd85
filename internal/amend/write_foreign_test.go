package amend

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestForeignFolder: a folder that has the name of what is written beside a file is
// somebody's, and is not emptied.
func TestForeignFolder(t *testing.T) {
	dir, p := disked(t)
	foreign := filepath.Join(dir, "data/a.toml"+newEnding)
	if err := errors.Join(os.Mkdir(foreign, 0o755), os.WriteFile(filepath.Join(foreign, "kept"), []byte("\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	before := onDisk(t, dir)
	if err := p.Write(dir); err == nil || !strings.Contains(err.Error(), "nothing was written") {
		t.Errorf("got %v", err)
	}
	if after := onDisk(t, dir); after != before {
		t.Errorf("the folder holds\n%s\nand not\n%s", after, before)
	}
}
