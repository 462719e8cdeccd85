package watch

import (
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
)

// Result is what a build made.
type Result struct {
	// Files are those of the site by their slashed paths; nil where none was made.
	Files map[string][]byte
	// Problems are what keeps it from being made.
	Problems []Problem
}

// Problem is a reason why there is no site.
type Problem struct {
	Place   string `json:"place"` // file:line:col, "" for a failure of the program
	Message string `json:"message"`
}

// Preview serves the last good site and tells open pages of every build. It is
// safe for concurrent use.
type Preview struct {
	hosts hosts
	clock func() time.Time
	beat  time.Duration // after which an idle stream of events shows that it lives
	seed  maphash.Seed

	mu  sync.Mutex
	now *edition
}

// edition is the state after a build. It does not change; another takes its place.
type edition struct {
	files map[string][]byte // of the last good site, nil where there was none
	note  note
	over  chan struct{} // is closed when another edition takes the place
}

// note is what pages are told of an edition.
type note struct {
	Edition  string    `json:"edition"` // the same for the same bytes; "" where there is no site yet
	Build    int       `json:"build"`   // counts the builds
	Problems []Problem `json:"problems"`
	More     int       `json:"more"` // problems that are left out here
}

// NewPreview makes the preview for a server that was asked to listen at an address,
// host:port, and does at another, which has the host as a number. The clock is for
// deadlines.
func NewPreview(asked, actual string, clock func() time.Time) *Preview {
	return &Preview{
		hosts: allowed(asked, actual),
		clock: clock,
		beat:  15 * time.Second,
		seed:  maphash.MakeSeed(),
		now:   &edition{note: note{Problems: []Problem{}}, over: make(chan struct{})},
	}
}

// maxProblems is how many problems a page lists.
const maxProblems = 100

// Show puts what a build made in the place of what was shown.
func (p *Preview) Show(r Result) {
	version := ""
	if r.Files != nil {
		version = p.version(r.Files)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	last := p.now
	next := &edition{files: last.files, over: make(chan struct{})}
	next.note = note{Edition: last.note.Edition, Build: last.note.Build + 1, Problems: []Problem{}}
	if r.Files != nil {
		next.files, next.note.Edition = r.Files, version
	} else {
		listed := r.Problems[:min(len(r.Problems), maxProblems)]
		next.note.More = len(r.Problems) - len(listed)
		for _, one := range listed {
			next.note.Problems = append(next.note.Problems, Problem{Visible(one.Place), Visible(one.Message)})
		}
	}
	p.now = next
	close(last.over)
}

func (p *Preview) current() *edition {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now
}

// version tells a site from every other of this run.
func (p *Preview) version(files map[string][]byte) string {
	var sum maphash.Hash
	sum.SetSeed(p.seed)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&sum, "%q %d\n", name, len(files[name]))
		_, _ = sum.Write(files[name]) // a hash takes all
	}
	return fmt.Sprintf("%x", sum.Sum64())
}

// Visible is a text on one line and without characters that move others about,
// whatever a file is called or holds.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}
