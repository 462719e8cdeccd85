package amend

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

func writeCase(t *testing.T, file string, archive *txtar.Archive) {
	t.Helper()
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
