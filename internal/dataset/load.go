package dataset

import (
	"io/fs"
	"runtime"
	"slices"
	"sync"

	"moatatlas/internal/source"
)

// Load reads and checks the dataset of an input tree. All that is wrong comes
// back sorted by place; where any of it is no mere warning, the dataset is
// incomplete and must not be published.
func Load(fsys fs.FS) (*Dataset, []source.Problem) {
	l := &loader{data: &Dataset{}, tree: tree{fsys: fsys, files: map[string]bool{}}}
	l.reader = source.NewReader(fsys, &l.problems)
	l.reader.Read(siteFile, &l.data.site)
	l.walk()
	l.tables()
	l.models()
	l.shares()
	l.scenarios()
	l.imports()
	l.unread()
	l.data.index()
	check(l.data, l.registers(), &l.problems)
	return l.data, l.problems.Sorted()
}

const siteFile = "site.toml"

// loader reads one tree.
type loader struct {
	tree
	reader *source.Reader
	data   *Dataset
	known  struct{ models, series []string } // ids, also of files that are no TOML
}

// table reads a file of data/ that holds a table, if it is there.
func (l *loader) table(name string, into any) {
	if _, there := l.files[name]; !there {
		return
	}
	l.files[name] = true
	if !l.reader.Read(name, into) {
		l.broken = append(l.broken, name)
	}
}

// must reads a table that has to be there.
func (l *loader) must(name string, into any) {
	if _, there := l.files[name]; !there && !l.lost(name) {
		l.reader.Read(name, into) // says what stands there instead, if anything
		l.broken = append(l.broken, name)
	}
	l.table(name, into)
}

// models reads the files of models, nearly all of the data, on all processors;
// what comes of it does not depend on how many there are.
func (l *loader) models() {
	files := l.below("models", 2)
	models := make([]*Model, len(files))
	problems := make([]source.Problems, runtime.GOMAXPROCS(0))
	var readers sync.WaitGroup
	for first := range problems {
		readers.Go(func() {
			reader := source.NewReader(l.fsys, &problems[first])
			for i := first; i < len(files); i += len(problems) {
				if m := (&Model{ID: ModelID(files[i].id)}); reader.Read(files[i].file, m) {
					models[i] = m
				}
			}
		})
	}
	readers.Wait()
	for i := range problems {
		l.problems.Append(problems[i].Sorted()...)
	}
	for i, e := range files {
		l.known.models = append(l.known.models, e.id)
		if models[i] != nil {
			l.data.models = append(l.data.models, models[i])
		}
	}
}

func (l *loader) shares() {
	for _, e := range l.below("shares", 1) {
		l.known.series = append(l.known.series, e.id)
		if s := (&ShareSeries{ID: SeriesID(e.id)}); l.reader.Read(e.file, s) {
			slices.SortStableFunc(s.Quarters, func(a, b ShareQuarter) int { return a.Quarter.Compare(b.Quarter) })
			l.data.series = append(l.data.series, s)
		}
	}
}

func (l *loader) scenarios() {
	for _, e := range l.below("scenarios", 1) {
		if s := (&Scenario{ID: ScenarioID(e.id)}); l.reader.Read(e.file, s) {
			l.data.scenarios = append(l.data.scenarios, s)
		}
	}
}
