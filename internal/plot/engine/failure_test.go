package engine_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"moatatlas/internal/plot/engine"
)

// stage is a small stand-in for the library, which does what options say.
func stage() engine.Scripts {
	return engine.Scripts{
		Charts: []byte(`globalThis.charts = {prepare: (option) => option};`),
		ECharts: []byte(`globalThis.echarts = {
  setPlatformAPI() {},
  init(dom, theme, {width, height}) {
    let option;
    return {
      setOption(given) { option = given; },
      getModel: () => ({getSeriesCount: () => 0}),
      dispose() {},
      renderToSVGString() {
        const all = [];
        if (option.loop) for (;;) ;
        if (option.grow) for (;;) all.push(new Array(10000).fill(all.length));
        if (option.deep) { const down = (n) => down(n + 1) + 1; down(0); }
        if (option.fail) throw new TypeError(option.fail);
        if (option.complain) console.error("mind", option.complain);
        if (option.leave) globalThis.left = option.leave;
        if ("make" in option) return option.make;
        return ` + "`<svg><text fill=\"none\" stroke=\"var(--ink)\">${width} ${height} ${globalThis.left ?? \"\"} ${Math.random()} ${new Date()}</text></svg>`" + `;
      },
    };
  },
};`),
	}
}

func option(format string, args ...any) engine.Drawing {
	return engine.Drawing{ID: "a", Width: 1, Height: 1, Option: fmt.Appendf(nil, format, args...)}
}

// patience is short where time is to run out, and else such that it does not on
// the slowest machine.
func patience(name string) time.Duration {
	if strings.HasPrefix(name, "endless") {
		return 300 * time.Millisecond
	}
	return time.Minute
}

// TestFailures has drawings fail between others that do not.
func TestFailures(t *testing.T) {
	for _, c := range []struct {
		name string
		bad  engine.Drawing
		want string
	}{
		{"id", engine.Drawing{ID: `a"b`, Width: 1, Height: 1, Option: []byte(`{}`)}, `the ID "a\"b" is not of small letters, digits and hyphens`},
		{"id missing", engine.Drawing{Width: 1, Height: 1, Option: []byte(`{}`)}, `the ID "" is not`},
		{"size", engine.Drawing{ID: "a", Width: 0, Height: 9, Option: []byte(`{}`)}, "0 × 9 is no size"},
		{"no option", option(""), "the option is not JSON"},
		{"half an option", option(`{"a":`), "the option is not JSON"},
		{"a script for an option", option(`{a() {}}`), "the option is not JSON"},
		{"endless", option(`{"loop": true}`), "took longer than 300ms"},
		{"large", option(`{"grow": true}`), "took more memory than 16 MB"},
		{"deep", option(`{"deep": true}`), "stack overflow"},
		{"exception", option(`{"fail": "no such axis"}`), "TypeError: no such axis"},
		{"complaint", option(`{"complain": "deprecated"}`), "mind deprecated"},
		{"no text", option(`{"make": 7}`), "made a int"},
		{"nothing", option(`{"make": ""}`), "not one svg element"},
		{"html", option(`{"make": "<p>hello</p>"}`), "not one svg element"},
		{"cut off", option(`{"make": "<svg><g>"}`), "not one svg element"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := artist(t, stage(), nil, 2)
			a.Limit(16<<20, patience(c.name))
			good := option(`{}`)
			pictures := a.Draw(context.Background(), []engine.Drawing{good, c.bad, good, good})
			if err := pictures[1].Err; err == nil || !strings.Contains(err.Error(), c.want) || pictures[1].SVG != "" {
				t.Errorf("the error is %v, without %q; the picture is %q", err, c.want, pictures[1].SVG)
			}
			for _, i := range []int{0, 2, 3} {
				if p := pictures[i]; p.Err != nil || p.SVG != pictures[0].SVG {
					t.Errorf("beside it: %+v", p)
				}
			}
		})
	}
}

