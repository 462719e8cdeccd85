package site

import (
	"cmp"
	"os"
	"slices"
)

// Of is the site of the files given.
func Of(files ...File) *Site {
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return &Site{files: files}
}

// Cut writes a site into a folder as Write does and stops at the change of the
// given number, be it a file that goes or one that comes. It tells whether
// there are as many.
func (s *Site) Cut(dir string, number int) bool {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	w := &writer{root: root, site: s}
	if foreign, err := w.survey(); err != nil || len(foreign) > 0 {
		return false
	}
	if err := w.stage(); err != nil {
		return false
	}
	changes := slices.Clone(w.stale) // files without which swap does not go on
	for _, f := range w.changed {
		changes = append(changes, staged(f.Path))
	}
	return number < len(changes) && root.Remove(changes[number]) == nil && w.swap() != nil
}

// OfKinds is the site of the files given, with the kinds of its pages, published
// under an address.
func OfKinds(address string, kinds map[string]string, files ...File) *Site {
	s := Of(files...)
	s.kinds = kinds
	_, s.root = basePath(address)
	s.weights = s.weigh()
	return s
}

// Compressed is how many bytes travel for a file.
func Compressed(data []byte) int { return newPresses().compressed(data) }
