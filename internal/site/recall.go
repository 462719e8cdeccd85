package site

import (
	"crypto/sha256"
	"encoding/json"
	"maps"
	"slices"
)

// Memo keeps from one run to the next what the audit read of pages: most of them are
// byte for byte those of the last run, and to read a page takes longer than to make
// it. The zero Memo keeps nothing.
type Memo struct {
	Cache   Cache  // nil for none
	Program string // tells the program that reads from every other; "" for none
}

// reading is what is kept of a page that has no fault of its own.
type reading struct {
	Sum   [sha256.Size]byte // of the page
	IDs   []string
	Loads []string // addresses that a browser loads with the page
	Leads []string // addresses that wait for a reader
}

// read reads pages, but those that were kept.
func (m Memo) read(pages []File) []*audited {
	read := make([]*audited, len(pages))
	if m.Cache == nil || m.Program == "" {
		parallel(len(pages), func(i int) { read[i] = auditPage(pages[i]) })
		return read
	}
	kept := m.recall()
	sums := make([][sha256.Size]byte, len(pages))
	parallel(len(pages), func(i int) {
		sums[i] = sha256.Sum256(pages[i].Data)
		if old, ok := kept[pages[i].Path]; ok && old.Sum == sums[i] {
			read[i] = old.audited(pages[i].Path)
		} else {
			read[i] = auditPage(pages[i])
		}
	})
	m.keep(read, sums, kept)
	return read
}

func (m Memo) key() string { return "audit\n" + m.Program }

// recall is what was kept of pages, by their paths.
func (m Memo) recall() map[string]reading {
	var kept map[string]reading
	if text, ok := m.Cache.Get(m.key()); !ok || json.Unmarshal(text, &kept) != nil {
		return nil
	}
	return kept
}

// keep puts what was read of pages in the place of what was kept before, unless
// that is the same.
func (m Memo) keep(pages []*audited, sums [][sha256.Size]byte, before map[string]reading) {
	now := make(map[string]reading, len(pages))
	same := true
	for i, p := range pages {
		if len(p.faults) == 0 {
			same = same && before[p.path].Sum == sums[i]
			now[p.path] = p.reading(sums[i])
		}
	}
	if same && len(now) == len(before) {
		return
	}
	if text, err := json.Marshal(now); err == nil { // else the next run reads them again
		m.Cache.Put(m.key(), text)
	}
}

// reading is what is kept of a page.
func (a *audited) reading(sum [sha256.Size]byte) reading {
	r := reading{Sum: sum, IDs: slices.Sorted(maps.Keys(a.ids))}
	for _, l := range a.links {
		if l.loads {
			r.Loads = append(r.Loads, l.address)
		} else {
			r.Leads = append(r.Leads, l.address)
		}
	}
	return r
}

// audited is a page as the audit knew it when it was kept.
func (r reading) audited(path string) *audited {
	a := &audited{path: path, ids: make(map[string]bool, len(r.IDs))}
	for _, id := range r.IDs {
		a.ids[id] = true
	}
	a.links = make([]link, 0, len(r.Loads)+len(r.Leads))
	for _, address := range r.Loads {
		a.links = append(a.links, link{address, true})
	}
	for _, address := range r.Leads {
		a.links = append(a.links, link{address, false})
	}
	return a
}
