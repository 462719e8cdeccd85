package revision_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"moatatlas/internal/revision"
)

// TestVersions reads what was committed, whatever stands in the folder now, and
// nothing beside the input tree.
func TestVersions(t *testing.T) {
	r := newRepository(t)
	r.write("site.toml", "one")
	r.write("data/a.toml", "a\n")
	r.write("cmd/x.go", "package x")
	r.write("dataset.txt", "")
	r.commit()
	r.git("tag", "first")
	r.write("site.toml", "two")
	r.write("data/a ü\n\"b\".toml", "hostile name")
	r.commit()
	r.write("site.toml", "three")
	r.write("data/new.toml", "not committed")
	status := r.git("status", "--porcelain", "-z")
	index, err := os.ReadFile(filepath.Join(r.dir, ".git/index"))
	if err != nil {
		t.Fatal(err)
	}

	first, _ := read(t, r.dir, "first")
	same(t, first, map[string]string{"site.toml": "one", "data/a.toml": "a\n"})
	for _, ref := range []string{"HEAD", "main", r.git("rev-parse", "HEAD"), r.git("rev-parse", "--short", "HEAD")} {
		now, _ := read(t, r.dir, ref)
		same(t, now, map[string]string{"site.toml": "two", "data/a.toml": "a\n", "data/a ü\n\"b\".toml": "hostile name"})
	}
	before, _ := read(t, r.dir, "HEAD~1")
	same(t, before, first)
	after, err := os.ReadFile(filepath.Join(r.dir, ".git/index"))
	if err != nil {
		t.Fatal(err)
	}
	if got := r.git("status", "--porcelain", "-z"); got != status || string(after) != string(index) {
		t.Errorf("reading changed the work tree from %q to %q, or the index", status, got)
	}
}

// TestSubfolder reads a tree that is a part of its repository.
func TestSubfolder(t *testing.T) {
	r := newRepository(t)
	r.write("site.toml", "of the repository")
	r.write("deep/atlas/site.toml", "of the tree")
	r.write("deep/atlas/data/a.toml", "a")
	r.write("deep/atlas/other/b.toml", "b")
	r.commit()
	files, _ := read(t, filepath.Join(r.dir, "deep/atlas"), "HEAD")
	same(t, files, map[string]string{"site.toml": "of the tree", "data/a.toml": "a"})
	none, _ := read(t, filepath.Join(r.dir, "deep/atlas/other"), "HEAD")
	same(t, none, map[string]string{})
}

// TestBytes are those of the commit: no filter of the repository's touches them.
func TestBytes(t *testing.T) {
	r := newRepository(t)
	r.write("data/crlf.toml", "a\r\nb\r\n")
	r.write("data/bom.toml", "\xef\xbb\xbf$Id$ \x00\xff")
	r.commit()
	r.write(".gitattributes", "*.toml text eol=crlf ident filter=evil working-tree-encoding=UTF-16 export-ignore\n")
	r.git("config", "filter.evil.smudge", "touch "+filepath.Join(r.dir, "ran"))
	files, _ := read(t, r.dir, "HEAD")
	same(t, files, map[string]string{"data/crlf.toml": "a\r\nb\r\n", "data/bom.toml": "\xef\xbb\xbf$Id$ \x00\xff"})
	if _, err := os.Stat(filepath.Join(r.dir, "ran")); err == nil {
		t.Error("a filter was run")
	}
}

