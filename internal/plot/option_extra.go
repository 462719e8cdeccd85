package plot

import (
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// visitor adds to an option what ECharts knows and the types of go-echarts do
// not, and takes out what they add unasked.
type visitor struct {
	charts.BaseConfigurationVisitor
	sheet   sheet
	explore bool
	extras  []extra // by series
}

// extra is what a series has beyond the types of go-echarts.
type extra struct {
	z      int
	line   *lineStyle
	guides []guide
	notes  []note
}

type lineStyle struct {
	Color string  `json:"color"`
	Width float32 `json:"width"`
	Type  any     `json:"type"`
	Join  string  `json:"join,omitempty"`
}

// series is a series with its extras. ECharts computes colours for what the
// pointer is over, which cannot work with properties of the page: so no series
// has an emphasis.
type series struct {
	charts.SingleSeries
	Silent    bool       `json:"silent,omitempty"`
	Z         int        `json:"z"`
	Emphasis  disabled   `json:"emphasis"`
	LineStyle *lineStyle `json:"lineStyle,omitempty"`
	MarkLine  *marks     `json:"markLine,omitempty"`
	MarkPoint *marks     `json:"markPoint,omitempty"`
}

type disabled struct {
	Disabled bool `json:"disabled"`
}

// marks are the guides or the notes of a panel.
type marks struct {
	Silent    bool       `json:"silent"`
	Animation bool       `json:"animation"`
	Z         int        `json:"z"`
	Symbol    string     `json:"symbol,omitempty"`
	Label     *markLabel `json:"label,omitempty"`
	Data      []any      `json:"data"`
}

type lineEnd struct {
	Coord     [2]float64 `json:"coord"`
	LineStyle *lineStyle `json:"lineStyle,omitempty"`
}

type dot struct {
	Coord      [2]float64     `json:"coord"`
	Symbol     string         `json:"symbol"`
	SymbolSize float64        `json:"symbolSize"`
	ItemStyle  opts.ItemStyle `json:"itemStyle"`
	Label      markLabel      `json:"label"`
}

type markLabel struct {
	Show        bool        `json:"show"`
	Formatter   string      `json:"formatter,omitempty"`
	Position    string      `json:"position,omitempty"`
	Offset      *[2]float64 `json:"offset,omitempty"`
	Align       string      `json:"align,omitempty"`
	Middle      string      `json:"verticalAlign,omitempty"`
	Color       string      `json:"color,omitempty"`
	Size        int         `json:"fontSize,omitempty"`
	Weight      int         `json:"fontWeight,omitempty"`
	BorderColor string      `json:"textBorderColor,omitempty"`
	BorderWidth int         `json:"textBorderWidth,omitempty"`
}

// VisitSeriesOpt adds the extras of each series.
func (v *visitor) VisitSeriesOpt(list charts.MultiSeries) any {
	all := make([]series, len(list))
	for i, s := range list {
		e := v.extras[i]
		all[i] = series{SingleSeries: s, Silent: !v.explore, Z: e.z, Emphasis: disabled{true}, LineStyle: e.line}
		if len(e.guides) > 0 {
			all[i].MarkLine = &marks{Silent: true, Z: 1, Symbol: "none", Label: &markLabel{}, Data: guideData(e.guides)}
		}
		if len(e.notes) > 0 {
			all[i].MarkPoint = &marks{Silent: true, Z: 6, Data: noteData(e.notes)}
		}
	}
	return all
}

func guideData(guides []guide) []any {
	var data []any
	for _, g := range guides {
		style := &lineStyle{Color: g.colour, Width: 1, Type: dashes(g.dash)}
		data = append(data, []lineEnd{{[2]float64{g.from.x, g.from.y}, style}, {[2]float64{g.to.x, g.to.y}, nil}})
	}
	return data
}

func noteData(notes []note) []any {
	var data []any
	for _, n := range notes {
		d := dot{Coord: [2]float64{n.at.x, n.at.y}, Symbol: "circle", SymbolSize: 2 * n.radius, ItemStyle: opts.ItemStyle{Color: n.fill}}
		if n.ring != "" {
			d.ItemStyle.BorderColor, d.ItemStyle.BorderWidth = n.ring, 1.5
		}
		if n.text != "" {
			d.Label = markLabel{
				Show: true, Formatter: plainly(n.text), Position: "inside", Offset: &[2]float64{tenth(n.dx), tenth(n.dy)},
				Align: n.align, Middle: "middle", Color: n.colour, Size: 12, Weight: n.weight,
			}
			if n.halo {
				d.Label.BorderColor, d.Label.BorderWidth = paper, 4
			}
		}
		data = append(data, d)
	}
	return data
}

// plainly keeps ECharts from reading a brace in a name as the begin of a
// variable: an invisible joiner stands behind it.
func plainly(text string) string { return strings.ReplaceAll(text, "{", "{\u2060") }

// xAxis and yAxis are axes with the ticks and labels they are to have, and no
// others.
type xAxis struct {
	opts.XAxis
	Widened   bool     `json:"containShape"` // beyond the domain, for the halves of the outer bars
	AxisTick  ticks    `json:"axisTick"`
	AxisLabel labels   `json:"axisLabel"`
	Pointer   *pointer `json:"axisPointer,omitempty"`
}

// pointer says how a place on an axis is written where readers point at it.
type pointer struct {
	Label struct {
		Formatter string `json:"formatter"`
	} `json:"label"`
}

type yAxis struct {
	opts.YAxis
	Interval  float64   `json:"interval"`
	AxisTick  ticks     `json:"axisTick"`
	AxisLabel labels    `json:"axisLabel"`
	SplitLine splitLine `json:"splitLine"`
}

type ticks struct {
	Show   bool            `json:"show"`
	Length int             `json:"length,omitempty"`
	Values []float64       `json:"customValues,omitempty"`
	Style  *opts.LineStyle `json:"lineStyle,omitempty"`
}

type labels struct {
	Show      bool      `json:"show"`
	Values    []float64 `json:"customValues,omitempty"`
	Formatter string    `json:"formatter,omitempty"`
	Color     string    `json:"color,omitempty"`
	Size      int       `json:"fontSize,omitempty"`
	Inside    bool      `json:"inside,omitempty"`
	Margin    *float64  `json:"margin,omitempty"`
	Align     string    `json:"align,omitempty"`
	Vertical  string    `json:"verticalAlign,omitempty"`
	Padding   []int     `json:"padding,omitempty"`
	MinLabel  bool      `json:"showMinLabel"`
	MaxLabel  bool      `json:"showMaxLabel"`
	HideOver  bool      `json:"hideOverlap"`
}

// splitLine is the grid: a line at each tick, which are not drawn themselves.
type splitLine struct {
	Show  bool           `json:"show"`
	Style opts.LineStyle `json:"lineStyle"`
}

// VisitXAxis adds ticks and labels. Readers who zoom into time get those that
// ECharts finds for what they see.
func (v *visitor) VisitXAxis(list []opts.XAxis) any {
	all := make([]xAxis, len(list))
	for i, a := range list {
		x := v.sheet.panels[i].x
		all[i] = xAxis{XAxis: a, AxisTick: ticks{Show: true, Length: 5, Style: &opts.LineStyle{Color: ink}}}
		all[i].AxisLabel = labels{Show: x.format != "", Color: ink2, Size: 12, MinLabel: !v.explore || !x.time, MaxLabel: !v.explore || !x.time}
		if v.explore {
			all[i].Pointer = &pointer{}
			all[i].Pointer.Label.Formatter = "@days"
			if x.time {
				all[i].Pointer.Label.Formatter = "@day"
			}
		}
		if !v.explore || !x.time {
			all[i].AxisTick.Values, all[i].AxisLabel.Values, all[i].AxisLabel.Formatter = x.ticks, x.labels, x.format
			all[i].AxisTick.Show = len(x.ticks) > 0
			all[i].AxisLabel.Show = len(x.labels) > 0
			if x.behind {
				all[i].AxisLabel.Align, all[i].AxisLabel.Padding = "left", []int{0, 0, 0, 4}
			}
		}
	}
	return all
}

// VisitYAxis adds the grid and the values, which stand on their lines; the top
// one carries the unit.
func (v *visitor) VisitYAxis(list []opts.YAxis) any {
	all := make([]yAxis, len(list))
	for i, a := range list {
		y := v.sheet.panels[i].y
		none := 0.0
		all[i] = yAxis{YAxis: a, Interval: y.step, AxisTick: ticks{Values: y.values()}, SplitLine: splitLine{true, opts.LineStyle{Color: grid}}}
		all[i].AxisLabel = labels{
			Show: true, Color: ink3, Size: 12, Inside: true, Margin: &none, Align: "left", Vertical: "bottom", Padding: []int{0, 0, 2, 0},
			Formatter: "@top " + number(y.top) + " " + y.unit, Values: y.values(), MinLabel: true, MaxLabel: true,
		}
	}
	return all
}

// values lists the values of the grid above the base line.
func (y yScale) values() []float64 {
	var values []float64
	for n := 1; float64(n)*y.step <= y.top+y.step/2; n++ {
		values = append(values, float64(n)*y.step)
	}
	return values
}

// VisitGrid keeps plots where they are laid out.
func (v *visitor) VisitGrid(list []opts.Grid) any {
	type fixed struct {
		opts.Grid
		Outer string `json:"outerBoundsMode"`
	}
	all := make([]fixed, len(list))
	for i, g := range list {
		all[i] = fixed{g, "none"}
	}
	return all
}

// VisitTooltipOpt sets the words under the pointer like those of the page.
func (v *visitor) VisitTooltipOpt(t opts.Tooltip) any {
	type styled struct {
		opts.Tooltip
		Text opts.TextStyle `json:"textStyle"`
	}
	return styled{t, opts.TextStyle{Color: ink, FontSize: 12}}
}

// Visit removes what go-echarts adds to every option, and adds what it has no
// place for: days without a zone, and the bands.
func (v *visitor) Visit(option map[string]any) {
	for _, name := range []string{"title", "legend", "toolbox", "color"} {
		delete(option, name)
	}
	if !v.explore {
		delete(option, "tooltip")
	}
	option["textStyle"] = opts.TextStyle{FontSize: 12}
	option["useUTC"] = true
	if shapes := v.sheet.shapes(); len(shapes) > 0 && !v.explore {
		option["graphic"] = shapes
	}
}

// tenth rounds a coordinate: more than tenths of a pixel nobody sees.
func tenth(v float64) float64 { return math.Round(v*10) / 10 }
