package amend

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Write writes the files of the plan in a folder, which is that of its tree: all
// of them or none. A file that is no longer what the plan read stops it.
func (p *Plan) Write(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return p.write(rootDisk{root})
}

// Endings of files that stand beside those to be written while that is done.
const (
	newEnding = ".amend-new"
	oldEnding = ".amend-old"
)

// writer writes a plan.
type writer struct {
	disk  disk
	names []string
	plan  *Plan
	dirs  []string // folders that it made, those above before those below
	put   []string // files in their place
}

func (p *Plan) write(d disk) error {
	w := &writer{disk: d, names: p.Files(), plan: p}
	if err := w.stage(); err != nil {
		w.clean(newEnding, oldEnding)
		w.removeDirs()
		return fmt.Errorf("nothing was written: %w", err)
	}
	if err := w.swap(); err != nil {
		return w.undo(err)
	}
	w.clean(oldEnding)
	return nil
}

// stage writes what each file will be, and what it is, beside it. After that no
// step needs room on the disk, not even the way back.
func (w *writer) stage() error {
	for _, name := range w.names {
		f := w.plan.files[name]
		old, mode, err := w.disk.read(name)
		switch {
		case f.new && err == nil:
			return fmt.Errorf("%s: is there already", name)
		case f.new && !errors.Is(err, fs.ErrNotExist):
			return err
		case f.new:
			if err := w.makeDirs(path.Dir(name)); err != nil {
				return err
			}
			mode = 0o644
		case err != nil:
			return err
		case old != f.old:
			return fmt.Errorf("%s: has changed since it was read; start again", name)
		default:
			if err := w.disk.write(name+oldEnding, old, mode); err != nil {
				return err
			}
		}
		if err := w.disk.write(name+newEnding, f.bytes(), mode); err != nil {
			return err
		}
	}
	return nil
}

// makeDirs makes a folder and those above it, and notes which were not there.
func (w *writer) makeDirs(dir string) error {
	at := ""
	for _, part := range strings.Split(dir, "/") {
		at = path.Join(at, part)
		err := w.disk.mkdir(at)
		if err == nil {
			w.dirs = append(w.dirs, at)
		} else if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

func (w *writer) swap() error {
	for _, name := range w.names {
		if err := w.disk.rename(name+newEnding, name); err != nil {
			return err
		}
		w.put = append(w.put, name)
	}
	return nil
}

// undo puts back what swap replaced.
func (w *writer) undo(cause error) error {
	var lost []string
	for _, name := range slices.Backward(w.put) {
		err := error(nil)
		if w.plan.files[name].new {
			err = w.disk.remove(name)
		} else {
			err = w.disk.rename(name+oldEnding, name)
		}
		if err != nil {
			lost = append(lost, name)
		}
	}
	if len(lost) > 0 {
		slices.Sort(lost)
		return fmt.Errorf("%w; not put back: %s (the text before is beside each, with the ending %s)", cause, strings.Join(lost, ", "), oldEnding)
	}
	w.clean(newEnding, oldEnding)
	w.removeDirs()
	return fmt.Errorf("nothing was changed; what had been written was put back: %w", cause)
}

// clean removes what stage wrote. What cannot be removed does no harm.
func (w *writer) clean(endings ...string) {
	for _, name := range w.names {
		for _, ending := range endings {
			_ = w.disk.remove(name + ending)
		}
	}
}

func (w *writer) removeDirs() {
	for _, dir := range slices.Backward(w.dirs) {
		_ = w.disk.remove(dir)
	}
}
