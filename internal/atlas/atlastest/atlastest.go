// Package atlastest tries commands on a small input tree: scripts in the
// testdata folder of a command, one behaviour a file.
//
// A script runs in a folder that holds the facts in testdata/tree with the
// project's own templates and static files, but for the chart library: a
// stand-in draws at once. Beside the commands of testscript it has
//
//	exits CODE PROGRAM [ARG…]    the program exits with the code
//	list FOLDER                  prints the files with digests and times
//	[!] somewhere RE FOLDER EXT  some (no) file with the ending matches
//	bom FILE…                    puts a byte order mark in front
//	damage FOLDER                turns a bit in the middle of every file
//	await RE FILE                waits until a line of the file matches
//	edit FILE OLD NEW            puts other words in the place of some that stand there once
//	keep FOLDER                  copies the input tree
//	commit MESSAGE               commits the input tree to a repository of the folder, new if need be
package atlastest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// Run runs the scripts of a command in cmd/, or rewrites what they expect.
func Run(t *testing.T, update bool) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               func(env *testscript.Env) error { return Lay("../..", env.WorkDir) },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"list":      list,
			"somewhere": somewhere,
			"bom":       bom,
			"damage":    damage,
			"await":     await,
			"edit":      edit,
			"keep":      keep,
			"commit":    commit,
		},
	})
}

// Lay puts the small tree into a folder. It needs the way to the project's
// root, for a test runs in the folder of its package.
func Lay(root, dir string) error {
	for part, from := range map[string]string{
		".":         "internal/atlas/atlastest/testdata/tree",
		"templates": "templates",
		"static":    "static",
	} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(root, from))); err != nil {
			return err
		}
	}
	library, err := os.ReadFile(filepath.Join(root, "internal/atlas/atlastest/testdata/echarts.js"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "static/echarts.min.js"), library, 0o644)
}
