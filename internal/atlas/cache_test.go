package atlas_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"moatatlas/internal/atlas"
)

func openCache(t *testing.T, dir string) *atlas.Cache {
	t.Helper()
	c, err := atlas.OpenCache(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func mustHold(t *testing.T, c *atlas.Cache, key, want string) {
	t.Helper()
	if got, ok := c.Get(key); !ok || string(got) != want {
		t.Errorf("under %q the cache holds %q, %v, not %q", key, got, ok, want)
	}
}

func mustLack(t *testing.T, c *atlas.Cache, key string) {
	t.Helper()
	if got, ok := c.Get(key); ok {
		t.Errorf("under %q the cache holds %q", key, got)
	}
}

func TestCacheKeeps(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "some", "where")
	c := openCache(t, dir)
	mustLack(t, c, "a")
	c.Put("a", []byte("one\ntwo"))
	c.Put("", nil)
	c.Put("../../b/"+string(make([]byte, 1000)), []byte("three"))
	c.Put("c", []byte("old"))
	c.Put("c", []byte("new"))
	for _, again := range []*atlas.Cache{c, openCache(t, dir)} {
		mustHold(t, again, "a", "one\ntwo")
		mustHold(t, again, "", "")
		mustHold(t, again, "../../b/"+string(make([]byte, 1000)), "three")
		mustHold(t, again, "c", "new")
	}
	if n := len(files(t, dir)); n != 4 {
		t.Errorf("%d files for 4 entries", n)
	}
}

// TestCacheDamaged cuts an entry short everywhere, turns every bit of it round,
// and puts the file of one key in the place of another's.
func TestCacheDamaged(t *testing.T) {
	dir := t.TempDir()
	c := openCache(t, dir)
	c.Put("a", []byte("data"))
	path := files(t, dir)[0]
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damage := func(file []byte) {
		t.Helper()
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		mustLack(t, c, "a")
	}
	for i := range whole {
		damage(whole[:i])
		for bit := range 8 {
			turned := bytes.Clone(whole)
			turned[i] ^= 1 << bit
			damage(turned)
		}
	}
	damage(append(bytes.Clone(whole), 'x'))
	damage([]byte("not ours"))
	c.Put("a", []byte("data"))
	mustHold(t, c, "a", "data")

	c.Put("b", []byte("data of b"))
	for _, other := range files(t, dir) {
		if other != path {
			if err := os.Rename(other, path); err != nil {
				t.Fatal(err)
			}
		}
	}
	mustLack(t, c, "a")
}

// TestCacheUnwritable works on without the folder.
func TestCacheUnwritable(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	c := openCache(t, dir)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	c.Put("a", []byte("data"))
	mustLack(t, c, "a")
	c.Sweep()

	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := atlas.OpenCache(file); err == nil {
		t.Error("a file passes for a folder")
	}
}

// TestCacheSweep deletes what this run did not use, and nothing of others'.
func TestCacheSweep(t *testing.T) {
	dir := t.TempDir()
	earlier := openCache(t, dir)
	for i := range 10 {
		earlier.Put(fmt.Sprint(i), make([]byte, 1000))
	}
	for _, name := range []string{"new-123", "README"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := openCache(t, dir)
	mustHold(t, c, "3", string(make([]byte, 1000)))
	c.Put("new", []byte("data"))
	c.Sweep()
	if n := len(files(t, dir)); n != 13 {
		t.Errorf("%d files are left of 13 that there is room for", n)
	}
	c.SweepTo(5000)
	mustHold(t, c, "3", string(make([]byte, 1000)))
	mustHold(t, c, "new", "data")
	if n := len(files(t, dir)); n != 3 { // and the README
		t.Errorf("%d files are left", n)
	}
}

// TestCacheShared has several runs put and get at a time: nobody sees half a
// file.
func TestCacheShared(t *testing.T) {
	dir := t.TempDir()
	data := func(key int) string { return string(bytes.Repeat([]byte{byte('a' + key)}, 10000)) }
	var all sync.WaitGroup
	for range 4 {
		c := openCache(t, dir)
		for range 2 {
			all.Go(func() {
				for round := range 50 {
					key := round % 5
					if got, ok := c.Get(fmt.Sprint(key)); ok && string(got) != data(key) {
						t.Error("half a file")
					}
					c.Put(fmt.Sprint(key), []byte(data(key)))
				}
			})
		}
	}
	all.Wait()
	if n := len(files(t, dir)); n != 5 {
		t.Errorf("%d files for 5 entries", n)
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
