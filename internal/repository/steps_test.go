package repository

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v4"
)

// TestSteps tries what workflows run, as GitHub runs it: "exec bash -e" and the
// name of a step, its words joined by hyphens. A stand-in for go answers from a
// folder go/, by the command and its first flag; what is not there fails.
func TestSteps(t *testing.T) {
	for _, program := range []string{"bash", "git"} {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(err)
			}
			t.Skip(err)
		}
	}
	named := namedSteps(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/steps",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, "RUNNER_TEMP="+env.WorkDir, "GITHUB_STEP_SUMMARY="+filepath.Join(env.WorkDir, "summary"), "NUMBER=5",
				"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
			var err error
			for name, run := range named {
				err = errors.Join(err, os.WriteFile(filepath.Join(env.WorkDir, name), []byte(run), 0o644))
			}
			return err
		},
	})
}

var blank = regexp.MustCompile(`[^a-z]+`)

// namedSteps are the scripts of all steps that have a name, by it.
func namedSteps(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for name, text := range workflows(t) {
		var document yaml.Node
		if err := yaml.Unmarshal(text, &document); err != nil {
			t.Fatal(err)
		}
		for _, step := range steps(&document) {
			id := blank.ReplaceAllString(strings.ToLower(value(step, "name")), "-")
			if value(step, "run") == "" || id == "" {
				continue
			}
			if found[id] != "" {
				t.Errorf("%s: two steps are called %s", name, id)
			}
			found[id] = value(step, "run")
		}
	}
	return found
}

// goStandIn stands in for "go run ./cmd/NAME": it prints a file, to where the
// flag -o says, and fails where a second file says so.
func goStandIn() {
	args := strings.Split(strings.TrimPrefix(strings.Join(os.Args[2:], " "), "./cmd/"), " ")
	name, to := args[0], os.Stdout
	if len(args) > 1 {
		name += args[1]
	}
	text, err := os.ReadFile(filepath.Join("go", name))
	for i, arg := range args[:len(args)-1] {
		if arg == "-o" && err == nil {
			to, err = os.Create(args[i+1])
		}
	}
	if err == nil {
		_, err = to.Write(text)
	}
	if _, failErr := os.Stat(filepath.Join("go", name+".fails")); !errors.Is(failErr, fs.ErrNotExist) {
		err = errors.Join(err, errors.New("exit status 1"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
