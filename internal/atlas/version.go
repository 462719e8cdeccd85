package atlas

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"moatatlas/internal/revision"
)

// Version is an input tree to be compared with another.
type Version struct {
	Name  string // "main (1a2b3c4d5e6f)"
	Tree  fs.FS
	Notes []string // what a reader has to know of it
}

// OpenHead opens the tree in a folder as it stands.
func OpenHead(dir string) (Version, error) {
	tree, err := OpenTree(dir)
	return Version{Name: "the folder as it stands", Tree: tree}, err
}

// OpenBase opens what the tree in a folder is compared with: a commit of the
// repository in which it lies, or another folder. A name that is both is that of
// the commit, unless it begins as a path does.
func OpenBase(ctx context.Context, dir, name string) (Version, error) {
	info, err := os.Stat(name)
	folder := err == nil && info.IsDir()
	if folder && (filepath.IsAbs(name) || strings.HasPrefix(name, ".")) {
		return openFolder(name)
	}
	v, err := openCommit(ctx, dir, name)
	switch {
	case err == nil && folder:
		v.Notes = append(v.Notes, fmt.Sprintf("%s is a commit and a folder: the commit is the base. Write ./%[1]s for the folder.", name))
	case err != nil && folder:
		return openFolder(name)
	case errors.Is(err, revision.ErrNone):
		return v, fmt.Errorf("%s is no folder, and the input tree lies in no git repository", name)
	}
	return v, err
}

func openFolder(name string) (Version, error) {
	tree, err := OpenTree(name)
	return Version{Name: "the folder " + filepath.Clean(name), Tree: tree}, err
}

// openCommit reads the tree as a commit has it.
func openCommit(ctx context.Context, dir, ref string) (Version, error) {
	repository, err := revision.Open(ctx, dir)
	if err != nil {
		return Version{}, err
	}
	id, err := repository.Commit(ctx, ref)
	if err != nil {
		return Version{}, err
	}
	const enough = 12
	v := Version{Name: fmt.Sprintf("%s (%s)", ref, id[:min(len(id), enough)])}
	var left []string
	if v.Tree, left, err = repository.Tree(ctx, id); err != nil {
		return Version{}, err
	}
	for _, file := range left {
		v.Notes = append(v.Notes, fmt.Sprintf("%s is a link or a submodule in %s and is left out there.", file, ref))
	}
	return v, nil
}
