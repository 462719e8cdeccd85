package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestFolderGone: without the folder there is nothing to go on with.
func TestFolderGone(t *testing.T) {
	for what, end := range map[string]func(string) error{
		"removed": os.RemoveAll,
		"renamed": func(dir string) error { return os.Rename(dir, dir+"-renamed") },
	} {
		dir := filepath.Join(t.TempDir(), "tree")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		held, err := os.Open(dir) // as somebody's shell does
		if err != nil {
			t.Fatal(err)
		}
		defer held.Close()
		folders, err := Open(dir, []string{"data"}, func(err error) { t.Error(err) })
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "data"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		built := false
		err = folders.Run(t.Context(), time.Millisecond, func(context.Context, []string) {
			if !built {
				built = true
				if err := end(dir); err != nil {
					t.Error(err)
				}
			}
		})
		if err == nil || !strings.HasSuffix(err.Error(), "tree is gone") {
			t.Errorf("%s: error %v", what, err)
		}
		_ = folders.Close()
	}
}

func TestOpenMissing(t *testing.T) {
	for name, want := range map[string]string{
		filepath.Join(t.TempDir(), "nowhere"): "nowhere cannot be watched: no such file or directory",
		"folders.go":                          "folders.go cannot be watched: not a directory",
	} {
		if _, err := Open(name, nil, nil); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("error %v", err)
		}
	}
}

// TestForbidden: a folder that may not be read is told of once, and watched once it
// may.
func TestForbidden(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	w := watchFolder(t, "data/a.toml", "data/shut/b.toml", "site.toml")
	w.ok(os.Chmod(w.path("data/shut"), 0))
	w.until("a warning", func() bool { return len(w.warned) > 0 })
	w.write("data/a.toml", "again")
	w.seen("data/a.toml", "again")
	w.ok(os.Chmod(w.path("data/shut"), 0o755))
	w.seen("data/shut/b.toml", "first")
	w.write("data/shut/b.toml", "again")
	w.seen("data/shut/b.toml", "again")
	if want := []string{"changes in data/shut are not seen: permission denied"}; !slices.Equal(w.warned, want) {
		t.Errorf("warned %q, want %q", w.warned, want)
	}
}

// TestLimit: the system's words for its limits would mislead.
func TestLimit(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("x: %w", syscall.ENOSPC), "max_user_watches"},
		{fmt.Errorf("x: %w", syscall.EMFILE), "max_user_instances"},
		{&fs.PathError{Op: "open", Path: "/secret", Err: errors.New("denied")}, "denied"},
	} {
		if got := limit(c.err).Error(); !strings.Contains(got, c.want) || strings.Contains(got, "no space") || strings.Contains(got, "/secret") {
			t.Errorf("%v is reported as %q", c.err, got)
		}
	}
}
