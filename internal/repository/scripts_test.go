package repository

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"gh": gh, "go": goStandIn}) }

// TestScripts tries the scripts that write to GitHub, with a stand-in for it: a
// folder gh/ of answers, and a file for what is sent. Where an answer has another
// beside it, whose name ends in .next, that takes its place once it was given.
// "archive ZIP NAME=FILE…" packs what a run left.
func TestScripts(t *testing.T) {
	for _, program := range []string{"bash", "jq", "unzip"} {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(err)
			}
			t.Skip(err)
		}
	}
	scripts, err := filepath.Abs(root + "/.github/scripts")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/scripts",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, "SCRIPTS="+scripts, "REPOSITORY=o/r", "RUN_ID=7", "RUN_URL=https://github.com/o/r/actions/runs/7", "HEAD_SHA=abc", "HEAD_REPOSITORY=42")
			return lay(env.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"archive": archive},
	})
}

// lay puts a pull request that changes a fact, and the run of it, into the
// stand-in; a script writes over what is to differ.
func lay(dir string) error {
	for name, text := range map[string]string{
		"gh/repos/o/r/actions/runs/7/artifacts.json": `{"artifacts": [{"id": 3, "name": "impact", "size_in_bytes": 900, "expired": false}]}`,
		"gh/repos/o/r/pulls/5.json":                  `{"state": "open", "changed_files": 1, "head": {"sha": "abc", "repo": {"id": 42}}, "base": {"repo": {"full_name": "o/r"}}}`,
		"gh/repos/o/r/pulls/5/files.json":            `[{"filename": "data/models/openai/gpt-5.5.toml"}]`,
		"gh/repos/o/r/issues/5/comments.json":        `[]`,
		"five":                                       "5\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return os.MkdirAll(filepath.Join(dir, "gh/repos/o/r/actions/artifacts/3"), 0o755)
}

func archive(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: archive ZIP NAME=FILE…")
	}
	out, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := zip.NewWriter(out)
	for _, entry := range args[1:] {
		name, file, _ := strings.Cut(entry, "=")
		text, err := os.ReadFile(ts.MkAbs(file))
		ts.Check(err)
		part, err := w.Create(name)
		ts.Check(err)
		_, err = part.Write(text)
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(out.Close())
}

// gh stands in for the program of that name: "gh api" answers from a folder and
// notes what it is told to write.
func gh() {
	args := slices.DeleteFunc(os.Args[2:], func(arg string) bool { return arg == "--paginate" })
	err := answer(args)
	if len(args) == 5 && args[0] == "--method" && args[3] == "--input" {
		err = note(args[1]+" "+args[2], args[4])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gh:", err)
		os.Exit(1)
	}
}

func answer(args []string) error {
	if len(args) != 1 {
		return nil
	}
	address, _, _ := strings.Cut(args[0], "?")
	name := path.Join("gh", address)
	if path.Base(name) != "zip" {
		name += ".json"
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := io.Copy(os.Stdout, file); err != nil {
		return err
	}
	if err := os.Rename(name+".next", name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func note(what, input string) error {
	body, err := os.ReadFile(input)
	if err != nil {
		return err
	}
	file, err := os.OpenFile("sent", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = fmt.Fprintf(file, "%s\n%s", what, body)
	return err
}
