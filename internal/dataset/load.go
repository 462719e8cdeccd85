package dataset

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// Load reads and checks the dataset of an input tree. All that is wrong comes
// back sorted by place; where any of it is no mere warning, the dataset is
// incomplete and must not be published.
func Load(fsys fs.FS) (*Dataset, []source.Problem) {
	l := &loader{fsys: fsys, data: &Dataset{}}
	l.reader = source.NewReader(fsys, &l.problems)
	l.files = l.walk()
	l.site()
	l.tables()
	l.models()
	l.shares()
	l.scenarios()
	l.unread()
	l.data.index()
	check(l.data, &l.problems)
	return l.data, l.problems.Sorted()
}

// loader reads one tree.
type loader struct {
	fsys     fs.FS
	reader   *source.Reader
	problems source.Problems
	files    map[string]bool // of data/, true once read
	data     *Dataset
}

// The files of the tree that are not named for an entity.
const (
	siteFile = "site.toml"
	dataDir  = "data"
)

// walk lists the files of data/.
func (l *loader) walk() map[string]bool {
	files := map[string]bool{}
	err := fs.WalkDir(l.fsys, dataDir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			source.ReadFile(l.fsys, name, &l.problems)
			return fs.SkipDir
		case !entry.IsDir():
			files[name] = false
		case path.Ext(name) == ".toml":
			l.problems.Add(source.Pos{File: name}, "a folder stands where a file is expected")
		}
		return nil
	})
	if err != nil {
		l.problems.Add(source.Pos{File: dataDir}, "cannot be read: %v", err)
	}
	return files
}

// read reads a file of data/ if it is there.
func (l *loader) read(name string, into any) bool {
	if _, there := l.files[name]; !there {
		return false
	}
	l.files[name] = true
	return l.reader.Read(name, into)
}

// must reads a file of data/ that has to be there.
func (l *loader) must(name string, into any) {
	l.files[name] = true
	l.reader.Read(name, into)
}

func (l *loader) site() {
	l.reader.Read(siteFile, &l.data.site)
}

// below lists the TOML files in a folder of data/ by the ids their names give,
// noting the names that give none.
func (l *loader) below(dir string, depth int) []string {
	var names []string
	for name := range l.files {
		rest, ok := strings.CutPrefix(name, dataDir+"/"+dir+"/")
		if ok && path.Ext(name) == ".toml" && strings.Count(rest, "/") == depth-1 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// idOf is the id that a file's path gives its entity.
func idOf(dir, name string) string {
	return strings.TrimSuffix(strings.TrimPrefix(name, dataDir+"/"+dir+"/"), ".toml")
}

// fileID checks the id that a file's name gives.
func (l *loader) fileID(name string, id source.Form) bool {
	if err := id.Check(); err != nil {
		l.files[name] = true
		l.problems.Add(source.Pos{File: name}, "name of the file: %v", err)
		return false
	}
	return true
}

func (l *loader) models() {
	for _, name := range l.below("models", 2) {
		m := &Model{ID: ModelID(idOf("models", name))}
		if l.fileID(name, m.ID) && l.read(name, m) {
			l.data.models = append(l.data.models, m)
		}
	}
	slices.SortFunc(l.data.models, func(a, b *Model) int { return cmp.Compare(a.ID, b.ID) })
}

func (l *loader) shares() {
	for _, name := range l.below("shares", 1) {
		s := &ShareSeries{ID: SeriesID(idOf("shares", name))}
		if l.fileID(name, s.ID) && l.read(name, s) {
			slices.SortStableFunc(s.Quarters, func(a, b ShareQuarter) int { return a.Quarter.Compare(b.Quarter) })
			l.data.series = append(l.data.series, s)
		}
	}
}

func (l *loader) scenarios() {
	for _, name := range l.below("scenarios", 1) {
		s := &Scenario{ID: ScenarioID(idOf("scenarios", name))}
		if l.fileID(name, s.ID) && l.read(name, s) {
			l.data.scenarios = append(l.data.scenarios, s)
		}
	}
}

// unread notes the files that no part of the program reads: an author who put
// facts there would wait for them in vain.
func (l *loader) unread() {
	for name, read := range l.files {
		if !read && name != dataDir+"/README.md" && name != dataDir+"/LICENSE" {
			l.problems.Add(source.Pos{File: name}, "nothing reads this file; data/README.md says which files there are")
		}
	}
}
