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
	time   time.Duration // for one drawing
}

// machine is a JavaScript machine with the scripts loaded. It draws one picture
// at a time.
type machine struct {
	vm     *quickjs.VM
	limits limits
}

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
	return &machine{vm, l}, vm.SetEvalTimeout(l.time)
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
	if _, err := m.vm.Eval(measuring, quickjs.EvalGlobal); err != nil {
		return m.explain("the builder's script", err)
	}
	if _, err := m.vm.Eval(drawing, quickjs.EvalGlobal); err != nil {
		return m.explain("the builder's script", err)
	}
	return nil
}

// draw makes the SVG document of a drawing, as ECharts writes it.
func (m *machine) draw(ctx context.Context, d Drawing) (document string, err error) {
	defer rescue(&err)
	stop := context.AfterFunc(ctx, m.vm.Interrupt)
	defer stop()
	made, err := m.vm.Call("draw", string(d.Option), d.Width, d.Height)
	if !stop() {
		return "", ctx.Err() // whatever was made: the next drawing could be hit by the interruption
	}
	if err != nil {
		return "", m.explain("ECharts", err)
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
		return fmt.Errorf("%s: took longer than %v", script, m.limits.time)
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
