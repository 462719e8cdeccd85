package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"modernc.org/quickjs"
)

// limits are what one machine may use. How deep calls may be nested is limited
// by the machine itself.
type limits struct {
	memory uintptr       // bytes
	load   time.Duration // for each script
	time   time.Duration // for one drawing
}

// machine is a JavaScript machine with the scripts loaded. It draws one picture
// at a time.
type machine struct {
	vm     *quickjs.VM
	limits limits
	time   time.Duration // that it has at the moment
}

// timeoutError says that a script did not end by itself.
type timeoutError struct {
	script string // "echarts.min.js" or "charts.js"; "" for one of the builder's own
	after  time.Duration
}

func (e *timeoutError) Error() string { return fmt.Sprintf("took longer than %v", e.after) }

// compile turns the library into what machines load ten times as fast.
func compile(echarts []byte, l limits) (bytecode []byte, err error) {
	defer rescue(&err)
	m, err := bare(l)
	if err != nil {
		return nil, err
	}
	defer m.close()
	bytecode, err = m.vm.Compile(string(echarts), quickjs.EvalGlobal)
	if err != nil {
		return nil, &ScriptError{library, m.explain("cannot be read", err)}
	}
	return bytecode, nil
}

// newMachine loads the scripts into a machine of its own.
func newMachine(bytecode, charts []byte, l limits) (m *machine, err error) {
	defer rescue(&err)
	m, err = bare(l)
	if err == nil {
		err = m.load(bytecode, charts)
	}
	if err != nil {
		m.close()
		return nil, err
	}
	return m, nil
}

func bare(l limits) (*machine, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	vm.SetMemoryLimit(l.memory)
	m := &machine{vm: vm, limits: l}
	return m, m.allow(l.load)
}

// allow sets the time for what comes next.
func (m *machine) allow(t time.Duration) error {
	m.time = t
	return m.vm.SetEvalTimeout(t)
}

// The names of the scripts.
const (
	library = "echarts.min.js"
	shared  = "charts.js"
)

func (m *machine) load(bytecode, charts []byte) error {
	if _, err := m.vm.Eval(host, quickjs.EvalGlobal); err != nil {
		return m.explain("the builder's script", err)
	}
	if _, err := m.vm.EvalBytecode(bytecode); err != nil {
		return &ScriptError{library, m.explain("cannot be run", err)}
	}
	if found, err := m.vm.Eval("typeof globalThis.echarts?.init", quickjs.EvalGlobal); err != nil || found != "function" {
		return &ScriptError{library, errors.New("does not hold ECharts")}
	}
	if _, err := m.vm.Eval(string(charts), quickjs.EvalGlobal); err != nil {
		return &ScriptError{shared, m.explain("cannot be run", err)}
	}
	if found, err := m.vm.Eval("typeof globalThis.charts?.prepare", quickjs.EvalGlobal); err != nil || found != "function" {
		return &ScriptError{shared, errors.New("does not define charts.prepare")}
	}
	if _, err := m.vm.Eval(measuring(), quickjs.EvalGlobal); err != nil {
		return m.explain("the builder's script", err)
	}
	if _, err := m.vm.Eval(drawing, quickjs.EvalGlobal); err != nil {
		return m.explain("the builder's script", err)
	}
	return m.try()
}

// try has each script do the least it is there for, to know which is at fault
// before there is a drawing to blame.
func (m *machine) try() error {
	if _, err := m.vm.Call("prepare", "{}"); err != nil {
		return &ScriptError{shared, m.explain("cannot be used", err)}
	}
	if _, err := m.vm.Call("draw", 1, 1); err != nil {
		return &ScriptError{library, m.explain("cannot be used", err)}
	}
	return m.allow(m.limits.time)
}

// draw makes the SVG document of a drawing, as ECharts writes it.
func (m *machine) draw(ctx context.Context, d Drawing) (document string, err error) {
	defer rescue(&err)
	stop := context.AfterFunc(ctx, m.vm.Interrupt)
	defer stop()
	script := shared
	_, err = m.vm.Call("prepare", string(d.Option))
	var made any
	if err == nil {
		script = library
		made, err = m.vm.Call("draw", d.Width, d.Height)
	}
	if !stop() {
		return "", ctx.Err() // whatever was made: the next drawing could be hit by the interruption
	}
	if err != nil {
		err = m.explain("ECharts", err)
		if late := (*timeoutError)(nil); errors.As(err, &late) {
			late.script = script
		}
		return "", err
	}
	document, ok := made.(string)
	if !ok {
		return "", fmt.Errorf("ECharts made a %T in place of a text", made)
	}
	return document, nil
}

// explain adds to an error of JavaScript which script it is from, and which
// limit it ran into.
func (m *machine) explain(script string, err error) error {
	switch text := err.Error(); {
	case strings.Contains(text, "InternalError: interrupted"):
		return fmt.Errorf("%s: %w", script, &timeoutError{after: m.time})
	case strings.Contains(text, "InternalError: out of memory"):
		return fmt.Errorf("%s: took more memory than %d MB", script, m.limits.memory>>20)
	}
	return fmt.Errorf("%s: %w", script, err)
}

// close gives back the memory of a machine, of one that failed too. There may
// be none. After a panic in it, the machine's memory cannot be had back, which
// is no reason to stop.
func (m *machine) close() {
	if m == nil {
		return
	}
	var err error
	defer rescue(&err)
	_ = m.vm.Close()
}

// rescue makes a panic of the machine an error.
func rescue(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("the JavaScript machine failed: %v", r)
	}
}
