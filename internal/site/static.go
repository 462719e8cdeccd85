package site

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"moatatlas/internal/source"
)

const staticDir = "static"

// readStatic takes over the files that are published as they are. Files whose
// names begin with a dot are an editor's or the system's, not the site's.
func readStatic(tree fs.FS, problems *source.Problems) []File {
	var files []File
	_ = fs.WalkDir(tree, staticDir, func(name string, e fs.DirEntry, err error) error {
		skip := func() error {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case err != nil:
			unreadable(tree, name, err, problems)
			return fs.SkipDir
		case name == staticDir && !e.IsDir():
			problems.Add(source.Pos{File: name}, "a file stands where a folder is expected")
		case strings.HasPrefix(path.Base(name), "."), systemFile(name):
			return skip()
		case !printable(name):
			problems.Add(source.Pos{File: staticDir}, "the name %q holds characters that cannot be printed", name)
			return skip()
		case !e.IsDir():
			if data, ok := readAsIs(tree, name, problems); ok {
				files = append(files, File{name, data})
			}
		}
		return nil
	})
	return files
}

// printable tells whether a name can stand in a message, or on a line of the
// list of written files, without changing the rest of it.
func printable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) })
}

func readAsIs(tree fs.FS, name string, problems *source.Problems) ([]byte, bool) {
	at := source.Pos{File: name}
	info, err := fs.Stat(tree, name) // before reading: to read a pipe is to wait for its other end
	if err == nil && !info.Mode().IsRegular() {
		problems.Add(at, "no file, or a link to none; only files can be published")
		return nil, false
	}
	data, err := fs.ReadFile(tree, name)
	switch link, _ := fs.Lstat(tree, name); {
	case err == nil:
		return data, true
	case link != nil && link.Mode()&fs.ModeSymlink != 0:
		problems.Add(at, "a symbolic link that leads out of the tree, or nowhere")
	default:
		problems.Add(at, "cannot be read: %v", reason(err))
	}
	return nil, false
}

// unreadable says why a folder cannot be listed.
func unreadable(tree fs.FS, name string, err error, problems *source.Problems) {
	at := source.Pos{File: name}
	switch info, _ := fs.Stat(tree, name); {
	case errors.Is(err, fs.ErrNotExist):
		problems.Add(at, "no such folder")
	case info != nil && !info.IsDir():
		problems.Add(at, "a file stands where a folder is expected")
	default:
		problems.Add(at, "cannot be read: %v", reason(err))
	}
}

// reason is an error without the path it may name: a Problem says where.
func reason(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
