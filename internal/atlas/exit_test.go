package atlas_test

import (
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"

	"moatatlas/internal/atlas"
	"moatatlas/internal/source"
)

func TestRun(t *testing.T) {
	broken := errors.New("the disk is full")
	for _, c := range []struct {
		parsed, worked error
		code           int
		said           string
	}{
		{nil, nil, 0, ""},
		{fmt.Errorf("wrapped: %w", flag.ErrHelp), broken, 0, ""},
		{errors.New("no such flag"), broken, 2, "go: no such flag; go -h lists the flags\n"},
		{nil, broken, 1, "go: the disk is full\n"},
		{nil, atlas.ErrSaid, 1, ""},
		{nil, fmt.Errorf("the base: %w", &atlas.RequestError{Err: broken}), 2, "go: the base: the disk is full\n"},
	} {
		var stderr strings.Builder
		worked := false
		code := atlas.Run("go", c.parsed, &stderr, func() error { worked = true; return c.worked })
		if code != c.code || stderr.String() != c.said || worked != (c.parsed == nil) {
			t.Errorf("%v, %v: code %d, %q, worked: %t", c.parsed, c.worked, code, stderr.String(), worked)
		}
	}
}

// TestStopped says what stops a build, and of warnings nothing.
func TestStopped(t *testing.T) {
	problems := []source.Problem{
		{Pos: source.Pos{File: "a"}, Message: "a warning", Warning: true},
		{Pos: source.Pos{File: "b"}, Message: "wrong"},
	}
	var stderr strings.Builder
	if err := atlas.Stopped(problems[:1], "no", &stderr); err != nil || stderr.Len() > 0 {
		t.Errorf("of a warning: %v, %q", err, stderr.String())
	}
	if err := atlas.Stopped(problems, "no", &stderr); err == nil || err.Error() != "no" || stderr.String() != "b: wrong\n" {
		t.Errorf("of a problem: %v, %q", err, stderr.String())
	}
}
