package dataset

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"

	"moatatlas/internal/source"
)

// CheckBranch holds the name of a branch to what git allows and an address can hold.
func CheckBranch(name string) error {
	outside := func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./", r)
	}
	if strings.ContainsFunc(name, outside) || name != "" && path.Clean("/"+name) != "/"+name {
		return fmt.Errorf("%q is no name of a branch; write it like %q", name, mainBranch)
	}
	return nil
}

// mainBranch is where files are looked up if site.toml names no other.
const mainBranch = "main"

// CheckRepository holds an address to one that files of a repository can lie under.
func (u URL) CheckRepository() error {
	if err := u.CheckBase(); err != nil {
		return err
	}
	if at, err := url.Parse(string(u)); err != nil || at.Scheme != "https" || strings.Count(strings.Trim(at.Path, "/"), "/") != 1 {
		return fmt.Errorf("%q is not a repository; write it like %q", string(u), "https://github.com/owner/name")
	}
	return nil
}

// WithRepository is the same dataset for a site whose files lie in another
// repository, or on another branch of it.
func (d *Dataset) WithRepository(u URL, branch string) *Dataset {
	e := *d
	e.site.Repository, e.site.Branch = u, branch
	return &e
}

// LineURL is where readers can see a line of the input tree, and mend it; "" where
// the repository is not known.
func (s Site) LineURL(at source.Pos) string {
	if s.Repository == "" || at.File == "" {
		return ""
	}
	return s.fileURL("blob", at.File) + "#L" + strconv.Itoa(max(at.Line, 1))
}

// EditURL is where readers can edit a file of the input tree; "" where the repository
// is not known.
func (s Site) EditURL(file string) string {
	if s.Repository == "" {
		return ""
	}
	return s.fileURL("edit", file)
}

// FactsURL is where readers can see the files that hold the facts; "" where the
// repository is not known.
func (s Site) FactsURL() string {
	if s.Repository == "" {
		return ""
	}
	return s.fileURL("tree", "data")
}

// IssuesURL is where readers can say what is wrong; "" where the repository is not
// known.
func (s Site) IssuesURL() string {
	if s.Repository == "" {
		return ""
	}
	return s.Repository.Folder() + "issues"
}

func (s Site) fileURL(view, file string) string {
	branch := s.Branch
	if branch == "" {
		branch = mainBranch
	}
	return s.Repository.Folder() + view + "/" + (&url.URL{Path: branch + "/" + file}).EscapedPath()
}
