package atlas

import (
	"fmt"
	"io"
	"os"
	"time"
)

// Progress tells a person how far the work is. On a terminal the line of the
// stage at work is replaced by its result; elsewhere there are results only.
type Progress struct {
	out      io.Writer
	quiet    bool
	terminal bool
	now      func() time.Time
	begun    time.Time
	open     bool // whether the line of a stage at work stands on the terminal
}

// NewProgress writes to out, or nothing where quiet. The clock is for how long stages take.
func NewProgress(out io.Writer, quiet bool, now func() time.Time) *Progress {
	return &Progress{out: out, quiet: quiet, terminal: isTerminal(out), now: now}
}

func isTerminal(out io.Writer) bool {
	f, ok := out.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// Stage is told of a stage's begin, without a result, and of its end.
func (p *Progress) Stage(name, result string) {
	if result == "" {
		p.begun = p.now()
		p.Begin(name, result)
		return
	}
	p.Say("%-8s %s (%.2f s)", name, result, p.now().Sub(p.begun).Seconds())
}

// Begin is told of stages as Stage is, and says no results.
func (p *Progress) Begin(name, result string) {
	if result == "" && p.terminal && !p.quiet {
		p.Clear()
		fmt.Fprintf(p.out, "%-8s …", name)
		p.open = true
	}
}

// Clear takes the line of the stage at work away, so that something else can
// stand there.
func (p *Progress) Clear() {
	if p.open {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.open = false
	}
}

// Say writes a line.
func (p *Progress) Say(format string, args ...any) {
	p.Clear()
	if !p.quiet {
		fmt.Fprintf(p.out, format+"\n", args...)
	}
}
