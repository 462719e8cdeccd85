package impact

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// ProblemChange is a problem or a warning that is new or gone. One that only moved
// to another line is neither.
type ProblemChange struct {
	At      string `json:"at"` // file:line:column, in the edition that has it
	Message string `json:"message"`
	Warning bool   `json:"warning"`
	Gone    bool   `json:"gone"`
}

// problems compares what is wrong in two editions. What is wrong in texts is only
// found where there is a report: an edition without one says nothing of it.
func problems(base, head Edition) []ProblemChange {
	list := only(head.Problems, base.Problems, false)
	list = append(list, only(base.Problems, head.Problems, true)...)
	list = slices.DeleteFunc(list, func(p ProblemChange) bool {
		return p.Warning && (p.Gone && head.Report == nil || !p.Gone && base.Report == nil)
	})
	weight := func(p ProblemChange) int {
		switch {
		case !p.Gone && !p.Warning:
			return 0
		case !p.Gone:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(a, b ProblemChange) int { return cmp.Compare(weight(a), weight(b)) })
	return list
}

// only lists the problems that another list does not have.
func only(of, other []source.Problem, gone bool) []ProblemChange {
	type name struct {
		file, message string
		warning       bool
	}
	rest := map[name]int{}
	for _, p := range other {
		rest[name{p.Pos.File, p.Message, p.Warning}]++
	}
	var list []ProblemChange
	for _, p := range of {
		n := name{p.Pos.File, p.Message, p.Warning}
		if rest[n]--; rest[n] < 0 {
			list = append(list, ProblemChange{p.Pos.String(), p.Message, p.Warning, gone})
		}
	}
	return list
}

// FileChange is a file of the input tree that is new, gone, or has other bytes.
type FileChange struct {
	Path string   `json:"path"`
	What FileStep `json:"what"`
}

// FileStep says what became of a file.
type FileStep string

// The steps.
const (
	FileRemoved FileStep = "removed"
	FileChanged FileStep = "changed"
	FileAdded   FileStep = "added"
)

func files(base, head Edition) []FileChange {
	var list []FileChange
	ordered(base.Files, head.Files, func(name, was, is string) {
		step := FileChanged
		switch {
		case is == "":
			step = FileRemoved
		case was == "":
			step = FileAdded
		}
		list = append(list, FileChange{name, step})
	})
	return list
}

// allFacts tells whether all files hold facts, so that what they say has been compared
// in full.
func allFacts(list []FileChange) bool {
	return !slices.ContainsFunc(list, func(f FileChange) bool {
		return f.Path != "site.toml" && !strings.HasPrefix(f.Path, "data/")
	})
}

// besideFacts tells whether any of the files lies in data/ and holds no facts: what is
// written about them, and what an import is told.
func besideFacts(list []FileChange) bool {
	return slices.ContainsFunc(list, func(f FileChange) bool {
		return strings.HasPrefix(f.Path, "data/") && path.Ext(f.Path) != ".toml" || strings.HasPrefix(f.Path, "data/import/")
	})
}
