package atlas_test

import (
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"

	"moatatlas/internal/atlas"
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
