// Package datasettest makes large input trees out of small ones: benchmarks
// show with them how time and memory grow with the data.
package datasettest

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"moatatlas/internal/layer"
)

// Times is an input tree with n times the models of another. Each lab stands
// in it n times with all of its models, as "openai", "openai-2", "openai-3" and
// so on; everything else stands in it once. What keeps the other tree from being
// read comes back as the error of opening any file.
//
// The labs fit in one file for n up to about 150.
func Times(fsys fs.FS, n int) fs.FS {
	data := map[string][]byte{}
	err := fs.WalkDir(fsys, "data", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err != nil {
		return failed{err}
	}
	files := map[string][]byte{}
	for name, text := range data {
		switch {
		case name == "data/labs.toml":
			files[name] = labs(text, n)
		case strings.HasPrefix(name, "data/models/"):
			for i := range n {
				files[modelFile(name, i+1)] = model(text, i+1)
			}
		default:
			files[name] = text
		}
	}
	return layer.Over(fsys, files)
}

// failed is a tree of which nothing can be read.
type failed struct{ err error }

// Open says why nothing can be read.
func (f failed) Open(string) (fs.File, error) { return nil, f.err }

// suffix tells the copies apart; the first is the original.
func suffix(i int) string {
	if i == 1 {
		return ""
	}
	return fmt.Sprintf("-%d", i)
}

func modelFile(name string, i int) string {
	dir, file := path.Split(name)
	return path.Clean(dir) + suffix(i) + "/" + strings.TrimSuffix(file, ".toml") + suffix(i) + ".toml"
}

var successorLine = regexp.MustCompile(`(?m)^(successor = "[^"/]+)/([^"]+)"`)

func model(text []byte, i int) []byte {
	return successorLine.ReplaceAll(text, fmt.Appendf(nil, `${1}%s/${2}%[1]s"`, suffix(i)))
}

var (
	labHeader = regexp.MustCompile(`(?m)^\[lab\.(.+)\]$`)
	labExtra  = regexp.MustCompile(`(?m)^(country|founded|homepage|stake|note|quote) = .*\n`)
)

// labs repeats the labs, the copies with no more than a record needs, for no
// file may grow without bound.
func labs(text []byte, n int) []byte {
	all := bytes.Clone(text)
	short := labExtra.ReplaceAll(text, nil)
	for i := 2; i <= n; i++ {
		all = append(all, labHeader.ReplaceAll(short, fmt.Appendf(nil, `[lab.${1}%s]`, suffix(i)))...)
	}
	return all
}
