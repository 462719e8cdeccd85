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
	text, ok = ReadBytes(fsys, name, problems)
	return bytes.TrimPrefix(text, []byte(ByteOrderMark)), ok
}

// ReadBytes reads a text file as ReadFile does, with its byte order mark if it
// has one.
func ReadBytes(fsys fs.FS, name string, problems *Problems) (text []byte, ok bool) {
	at := Pos{File: name}
	text, err := readLimited(fsys, name)
	switch {
	case errors.Is(err, errIsDir):
		problems.Add(at, "a folder stands where a file is expected")
	case err != nil && isLink(fsys, name):
		problems.Add(at, "a symbolic link that leads out of the tree, or nowhere")
	case errors.Is(err, fs.ErrNotExist):
		problems.Add(at, "no such file")
	case err != nil:
		problems.Add(at, "cannot be read: %v", cause(err))
	case len(text) > MaxFile:
		problems.Add(at, "larger than %d KiB", MaxFile/1024)
	case !utf8.Valid(text):
		problems.Add(invalidUTF8(name, text), "not UTF-8 text")
	default:
		return text, true
	}
	return nil, false
}

// ByteOrderMark is what some editors put in front of a text.
const ByteOrderMark = "\uFEFF"

var (
	errIsDir  = errors.New("is a directory")
	errNoFile = errors.New("neither a file nor a folder")
)

func readLimited(fsys fs.FS, name string) ([]byte, error) {
	// Before opening, for to open a pipe is to wait for its other end.
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errIsDir
	case !info.Mode().IsRegular():
		return nil, errNoFile
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
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

// invalidUTF8 is the place of the first byte that is not UTF-8.
func invalidUTF8(name string, text []byte) Pos {
	text = bytes.TrimPrefix(text, []byte(ByteOrderMark))
	offset := 0
	for offset < len(text) {
		r, size := utf8.DecodeRune(text[offset:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	return NewLines(name, text).Pos(offset)
}
