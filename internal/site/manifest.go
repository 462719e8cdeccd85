package site

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The program's own files in the folder of a site.
const (
	manifestPath = ".moat-atlas"     // lists the files that it made
	stagingPath  = ".moat-atlas-new" // holds new files until all of them are there
)

// readManifest returns the files that earlier runs made, as far as they say
// the truth: names are only looked up in it, and never followed.
func (w *writer) readManifest() (made map[string]bool, err error) {
	text, err := w.root.ReadFile(manifestPath)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	w.list = string(text)
	made = map[string]bool{}
	for line := range strings.Lines(w.list) {
		made[strings.TrimSuffix(line, "\n")] = true
	}
	return made, nil
}

// writeManifest lists the files of the new site and some more, unless that is
// the list already.
func (w *writer) writeManifest(more []string) error {
	names := slices.Clone(more)
	for _, f := range w.site.files {
		names = append(names, f.Path)
	}
	list := strings.Join(names, "\n") + "\n"
	if list == w.list {
		return nil
	}
	if err := w.writeStaged(manifestPath, []byte(list)); err != nil {
		return err
	}
	w.list = list
	return w.root.Rename(staged(manifestPath), manifestPath)
}

// systemFile tells of the files that desktops strew about.
func systemFile(name string) bool {
	return slices.Contains([]string{".DS_Store", "Thumbs.db", "desktop.ini"}, path.Base(name))
}

// maxNamed is how many files a message names.
const maxNamed = 3

// some names a few of many files, in quotes where a name would not stand in a
// line as it is, and says rest for the others.
func some(names []string, rest string) string {
	var words []string
	for _, name := range names[:min(len(names), maxNamed)] {
		if quoted := strconv.Quote(name); quoted != `"`+name+`"` {
			name = quoted
		}
		words = append(words, name)
	}
	list := strings.Join(words, ", ")
	if len(names) > maxNamed {
		list += " and " + rest
	}
	return list
}
