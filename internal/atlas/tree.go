package atlas

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"moatatlas/internal/site"
)

// OpenTree opens the input tree in a folder for the rest of the run. Links
// that lead out of the folder cannot be followed.
func OpenTree(dir string) (fs.FS, error) {
	root, err := openRoot(dir)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

func openRoot(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("input tree: %w", err)
	}
	return root, nil
}

// Parts names what an input tree consists of.
func Parts() []string { return []string{"content", "data", "site.toml", "static", "templates"} }

// ErrInput is the error for a site that would be written among its sources.
var ErrInput = errors.New("lies among the files the site is made from; choose another folder")

// SiteFolder is the full path of the folder that a site is to be written to. A
// relative one lies below the tree's. It is none of those that the next build
// reads, nor the program's own.
func SiteFolder(treeDir, out string) (string, error) {
	if !filepath.IsAbs(out) {
		out = filepath.Join(treeDir, out)
	}
	folder, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	actual, err := followed(folder)
	if err != nil {
		return "", fmt.Errorf("%s: %w", folder, err)
	}
	if info, err := os.Stat(actual); err == nil && !info.IsDir() {
		return "", fmt.Errorf("%s is no folder; choose another", folder)
	}
	if same(actual, treeDir) {
		return "", fmt.Errorf("%s %w", folder, ErrInput)
	}
	if amongSources(actual, treeDir) {
		return "", fmt.Errorf("%s %w", folder, ErrInput)
	}
	return folder, nil
}

// OutputFile is the full path of a single file to be written. It lies where a site
// may, or beside the folders of the tree.
func OutputFile(treeDir, out string) (string, error) {
	file, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	actual, err := followed(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	if amongSources(actual, treeDir) {
		return "", fmt.Errorf("%s lies among the files the site is made from; choose another file", file)
	}
	return file, nil
}

// amongSources tells whether a path leads to what the next build reads, or to the
// program.
func amongSources(actual, treeDir string) bool {
	return slices.ContainsFunc(append(Parts(), "cmd", "internal", ".git", ".github"), func(name string) bool {
		return within(actual, filepath.Join(treeDir, name))
	})
}

// followed is a full path without symbolic links. The end of it need not
// exist yet.
func followed(path string) (string, error) {
	actual, err := filepath.EvalSymlinks(path)
	up, name := filepath.Split(path)
	if !errors.Is(err, fs.ErrNotExist) || name == "" {
		return actual, err
	}
	actual, err = followed(filepath.Clean(up))
	return filepath.Join(actual, name), err
}

// within tells whether a path leads to a folder or below it. It asks the
// system whether two folders are one, as they may differ in upper case.
func within(path, folder string) bool {
	for up := filepath.Dir(path); ; path, up = up, filepath.Dir(up) {
		if same(path, folder) {
			return true
		}
		if path == up {
			return false
		}
	}
}

func same(path, other string) bool {
	a, errA := os.Stat(path)
	b, errB := os.Stat(other)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// Publish makes a folder hold exactly a site.
func Publish(s *site.Site, folder string, o Options) error {
	o.begin("write")
	written, err := s.Write(folder)
	if err != nil {
		return err
	}
	o.done("write", filesWritten(written))
	return nil
}
