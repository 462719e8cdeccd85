package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// command is git with arguments, in a folder, so that it runs nothing of the
// repository's and asks nobody.
func command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	safe := []string{
		"--no-pager", "--literal-pathspecs", "--no-replace-objects",
		"-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "-c", "core.pager=cat",
		"-c", "protocol.allow=never", "-c", "log.showSignature=false",
	}
	cmd := exec.CommandContext(ctx, "git", append(safe, args...)...)
	cmd.Dir = dir
	cmd.Env = environment(os.Environ())
	return cmd
}

// environment is that of this program without what would lead git to another
// repository or make it write. What says whom to trust stays.
func environment(own []string) []string {
	var env []string
	for _, entry := range own {
		name, _, _ := strings.Cut(entry, "=")
		kept := strings.HasPrefix(name, "GIT_CONFIG_") || name == "GIT_CEILING_DIRECTORIES"
		if !strings.HasPrefix(name, "GIT_") || kept {
			env = append(env, entry)
		}
	}
	return append(env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1")
}

// output is what git prints.
func output(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := command(ctx, dir, args...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return "", failure(err, said.String())
	}
	return out.String(), nil
}

// failure is why git did not do what it was asked: in its own words, on a line.
func failure(err error, said string) error {
	switch said = strings.Join(strings.Fields(said), " "); {
	case errors.Is(err, exec.ErrNotFound):
		return errors.New("the program git is not installed")
	case said != "":
		return fmt.Errorf("git: %s", strings.TrimPrefix(said, "fatal: "))
	}
	return fmt.Errorf("git: %w", err)
}
