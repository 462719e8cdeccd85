package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
	"golang.org/x/sync/errgroup"
)

// Folders watches some of the files and folders in a folder, and all that lies
// below these.
type Folders struct {
	dir     string
	self    fs.FileInfo // of dir
	names   []string
	warn    func(error)
	watcher *fsnotify.Watcher
	covered []string // the folders that are watched, by their paths below dir
	warned  string
}

// Open begins to watch what has one of the names in a folder; none of it need be
// there yet. warn is told, from one goroutine at a time, of what cannot be watched
// though it should be.
func Open(dir string, names []string, warn func(error)) (*Folders, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	self, err := os.Stat(dir)
	if err == nil && !self.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be watched: %w", dir, reason(err))
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("files cannot be watched: %w", limit(err))
	}
	if err := watcher.Add(dir); err != nil {
		_ = watcher.Close()
		return nil, fmt.Errorf("%s cannot be watched: %w", dir, limit(err))
	}
	return &Folders{dir: dir, self: self, names: names, warn: warn, watcher: watcher}, nil
}

// Close ends the watch. It may be called more than once.
func (f *Folders) Close() error { return f.watcher.Close() }

// Run builds at once and after every change, until ctx is done or the folder is
// gone, which is an error. It hands over the slashed paths of what changed, none
// at first, and "everything" where the system does not tell. A build waits until
// nothing has changed for the time of quiet, though not forever.
func (f *Folders) Run(ctx context.Context, quiet time.Duration, build func(ctx context.Context, changed []string)) error {
	group, ctx := errgroup.WithContext(ctx)
	changes := make(chan string)
	group.Go(func() error { return f.listen(ctx, changes) })
	group.Go(func() (gone error) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		repeat(ctx, changes, quiet, func(ctx context.Context, changed []string) {
			if gone = f.gone(); gone != nil {
				stop()
				return
			}
			f.cover(changed)
			build(ctx, changed)
		})
		return gone
	})
	return group.Wait()
}

// everything stands for what changed where the system lost count, or told of the
// folder itself.
const everything = "everything"

// listen passes on what changes.
func (f *Folders) listen(ctx context.Context, changes chan<- string) error {
	for {
		name := ""
		select {
		case <-ctx.Done():
			return nil
		case event := <-f.watcher.Events:
			if event.Name == f.dir {
				name = everything
				break
			}
			below, err := filepath.Rel(f.dir, event.Name)
			if name = filepath.ToSlash(below); err != nil || !counts(name, f.names) {
				continue
			}
		case <-f.watcher.Errors: // that too many things changed at once, mostly
			name = everything
		}
		select {
		case changes <- name:
		case <-ctx.Done():
			return nil
		}
	}
}

// gone is an error where the folder is not any more what it was. As long as some
// program works in it the system tells of what was in it, and not that it was removed.
func (f *Folders) gone() error {
	if now, err := os.Stat(f.dir); err != nil || !os.SameFile(now, f.self) {
		return fmt.Errorf("%s is gone", f.dir)
	}
	return nil
}

// cover watches every folder that is there. It comes before each build: what
// changed before is in that build, and what changes later is told of. Where a
// folder that was watched changed its name, the system still tells of it by the
// old one, so that all are watched anew.
func (f *Folders) cover(changed []string) {
	var failed error
	found := f.find(&failed)
	anew := slices.ContainsFunc(changed, func(name string) bool {
		return name == everything || slices.Contains(f.covered, name)
	})
	for _, name := range f.covered {
		if anew || !slices.Contains(found, name) {
			_ = f.watcher.Remove(filepath.Join(f.dir, name)) // none is watched that is gone
		}
	}
	f.covered = f.covered[:0]
	for _, name := range found {
		switch err := f.watcher.Add(filepath.Join(f.dir, name)); {
		case err == nil:
			f.covered = append(f.covered, name)
		case !errors.Is(err, fs.ErrNotExist):
			failed = fmt.Errorf("changes in %s are not seen: %w", name, limit(err))
		}
	}
	f.report(failed)
}

// find lists the folders to be watched.
func (f *Folders) find(failed *error) (found []string) {
	for _, top := range f.names {
		_ = fs.WalkDir(os.DirFS(f.dir), top, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				if !errors.Is(err, fs.ErrNotExist) {
					*failed = fmt.Errorf("changes in %s are not seen: %w", name, reason(err))
				}
				return fs.SkipDir
			case !entry.IsDir():
			case passing(entry.Name()):
				return fs.SkipDir
			default:
				found = append(found, name)
			}
			return nil
		})
	}
	return found
}

// report warns of a failure once, and not before every build.
func (f *Folders) report(failed error) {
	said := ""
	if failed != nil {
		said = failed.Error()
	}
	if said != "" && said != f.warned {
		f.warn(failed)
	}
	f.warned = said
}

// limit says what to do about limits of the system, whose own words for them are
// of other things.
func limit(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return errors.New("too many folders are watched on this machine; on Linux, raise fs.inotify.max_user_watches")
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return errors.New("too many programs watch files, or too many files are open; on Linux, raise fs.inotify.max_user_instances")
	}
	return reason(err)
}

// reason is an error without the path it may name.
func reason(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
