package revision

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"moatatlas/internal/layer"
	"moatatlas/internal/source"
)

// parts are the files and folders of an input tree.
func parts() []string { return []string{"content", "data", "site.toml", "static", "templates"} }

// maxTree is how many bytes the files of a version may have together.
const maxTree = 256 << 20

// object is a file of a version.
type object struct {
	name string // below the input tree
	id   string
	size int64
}

// Tree is the input tree as a commit holds it, in memory, and the names of what is
// left out of it: symbolic links and submodules.
func (r *Repository) Tree(ctx context.Context, commit string) (tree fs.FS, left []string, err error) {
	args := []string{"ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--"}
	for _, part := range parts() {
		args = append(args, r.prefix+part)
	}
	listing, err := output(ctx, r.dir, args...)
	if err != nil {
		return nil, nil, err
	}
	objects, left, err := r.objects(listing)
	if err != nil {
		return nil, nil, err
	}
	files, err := r.read(ctx, objects)
	if err != nil {
		return nil, nil, err
	}
	return layer.Alone(files), left, nil
}

// objects reads a list of git's: "100644 blob 1234… 56\tdata/labs.toml" with a zero
// byte behind each.
func (r *Repository) objects(listing string) (objects []object, left []string, err error) {
	var total int64
	for entry := range strings.SplitSeq(strings.TrimSuffix(listing, "\x00"), "\x00") {
		about, name, _ := strings.Cut(entry, "\t")
		fields := strings.Fields(about)
		name = strings.TrimPrefix(name, r.prefix)
		switch {
		case len(fields) != 4 || !fs.ValidPath(name) || name == ".":
			continue
		case fields[0] == "120000" || fields[1] != "blob":
			left = append(left, name)
			continue
		}
		size, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil || size < 0 {
			return nil, nil, fmt.Errorf("git: the size of %s is %s", source.Quote(name), source.Quote(fields[3]))
		}
		if total += size; total > maxTree {
			return nil, nil, fmt.Errorf("the files of that version have more than %d MB", maxTree>>20)
		}
		objects = append(objects, object{name, fields[2], size})
	}
	slices.Sort(left)
	return objects, left, nil
}

// read reads the files, all by one run of git.
func (r *Repository) read(ctx context.Context, objects []object) (map[string][]byte, error) {
	var ids strings.Builder
	for _, o := range objects {
		ids.WriteString(o.id + "\n")
	}
	cmd := command(ctx, r.dir, "cat-file", "--batch")
	var said bytes.Buffer
	cmd.Stdin, cmd.Stderr = strings.NewReader(ids.String()), &said
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, failure(err, "")
	}
	files, err := contents(bufio.NewReader(pipe), objects)
	_, _ = io.Copy(io.Discard, pipe) // so that git can end
	if ended := cmd.Wait(); ended != nil {
		return nil, failure(ended, said.String())
	}
	return files, err
}

// contents takes apart what git says of each file: a line such as "1234… blob 56",
// the bytes, and the end of a line.
func contents(from *bufio.Reader, objects []object) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, o := range objects {
		line, err := from.ReadString('\n')
		if want := fmt.Sprintf("%s blob %d\n", o.id, o.size); err != nil || line != want {
			return nil, fmt.Errorf("git: %s of that version cannot be read: %s", source.Quote(o.name), strings.TrimSpace(line))
		}
		data := make([]byte, o.size+1)
		if _, err := io.ReadFull(from, data); err != nil {
			return nil, errors.New("git: the files of that version end too early")
		}
		files[path.Clean(o.name)] = data[:o.size]
	}
	return files, nil
}
