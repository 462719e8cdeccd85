package atlas

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"moatatlas/internal/site"
)

// OpenTree opens the input tree in a folder. Links that lead out of the folder
// cannot be followed.
func OpenTree(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

// errInput is the error for a site that would be written among its sources.
var errInput = errors.New("lies among the files the site is made from; choose another folder with -o")

// Publish writes a site into a folder and returns the path of its front page.
// A relative folder lies below the tree's.
func Publish(s *site.Site, treeDir, out string) (site.Written, string, error) {
	if !filepath.IsAbs(out) {
		out = filepath.Join(treeDir, out)
	}
	absolute, err := filepath.Abs(out)
	if err != nil {
		return site.Written{}, "", err
	}
	if err := notInput(treeDir, absolute); err != nil {
		return site.Written{}, "", err
	}
	written, err := s.Write(absolute)
	return written, filepath.Join(absolute, "index.html"), err
}

// notInput keeps a site out of the folders that its next build reads.
func notInput(treeDir, out string) error {
	tree, err := filepath.Abs(treeDir)
	if err != nil {
		return err
	}
	below, err := filepath.Rel(tree, out)
	if err != nil {
		return nil // on another volume
	}
	first, _, _ := strings.Cut(filepath.ToSlash(below), "/")
	switch first {
	case ".", "cmd", "content", "data", "internal", "static", "templates", ".git", ".github", ".ci":
		return fmt.Errorf("%s %w", out, errInput)
	}
	return nil
}