// TestScripts has scripts that are no library.
func TestScripts(t *testing.T) {
	good := stage()
	for _, c := range []struct{ name, echarts, charts, want string }{
		{"empty", "", string(good.Charts), "echarts.min.js does not hold ECharts"},
		{"another", "globalThis.d3 = {};", string(good.Charts), "echarts.min.js does not hold ECharts"},
		{"cut off", string(good.ECharts[:200]), string(good.Charts), "echarts.min.js cannot be read: SyntaxError"},
		{"failing", "throw new Error('mine')", string(good.Charts), "echarts.min.js cannot be run: Error: mine"},
		{"endless", "for (;;) ;", string(good.Charts), "echarts.min.js cannot be run: took longer than 300ms"},
		{"endless when used", string(good.ECharts) + "echarts.init = () => { for (;;) ; };", string(good.Charts), "echarts.min.js cannot be used: took longer than 300ms"},
		{"failing when used", string(good.ECharts) + "echarts.init = () => { throw new Error('mine'); };", string(good.Charts), "echarts.min.js cannot be used: Error: mine"},
		{"endless charts", string(good.ECharts), "for (;;) ;", "charts.js cannot be run: took longer than 300ms"},
		{"endless charts when used", string(good.ECharts), "globalThis.charts = {prepare() { for (;;) ; }}", "charts.js cannot be used: took longer than 300ms"},
		{"charts empty", string(good.ECharts), "", "charts.js does not define charts.prepare"},
		{"charts damaged", string(good.ECharts), "globalThis.charts = {", "charts.js cannot be run: SyntaxError"},
		{"charts without prepare", string(good.ECharts), "globalThis.charts = {}", "charts.js does not define charts.prepare"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := artist(t, engine.Scripts{ECharts: []byte(c.echarts), Charts: []byte(c.charts)}, nil, 2)
			a.Limit(64<<20, patience(c.name))
			begun := time.Now()
			pictures := a.Draw(context.Background(), slices.Repeat([]engine.Drawing{option(`{}`)}, 60))
			if took := time.Since(begun); took > 15*time.Second {
				t.Errorf("it took %v", took)
			}
			for _, p := range pictures {
				if p.Err == nil || !strings.Contains(p.Err.Error(), c.want) || p.Err.Error() != pictures[0].Err.Error() {
					t.Errorf("the error is %v, without %q", p.Err, c.want)
				}
				if broken := (*engine.ScriptError)(nil); !errors.As(p.Err, &broken) || !strings.HasPrefix(c.want, broken.Name) {
					t.Errorf("%v blames another script", p.Err)
				}
			}
		})
	}
}

// TestLate has drawings run out of time: a few fail alone, of more the script is
// at fault and nothing else is tried.
func TestLate(t *testing.T) {
	for _, c := range []struct {
		name, charts, key, script string
	}{
		{"library", string(stage().Charts), "loop", "echarts.min.js"},
		{"charts", `globalThis.charts = {prepare(option) { if (option.mine) for (;;) ; return option; }};`, "mine", "charts.js"},
	} {
		t.Run(c.name, func(t *testing.T) {
			late, good := option(`{%q: true}`, c.key), option(`{}`)
			a := artist(t, engine.Scripts{ECharts: stage().ECharts, Charts: []byte(c.charts)}, nil, 2)
			a.Limit(64<<20, 300*time.Millisecond)
			for i, p := range a.Draw(context.Background(), []engine.Drawing{late, late, late, good, good}) {
				broken := (*engine.ScriptError)(nil)
				if (p.Err != nil) != (i < 3) || errors.As(p.Err, &broken) {
					t.Errorf("three late: picture %d is %+v", i, p)
				}
			}
			begun := time.Now()
			for i, p := range a.Draw(context.Background(), slices.Repeat([]engine.Drawing{late}, 60)) {
				broken := (*engine.ScriptError)(nil)
				if !errors.As(p.Err, &broken) || broken.Name != c.script {
					t.Errorf("all late: picture %d is %+v", i, p)
				}
			}
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// TestCancel stops drawings that would not end by themselves.
func TestCancel(t *testing.T) {
	a := artist(t, stage(), nil, 2)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	for _, p := range a.Draw(ctx, []engine.Drawing{option(`{"loop": true}`), option(`{"loop": true}`), option(`{}`)}) {
		if !errors.Is(p.Err, context.DeadlineExceeded) {
			t.Errorf("the picture is %+v", p)
		}
	}
	if p := a.Draw(context.Background(), []engine.Drawing{option(`{}`)}); p[0].Err != nil {
		t.Error("afterwards:", p[0].Err)
	}
}

// TestClose uses an artist after and while it is closed.
func TestClose(t *testing.T) {
	a := artist(t, stage(), nil, 3)
	drawings := make([]engine.Drawing, 40)
	for i := range drawings {
		drawings[i] = option(`{}`)
	}
	done := make(chan struct{})
	for range 2 {
		go func() {
			for range 5 {
				a.Close()
			}
			done <- struct{}{}
		}()
	}
	for range 3 {
		for _, p := range a.Draw(context.Background(), drawings) {
			if p.Err != nil {
				t.Error(p.Err)
			}
		}
	}
	<-done
	<-done
}

// TestNoDrawings draws nothing.
func TestNoDrawings(t *testing.T) {
	if got := artist(t, stage(), nil, 0).Draw(context.Background(), nil); len(got) != 0 {
		t.Error(got)
	}
}
