package revision

import (
	"bufio"
	"io/fs"
	"strings"
	"testing"

	"moatatlas/internal/layer"
)

// TestHostileTree leaves out what no commit that git made can hold.
func TestHostileTree(t *testing.T) {
	r := &Repository{}
	objects, left, err := r.objects("100644 blob aa 1\tdata/../../etc/passwd\x00100644 blob bb 1\t/data/x\x00100644 blob cc 1\tdata/ok\x00junk\x00100644 blob dd 1\t.\x00")
	if err != nil || len(left) > 0 || len(objects) != 1 || objects[0].name != "data/ok" {
		t.Errorf("%v %v %v", objects, left, err)
	}
}

func TestTooMuch(t *testing.T) {
	r := &Repository{}
	if _, _, err := r.objects("100644 blob aa 200000000\tdata/a\x00100644 blob bb 200000000\tdata/b\x00"); err == nil {
		t.Error("400 MB were taken")
	}
}

// TestContents refuses an answer of git's that is not the one to what was asked.
func TestContents(t *testing.T) {
	asked := []object{{"data/a", "aa", 2}, {"data/b", "bb", 0}}
	for answer, ok := range map[string]bool{
		"aa blob 2\nhi\nbb blob 0\n\n":   true,
		"aa blob 2\nhi\nbb missing\n":    false,
		"aa blob 3\nhi!\nbb blob 0\n\n":  false,
		"aa commit 2\nhi\nbb blob 0\n\n": false,
		"aa blob 2\nh":                   false,
		"":                               false,
	} {
		files, err := contents(bufio.NewReader(strings.NewReader(answer)), asked)
		if (err == nil) != ok || ok && string(files["data/a"]) != "hi" {
			t.Errorf("%q: %q, %v", answer, files, err)
		}
	}
}

// FuzzObjects reads what git may list: no name leads out of the tree.
func FuzzObjects(f *testing.F) {
	f.Add("100644 blob aa 1\tdata/a\x00120000 blob bb 2\tdata/b\x00160000 commit cc -\tdata/c\x00", "")
	f.Add("100644 blob aa 1\tsub/../data/a\x00\x00\t\x00100644 blob aa -1\tsub/data/a", "sub/")
	f.Fuzz(func(t *testing.T, listing, prefix string) {
		objects, _, err := (&Repository{prefix: prefix}).objects(listing)
		if err != nil {
			return
		}
		files := map[string][]byte{}
		for _, o := range objects {
			if !fs.ValidPath(o.name) || o.size < 0 {
				t.Errorf("%q of %d bytes", o.name, o.size)
			}
			files[o.name] = nil
		}
		if err := fs.WalkDir(layer.Alone(files), ".", func(_ string, _ fs.DirEntry, err error) error { return err }); err != nil {
			t.Error(err)
		}
	})
}
