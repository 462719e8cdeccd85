package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress tells a person how far the work is. On a terminal the line of the
// stage at work is replaced by its result; elsewhere there are results only.
type progress struct {
	out      io.Writer
	quiet    bool
	terminal bool
	now      func() time.Time
	begun    time.Time
	open     bool // whether the line of a stage at work stands on the terminal
}

func newProgress(out io.Writer, quiet bool, now func() time.Time) *progress {
	return &progress{out: out, quiet: quiet, terminal: isTerminal(out), now: now}
}

func isTerminal(out io.Writer) bool {
	f, ok := out.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// stage is told of a stage's begin, without a result, and of its end.
func (p *progress) stage(name, result string) {
	if result == "" {
		p.begun = p.now()
		if p.terminal && !p.quiet {
			fmt.Fprintf(p.out, "%-8s …", name)
			p.open = true
		}
		return
	}
	p.say("%-8s %s (%.2f s)", name, result, p.now().Sub(p.begun).Seconds())
}

// clear takes the line of the stage at work away, so that something else can
// stand there.
func (p *progress) clear() {
	if p.open {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.open = false
	}
}

// say writes a line.
func (p *progress) say(format string, args ...any) {
	p.clear()
	if !p.quiet {
		fmt.Fprintf(p.out, format+"\n", args...)
	}
}
