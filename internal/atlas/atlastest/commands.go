package atlastest

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits holds a program to its exit code, which "! exec" does not tell.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got, err = exit.ExitCode(), nil
	}
	ts.Check(err)
	if got != want {
		ts.Fatalf("%s exited with %d, want %d", args[1], got, want)
	}
}

// list shows whether anything in a folder was so much as written anew.
func list(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: list FOLDER")
	}
	each(ts, args[0], func(name string, text []byte, info fs.FileInfo) {
		fmt.Fprintf(ts.Stdout(), "%s %x %d\n", name, sha256.Sum256(text), info.ModTime().UnixNano())
	})
}

// somewhere looks for words in all files of a kind.
func somewhere(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: [!] somewhere RE FOLDER EXT")
	}
	pattern, err := regexp.Compile(`(?m)` + args[0])
	ts.Check(err)
	read, found := 0, ""
	each(ts, args[1], func(name string, text []byte, _ fs.FileInfo) {
		if path.Ext(name) == args[2] {
			read++
			if pattern.Match(text) {
				found = name
			}
		}
	})
	switch {
	case read == 0:
		ts.Fatalf("no file with the ending %s in %s", args[2], args[1])
	case neg && found != "":
		ts.Fatalf("%s matches %q", found, args[0])
	case !neg && found == "":
		ts.Fatalf("none of %d files matches %q", read, args[0])
	}
}

func each(ts *testscript.TestScript, dir string, do func(name string, text []byte, info fs.FileInfo)) {
	fsys := os.DirFS(ts.MkAbs(dir))
	ts.Check(fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err == nil {
			do(name, text, info)
		}
		return err
	}))
}

// bom makes files begin as some Windows editors let them.
func bom(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: bom FILE…")
	}
	for _, name := range args {
		text := "\uFEFF" + ts.ReadFile(name)
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

// damage does to files what a bad disk does.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage FOLDER")
	}
	each(ts, args[0], func(name string, text []byte, _ fs.FileInfo) {
		if len(text) > 0 {
			text[len(text)/2] ^= 1
			ts.Check(os.WriteFile(ts.MkAbs(path.Join(args[0], name)), text, 0o600))
		}
	})
}

// await waits for what a program in the background writes.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await RE FILE")
	}
	pattern, err := regexp.Compile(`(?m)` + args[0])
	ts.Check(err)
	for range 600 {
		text, err := os.ReadFile(ts.MkAbs(args[1]))
		if err == nil && pattern.Match(text) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	ts.Fatalf("no line of %s matches %q: %s", args[1], args[0], ts.ReadFile(args[1]))
}
