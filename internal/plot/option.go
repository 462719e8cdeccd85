package plot

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// sheet is a drawing that ECharts makes, laid out in pixels.
type sheet struct {
	width, height float64
	panels        []*panel
}

// panel is one pair of axes with what is drawn on them.
type panel struct {
	left, top, width, height float64 // of the plot
	x                        xScale
	y                        yScale
	curves                   []curve
	bars                     []barRow
	bands                    []band
	guides                   []guide
	notes                    []note
}

// xScale lays time or numbers of days out from left to right.
type xScale struct {
	time     bool // whether values are milliseconds since 1970
	min, max float64
	ticks    []float64
	labels   []float64
	behind   bool   // whether labels stand to the right of their place, not below it
	format   string // of the labels, as ECharts reads it; none where ""
}

// yScale lays values out from the base line upwards. Its domain reaches beyond
// the top value, so that there is room for words over the plot.
type yScale struct {
	step, top float64 // between grid lines, and of the highest
	domain    float64
	unit      string // behind the top value
}

type point struct {
	x, y float64
	name string // what is said of it: the value in words, or what a bar stands for
}

// curve is a line through points.
type curve struct {
	name   string
	points []point
	style  pencil
	step   bool
	z      int
}

// barRow is a row of bars, each upon that of the row before.
type barRow struct {
	name   string
	fill   string
	width  float64
	points []point
}

// band is a tinted area between a lower and an upper line.
type band struct {
	low, high []point
	fill      string
}

// guide is a straight line on the plot that is no data.
type guide struct {
	from, to point
	colour   string
	dash     []float64
}

// note is a word, a dot or both, at a point of the plot.
type note struct {
	at     point
	dx, dy float64 // from the point to the middle of the text's side
	text   string
	align  string // of the text: "left", "right" or "center" of where it stands
	colour string
	weight int
	halo   bool
	radius float64 // of the dot, none where 0
	fill   string
	ring   string // the colour of its rim, none where ""
}

// px is where a value lies.
func (p *panel) px(x float64) float64 {
	return p.left + p.width*(x-p.x.min)/(p.x.max-p.x.min)
}

// py is how far below the top of the drawing a value lies.
func (p *panel) py(y float64) float64 { return p.top + p.height*(1-y/p.y.domain) }

// value is the inverse of py.
func (p *panel) value(py float64) float64 { return p.y.domain * (1 - (py-p.top)/p.height) }

// option is what ECharts draws the sheet from, as a picture or, for readers who
// explore it, with values that show under the pointer.
func (s sheet) option(explore bool) json.RawMessage {
	c := charts.NewLine()
	v := &visitor{sheet: s, explore: explore}
	c.SetGlobalOptions(charts.WithAnimation(false))
	c.XAxisList, c.YAxisList = nil, nil
	for i, p := range s.panels {
		c.SetGlobalOptions(charts.WithGridOpts(p.grid(s, explore)))
		c.ExtendXAxis(p.x.option(i))
		c.ExtendYAxis(p.y.option(i))
		v.panel(c, p, i)
	}
	c.Accept(v)
	if explore {
		c.SetGlobalOptions(charts.WithTooltipOpts(s.tooltip()), charts.WithDataZoomOpts(s.zoom()))
	}
	c.Validate()
	// The option is made of text and finite numbers only.
	text, _ := json.Marshal(c.JSON())
	return text
}

// panel adds the series of a panel: those of the data, and one without data
// that carries the words, dots and guides.
func (v *visitor) panel(c *charts.Line, p *panel, i int) {
	for k, row := range p.bars {
		bars := charts.NewBar()
		width := number(row.width)
		if v.explore {
			width = "" // as ECharts finds it
		}
		bars.AddSeries(row.name, row.data(),
			charts.WithBarChartOpts(opts.BarChart{XAxisIndex: i, YAxisIndex: i, Stack: "bars", BarWidth: width}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: row.fill}))
		v.extras = append(v.extras, extra{z: 1 + k})
		c.Overlap(bars)
	}
	for _, l := range p.curves {
		line := opts.LineChart{XAxisIndex: i, YAxisIndex: i, ShowSymbol: opts.Bool(false)}
		if l.step {
			line.Step = "end"
		}
		c.AddSeries(l.name, l.data(), charts.WithLineChartOpts(line), charts.WithItemStyleOpts(opts.ItemStyle{Color: l.style.line}))
		v.extras = append(v.extras, extra{z: l.z, line: &lineStyle{Color: l.style.line, Width: l.style.width, Type: dashes(l.style.dash), Join: "round"}})
	}
	c.AddSeries("", nil, charts.WithLineChartOpts(opts.LineChart{XAxisIndex: i, YAxisIndex: i}))
	v.extras = append(v.extras, extra{z: 1, guides: p.guides, notes: p.notes})
}

func (l curve) data() []opts.LineData {
	var data []opts.LineData
	for _, p := range l.points {
		data = append(data, opts.LineData{Value: []float64{p.x, p.y}})
	}
	return data
}

func (r barRow) data() []opts.BarData {
	var data []opts.BarData
	for _, p := range r.points {
		data = append(data, opts.BarData{Name: p.name, Value: []float64{p.x, p.y}})
	}
	return data
}

// grid is the place of the plot: in a picture to the pixel, in a live chart with
// the same margins in whatever room there is.
func (p *panel) grid(s sheet, live bool) opts.Grid {
	if !live {
		return opts.Grid{Left: number(p.left), Top: number(p.top), Width: number(p.width), Height: number(p.height)}
	}
	part := func(v float64) string { return number(100*v/s.height) + "%" }
	return opts.Grid{Left: number(p.left), Right: number(s.width - p.left - p.width), Top: part(p.top), Height: part(p.height)}
}

func (x xScale) option(i int) opts.XAxis {
	kind := "value"
	if x.time {
		kind = "time"
	}
	return opts.XAxis{
		Type: kind, GridIndex: i, Min: x.min, Max: x.max,
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
		AxisLine:  &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: ink, Width: 1}},
	}
}

func (y yScale) option(i int) opts.YAxis {
	return opts.YAxis{
		Type: "value", GridIndex: i, Min: 0, Max: y.domain, Position: "left",
		AxisLine: &opts.AxisLine{Show: opts.Bool(false)},
	}
}

func (s sheet) tooltip() opts.Tooltip {
	trigger := "axis"
	for _, p := range s.panels {
		if len(p.bars) > 0 {
			trigger = "item"
		}
	}
	return opts.Tooltip{
		Show: opts.Bool(true), Trigger: trigger, BackgroundColor: paper, BorderColor: rule,
		AxisPointer: &opts.AxisPointer{Type: "line"}, ValueFormatter: types.FuncStr("@number 1 " + strings.TrimSpace(s.panels[0].y.unit)),
	}
}

// zoom lets readers zoom into time by wheel and fingers.
func (s sheet) zoom() opts.DataZoom {
	var all []int
	for i := range s.panels {
		all = append(all, i)
	}
	return opts.DataZoom{Type: "inside", XAxisIndex: all, FilterMode: "none"}
}

// number is a number as the options that take texts have it.
func number(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0") }

// dashes is the type of a line: solid, or the lengths of its dashes and gaps.
func dashes(lengths []float64) any {
	if len(lengths) == 0 {
		return "solid"
	}
	return lengths
}
