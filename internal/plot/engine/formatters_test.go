package engine_test

import (
	"fmt"
	"testing"
)

// TestFormatters shows what each formatter of charts.js makes of values, bare
// ones as an axis has them and points as labels have them.
func TestFormatters(t *testing.T) {
	a := artist(t, scripts(t), nil, 1)
	for _, c := range []struct{ formatter, value, want string }{
		{"@number", "1420", "1,420"},
		{"@number", "1234567.8", "1,234,568"},
		{"@number", "-3", "−3"},
		{"@number", "-0.2", "0"},
		{"@number 2", "1234.5", "1,234.50"},
		{"@number 0 %", "58.3", "58%"},
		{"@number 1 %", "58.25", "58.3%"},
		{"@number 0 models", "61", "61 models"},
		{"@number 0 per year", "61", "61 per year"},
		{"@number", "null", "–"},
		{"@number", `"-"`, "–"},
		{"@number", `""`, "–"},
		{"@number", `{"value": 3}`, "3"},
		{"@number", `{"value": [1767225600000, 42]}`, "42"},
		{"@number", `[7, 42]`, "42"},
		{"@top 60 %", "60", "60%"},
		{"@top 60 %", "40", "40"},
		{"@top 60 %", "0", "0"},
		{"@top 1500 models", "1500", "1,500 models"},
		{"@top 1 %", "0.30000000000000004", "0.3"},
		{"@days", "67", "67 days"},
		{"@days", "1", "1 day"},
		{"@days", `{"value": 1420}`, "1,420 days"},
		{"@day", "1777334400000", "28 April 2026"},
		{"@month", "1777334400000", "April 2026"},
		{"@month", `"2026-04-28T00:00:00Z"`, "April 2026"},
		{"@day", `"2026-04-28"`, "28 April 2026"},
	} {
		script := fmt.Sprintf(`charts.prepare({label: [{formatter: %q}]}).label[0].formatter(%s)`, c.formatter, c.value)
		if got, err := a.Evaluate(script); err != nil || got != c.want {
			t.Errorf("%s makes %v, %v of %s, not %q", c.formatter, got, err, c.value, c.want)
		}
	}
}

// TestPrepare leaves all else of an option as it is.
func TestPrepare(t *testing.T) {
	a := artist(t, scripts(t), nil, 1)
	got, err := a.Evaluate(`JSON.stringify(charts.prepare({a: [1, null, {formatter: "{value}%", name: "@number"}], useUTC: false}))`)
	if want := `{"a":[1,null,{"formatter":"{value}%","name":"@number"}],"useUTC":true}`; err != nil || got != want {
		t.Errorf("prepared: %v, %v", got, err)
	}
	if _, err := a.Evaluate(`charts.prepare({tooltip: {valueFormatter: "@toString"}})`); err == nil {
		t.Error("a formatter that is not known passes")
	}
}
