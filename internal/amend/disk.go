package amend

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// disk is what writing a plan needs of a file system, so that tests can let any
// step of it fail.
type disk interface {
	read(name string) (data string, mode fs.FileMode, err error)
	write(name, data string, mode fs.FileMode) error // a new file, down to the disk
	rename(from, to string) error
	remove(name string) error
	mkdir(name string) error
}

// rootDisk is a folder that no path leads out of.
type rootDisk struct{ root *os.Root }

func (d rootDisk) read(name string) (string, fs.FileMode, error) {
	info, err := d.root.Lstat(name)
	if err != nil {
		return "", 0, err
	}
	if !info.Mode().IsRegular() {
		return "", 0, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	data, err := d.root.ReadFile(name)
	return string(data), info.Mode().Perm(), err
}

func (d rootDisk) write(name, data string, mode fs.FileMode) error {
	// A run that was cut off may have left one.
	if err := d.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func (d rootDisk) rename(from, to string) error {
	if err := d.root.Rename(from, to); err != nil {
		return err
	}
	// Not every system can sync a folder, and the file is whole without it.
	if dir, err := d.root.Open(path.Dir(to)); err == nil {
		_ = dir.Sync()
		dir.Close()
	}
	return nil
}

func (d rootDisk) remove(name string) error { return d.root.Remove(name) }
func (d rootDisk) mkdir(name string) error  { return d.root.Mkdir(name, 0o755) }
