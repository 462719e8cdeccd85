package watch

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched runs builds of a folder that read one of its files.
type watched struct {
	t      *testing.T
	dir    string
	of     *Folders
	mu     sync.Mutex
	builds [][]string
	read   map[string]string // all files, as the last build found them
	warned []string
	ended  chan error
}

func watchFolder(t *testing.T, lay ...string) *watched {
	t.Helper()
	w := &watched{t: t, dir: t.TempDir(), ended: make(chan error, 1)}
	for _, name := range lay {
		w.write(name, "first")
	}
	folders, err := Open(w.dir, []string{"data", "site.toml"}, func(err error) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.warned = append(w.warned, err.Error())
	})
	if err != nil {
		t.Fatal(err)
	}
	w.of = folders
	ctx, cancel := context.WithCancel(t.Context())
	go func() { w.ended <- folders.Run(ctx, 5*time.Millisecond, w.build) }()
	t.Cleanup(func() {
		cancel()
		if err := <-w.ended; err != nil {
			t.Errorf("watching ended with %v", err)
		}
		if err := folders.Close(); err != nil {
			t.Error(err)
		}
	})
	w.until("the first build", func() bool { return len(w.builds) > 0 })
	return w
}

func (w *watched) build(_ context.Context, changed []string) {
	read := map[string]string{}
	_ = fs.WalkDir(os.DirFS(w.dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			text, _ := os.ReadFile(filepath.Join(w.dir, name))
			read[name] = string(text)
		}
		return nil // files come and go while this looks
	})
	w.mu.Lock()
	defer w.mu.Unlock()
	w.builds, w.read = append(w.builds, changed), read
}

// until waits for something to be so.
func (w *watched) until(what string, so func() bool) {
	w.t.Helper()
	for range 3000 {
		w.mu.Lock()
		ok := so()
		w.mu.Unlock()
		if ok {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	w.t.Fatalf("never: %s; builds %q", what, w.builds)
}

// seen waits until a build has read a text in a file.
func (w *watched) seen(name, text string) {
	w.t.Helper()
	w.until(name+" is "+text, func() bool { return w.read[name] == text })
}

func (w *watched) gone(name string) {
	w.t.Helper()
	w.until(name+" is gone", func() bool { _, there := w.read[name]; return !there })
}

func (w *watched) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *watched) write(name, text string) {
	w.t.Helper()
	w.ok(os.MkdirAll(filepath.Dir(w.path(name)), 0o755))
	w.ok(os.WriteFile(w.path(name), []byte(text), 0o644))
}

func (w *watched) rename(from, to string) {
	w.t.Helper()
	w.ok(os.Rename(w.path(from), w.path(to)))
}

func (w *watched) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// TestSaves saves as editors do, in folders that were there and that were not.
func TestSaves(t *testing.T) {
	w := watchFolder(t, "data/a.toml", "site.toml")
	w.write("data/a.toml", "again")
	w.seen("data/a.toml", "again")
	w.write("site.toml", "again")
	w.seen("site.toml", "again")

	w.write("data/.a.toml.tmp", "renamed over") // as most editors do
	w.rename("data/.a.toml.tmp", "data/a.toml")
	w.seen("data/a.toml", "renamed over")
	w.rename("data/a.toml", "data/a.toml~") // as Vim does
	w.write("data/a.toml", "with a backup")
	w.seen("data/a.toml", "with a backup")

	w.write("data/new/deep/b.toml", "new")
	w.seen("data/new/deep/b.toml", "new")
	w.write("data/new/deep/b.toml", "newer")
	w.seen("data/new/deep/b.toml", "newer")
	w.ok(os.Remove(w.path("data/a.toml")))
	w.gone("data/a.toml")
}

// TestFoldersMove takes folders away, puts others in their places, and changes
// their names: saves are seen in all that are there.
func TestFoldersMove(t *testing.T) {
	w := watchFolder(t, "data/a/x/f", "data/b/x/f", "site.toml")
	w.ok(os.RemoveAll(w.path("data")))
	w.gone("data/a/x/f")
	w.write("data/a/x/f", "back")
	w.write("data/b/x/f", "back")
	w.seen("data/b/x/f", "back")

	w.rename("data/a", "data/c")
	w.gone("data/a/x/f")
	w.write("data/c/x/f", "moved")
	w.seen("data/c/x/f", "moved")

	w.rename("data/b", "data/a") // two change places
	w.rename("data/c", "data/b")
	w.rename("data/a", "data/c")
	w.seen("data/b/x/f", "moved")
	for i := range 5 {
		for _, name := range []string{"data/b/x/f", "data/c/x/f"} {
			text := fmt.Sprint(i)
			w.write(name, text)
			w.seen(name, text)
		}
	}

	w.rename("data", "elsewhere")
	w.gone("data/b/x/f")
	w.rename("elsewhere", "data")
	w.seen("data/b/x/f", "4")
	w.write("data/b/x/f", "home")
	w.seen("data/b/x/f", "home")
}

// TestPassingFiles: what is not of the tree causes no build, so that the only change
// any build is told of is the last.
func TestPassingFiles(t *testing.T) {
	w := watchFolder(t, "data/a.toml", "site.toml")
	for _, name := range []string{"data/4913", "data/.a.toml.swp", "data/a.toml~", "data/.DS_Store", "data/a.toml.tmp", "public/index.html", "go.mod", "data/.git/x"} {
		w.write(name, "x")
		w.write(name, "y")
		w.ok(os.Remove(w.path(name)))
	}
	w.write("data/a.toml", "a save")
	w.seen("data/a.toml", "a save")
	for _, changed := range w.builds[1:] {
		if !slices.Equal(changed, []string{"data/a.toml"}) {
			t.Errorf("a build because of %q", changed)
		}
	}
}

// TestLostCount: where the system gives up telling of changes, everything may have
// changed.
func TestLostCount(t *testing.T) {
	w := watchFolder(t, "data/a.toml", "site.toml")
	w.of.watcher.Errors <- fsnotify.ErrEventOverflow
	w.until("a build", func() bool { return len(w.builds) == 2 && slices.Equal(w.builds[1], []string{everything}) })
	w.write("data/a.toml", "again")
	w.seen("data/a.toml", "again")
}

// TestManySaves: of five hundred saves the last is what stands, and none leaves a
// handle or a goroutine behind.
func TestManySaves(t *testing.T) {
	goroutines, handles := runtime.NumGoroutine(), openFiles(t)
	t.Run("saves", func(t *testing.T) {
		w := watchFolder(t, "data/a.toml", "site.toml")
		for i := range 500 {
			w.write("data/a.toml", fmt.Sprint(i))
			w.write(fmt.Sprintf("data/d%d/b.toml", i%7), fmt.Sprint(i))
			if i%50 == 0 {
				w.ok(os.RemoveAll(w.path("data/d3")))
			}
		}
		w.seen("data/a.toml", "499")
		w.seen("data/d2/b.toml", "499")
		if len(w.builds) > 501 {
			t.Errorf("%d builds", len(w.builds))
		}
	})
	for range 300 {
		if runtime.NumGoroutine() <= goroutines && openFiles(t) <= handles {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("goroutines %d, before %d; open files %d, before %d", runtime.NumGoroutine(), goroutines, openFiles(t), handles)
}

// openFiles counts the files that this process has open, where the system tells.
func openFiles(t *testing.T) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}