// TestNothingRuns gives a repository all that could run something.
func TestNothingRuns(t *testing.T) {
	r := newRepository(t)
	r.write("site.toml", "x")
	r.commit()
	evil := filepath.Join(t.TempDir(), "evil")
	ran := evil + ".ran"
	if err := os.WriteFile(evil, []byte("#!/bin/sh\ntouch "+ran+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "pager.rev-parse", "pager.ls-tree", "alias.ls-tree", "alias.cat-file", "core.gitProxy", "core.alternateRefsCommand"} {
		r.git("config", key, evil)
	}
	t.Setenv("GIT_DIR", "/nowhere")
	t.Setenv("GIT_EXTERNAL_DIFF", evil)
	t.Setenv("GIT_TRACE", ran)
	files, _ := read(t, r.dir, "main")
	same(t, files, map[string]string{"site.toml": "x"})
	if _, err := os.Stat(ran); err == nil {
		t.Error("something ran")
	}
}

// TestLeftOut names what is neither a file nor a folder of files.
func TestLeftOut(t *testing.T) {
	r := newRepository(t)
	r.write("data/a.toml", "a")
	if err := os.Symlink("a.toml", filepath.Join(r.dir, "data/link.toml")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("/etc", filepath.Join(r.dir, "content")); err != nil {
		t.Fatal(err)
	}
	r.commit()
	head := r.git("rev-parse", "HEAD")
	r.git("update-index", "--add", "--cacheinfo", "160000,"+head+",data/module")
	r.git("commit", "-q", "-m", "A module")
	files, left := read(t, r.dir, "HEAD")
	same(t, files, map[string]string{"data/a.toml": "a"})
	if want := []string{"content", "data/link.toml", "data/module"}; !slices.Equal(left, want) {
		t.Errorf("left out %q, want %q", left, want)
	}
}

// TestRefused are names that lead to no commit, with what is said of them.
func TestRefused(t *testing.T) {
	r := newRepository(t)
	r.write("site.toml", "x")
	r.commit()
	r.git("branch", "feature/prices")
	repo, err := revision.Open(t.Context(), r.dir)
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{
		"":               `"" is no name of a commit`,
		"--all":          `"--all" is no name of a commit`,
		"-h":             `"-h" is no name of a commit`,
		"a\nb":           `"a\nb" is no name of a commit`,
		"maim":           `no commit "maim" in this repository; did you mean "main"?`,
		"feature/price":  `no commit "feature/price" in this repository; did you mean "feature/prices"?`,
		"HEAD~7":         `no commit "HEAD~7" in this repository`,
		"HEAD:site.toml": `no commit "HEAD:site.toml" in this repository`,
		"main;touch x":   `no commit "main;touch x" in this repository`,
		"$(touch x)":     `no commit "$(touch x)" in this repository`,
		"0123456789":     `no commit "0123456789" in this repository`,
		strings.Repeat("0123456789abcdef0123", 2): `no commit "0123456789abcdef01230123456789abcdef0123" in this repository`,
	} {
		if _, err := repo.Commit(t.Context(), ref); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", ref, err, want)
		}
	}
}

// TestShallow says why a clone lacks a commit, and how to get it.
func TestShallow(t *testing.T) {
	r := newRepository(t)
	r.write("site.toml", "one")
	r.commit()
	r.write("site.toml", "two")
	r.commit()
	clone := repository{t, t.TempDir()}
	clone.git("clone", "-q", "--depth=1", "file://"+r.dir, ".")
	repo, err := revision.Open(t.Context(), clone.dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = repo.Commit(t.Context(), "HEAD~1")
	if unknown := (*revision.UnknownError)(nil); !errors.As(err, &unknown) || !unknown.Shallow {
		t.Errorf("got %v", err)
	}
	for _, want := range []string{"shallow clone", "git fetch --unshallow", "fetch-depth: 0"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
	files, _ := read(t, clone.dir, "HEAD")
	same(t, files, map[string]string{"site.toml": "two"})
}

// TestPartial never fetches what a partial clone lacks.
func TestPartial(t *testing.T) {
	r := newRepository(t)
	r.write("site.toml", "one")
	r.commit()
	r.write("site.toml", "two")
	r.commit()
	r.git("config", "uploadpack.allowFilter", "true")
	clone := repository{t, t.TempDir()}
	clone.git("clone", "-q", "--filter=blob:none", "file://"+r.dir, ".")
	repo, err := revision.Open(t.Context(), clone.dir)
	if err != nil {
		t.Fatal(err)
	}
	id, err := repo.Commit(t.Context(), "HEAD~1")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := repo.Tree(t.Context(), id); err == nil {
		t.Error("a file that the clone lacks was read")
	}
}

func TestNoRepository(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	if _, err := revision.Open(t.Context(), dir); !errors.Is(err, revision.ErrNone) {
		t.Errorf("got %v, want %v", err, revision.ErrNone)
	}
}

func TestNoGit(t *testing.T) {
	t.Setenv("PATH", "")
	if _, err := revision.Open(t.Context(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "not installed") {
		t.Errorf("got %v", err)
	}
}
