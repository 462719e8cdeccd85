package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"unicode/utf8"
)

// MaxFile is the size in bytes that no file of the input tree may exceed.
const MaxFile = 1 << 20

// ReadFile reads a text file of the input tree without its byte order mark.
// Whatever keeps the file from being read is a problem of the file, and ok is
// false.
func ReadFile(fsys fs.FS, name string, problems *Problems) (text []byte, ok bool) {
	at := Pos{File: name}
	text, err := readLimited(fsys, name)
	switch {
	case errors.Is(err, errIsDir):
		problems.Add(at, "a folder stands where a file is expected")
	case errors.Is(err, fs.ErrNotExist):
		problems.Add(at, "no such file")
	case err != nil && isLink(fsys, name):
		problems.Add(at, "a symbolic link that leads out of the tree, or nowhere")
	case err != nil:
		problems.Add(at, "cannot be read: %v", cause(err))
	case len(text) > MaxFile:
		problems.Add(at, "larger than %d KiB", MaxFile/1024)
	case !utf8.Valid(text):
		line, col := invalidUTF8(text)
		problems.Add(Pos{name, line, col}, "not UTF-8 text")
	default:
		return bytes.TrimPrefix(text, []byte("\uFEFF")), true
	}
	return nil, false
}

var errIsDir = errors.New("is a directory")

func readLimited(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, errIsDir
	}
	return io.ReadAll(io.LimitReader(f, MaxFile+1))
}

func isLink(fsys fs.FS, name string) bool {
	info, err := fs.Lstat(fsys, name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// cause is an error without the path it may name: a Problem says where.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func invalidUTF8(text []byte) (line, col int) {
	offset := 0
	for offset < len(text) {
		r, size := utf8.DecodeRune(text[offset:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	at := spotAt(text, lineStarts(text), offset)
	return int(at.line), int(at.col)
}
