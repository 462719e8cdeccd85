package atlas

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"moatatlas/internal/source"
)

// ErrSaid is the error of a program that has told already what is wrong.
var ErrSaid = errors.New("what is wrong is said already")

// RequestError is the error for a command line that cannot be fulfilled, as only the
// work could find out.
type RequestError struct{ Err error }

// Error says why not.
func (e *RequestError) Error() string { return e.Err.Error() }

// Unwrap is that reason.
func (e *RequestError) Unwrap() error { return e.Err }

// Run does the work of a program whose command line was read with an error or
// without, and returns the code to exit with: 0; 1 where the work fails; 2 where the
// command line cannot be understood or fulfilled. It says on stderr why.
func Run(name string, parsed error, stderr io.Writer, work func() error) int {
	switch {
	case errors.Is(parsed, flag.ErrHelp):
		return 0
	case parsed != nil:
		fmt.Fprintf(stderr, "%s: %v; %[1]s -h lists the flags\n", name, parsed)
		return 2
	}
	err := work()
	if err == nil {
		return 0
	}
	if !errors.Is(err, ErrSaid) {
		fmt.Fprintf(stderr, "%s: %v\n", name, err)
	}
	if errors.As(err, new(*RequestError)) {
		return 2
	}
	return 1
}

// Stopped prints the problems that stop a build, and is an error that sums them up; nil
// where there are none.
func Stopped(found []source.Problem, sum string, stderr io.Writer) error {
	for _, p := range found {
		if !p.Warning {
			fmt.Fprintln(stderr, p)
		}
	}
	if source.Blocking(found) == 0 {
		return nil
	}
	return errors.New(sum)
}
