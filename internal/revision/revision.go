package revision

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"moatatlas/internal/source"
)

// ErrNone is the error for a folder that lies in no git repository.
var ErrNone = errors.New("lies in no git repository")

// Repository is the repository in which an input tree lies.
type Repository struct {
	dir     string // of the tree
	prefix  string // from the top of the repository to the tree: "" or "sub/folder/"
	shallow bool
}

// Open finds the repository in which the input tree in a folder lies.
func Open(ctx context.Context, dir string) (*Repository, error) {
	out, err := output(ctx, dir, "rev-parse", "--is-shallow-repository", "--show-prefix")
	switch {
	case err != nil && strings.Contains(err.Error(), "not a git repository"):
		return nil, fmt.Errorf("%s %w", dir, ErrNone)
	case err != nil:
		return nil, err
	}
	shallow, prefix, _ := strings.Cut(out, "\n")
	return &Repository{dir, strings.TrimSuffix(prefix, "\n"), shallow == "true"}, nil
}

// UnknownError says that a repository has no commit of a name, and why that may
// be.
type UnknownError struct {
	Ref     string
	Near    string // a name that it has and that is much like it; "" for none
	Shallow bool   // whether the repository holds only the latest commits
}

// Error says which name and what to do.
func (e *UnknownError) Error() string {
	text := "no commit " + source.Quote(e.Ref) + " in this repository"
	if e.Shallow {
		text += ", which is a shallow clone and lacks older commits and other branches: git fetch --unshallow brings them, and fetch-depth: 0 has actions/checkout do so"
	}
	if e.Near != "" {
		text += "; did you mean " + source.Quote(e.Near) + "?"
	}
	return text
}

// Commit finds the commit that a ref names: a branch, a tag, an id, HEAD~1.
func (r *Repository) Commit(ctx context.Context, ref string) (id string, err error) {
	if ref == "" || strings.HasPrefix(ref, "-") || strings.ContainsAny(ref, "\x00\n") {
		return "", fmt.Errorf("%s is no name of a commit", source.Quote(ref))
	}
	out, err := output(ctx, r.dir, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	if err != nil {
		return "", &UnknownError{Ref: ref, Near: source.Nearest(ref, r.names(ctx)), Shallow: r.shallow}
	}
	return strings.TrimSpace(out), nil
}

// names are those of branches and tags.
func (r *Repository) names(ctx context.Context) []string {
	out, err := output(ctx, r.dir, "for-each-ref", "--count=1000", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	if err != nil {
		return nil
	}
	return strings.Fields(out)
}
