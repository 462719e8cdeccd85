package plot

import (
	"encoding/json"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// flow is a Sankey diagram: bands that run from node to node, from left to
// right. Nodes keep the order in which they are given.
type flow struct {
	nodes []flowNode
	links []flowLink
	heads []flowHead
	// The room around the nodes, and how much of it stands between two of them.
	left, right, top, bottom, gap float64
}

// flowNode is one end of bands. Its label stands at its left or right.
type flowNode struct {
	id     string // of its own
	name   string // shown to readers who explore the chart
	label  string
	second string // a second line of the label; "" for none
	side   string
	depth  int
	colour string
	halo   bool
}

// flowLink is a band between two nodes, by their ids.
type flowLink struct {
	from, to string
	value    float64
	colour   string
}

// flowHead is a word above a column of nodes.
type flowHead struct {
	text   string
	x      float64
	anchor string
}

// The forms in which ECharts reads them.
type (
	sankeyNode struct {
		ID        string         `json:"id"`
		Name      string         `json:"name"`
		Depth     int            `json:"depth"`
		ItemStyle opts.ItemStyle `json:"itemStyle"`
		Label     sankeyLabel    `json:"label"`
	}
	sankeyLabel struct {
		Show      bool                   `json:"show"`
		Position  string                 `json:"position"`
		Distance  int                    `json:"distance"`
		Formatter string                 `json:"formatter"`
		Color     string                 `json:"color"`
		Size      int                    `json:"fontSize"`
		Halo      string                 `json:"textBorderColor,omitempty"`
		HaloWidth int                    `json:"textBorderWidth,omitempty"`
		Rich      map[string]sankeyWords `json:"rich,omitempty"`
	}
	sankeyWords struct {
		Color  string `json:"color"`
		Size   int    `json:"fontSize"`
		Weight int    `json:"fontWeight"`
		Height int    `json:"lineHeight"`
	}
	sankeyLink struct {
		Source    string      `json:"source"`
		Target    string      `json:"target"`
		Value     float64     `json:"value"`
		LineStyle sankeyStyle `json:"lineStyle"`
	}
	sankeyStyle struct {
		Color     string  `json:"color"`
		Opacity   float64 `json:"opacity"`
		Curveness float64 `json:"curveness"`
	}
	sankeyHead struct {
		Type   string         `json:"type"`
		Silent bool           `json:"silent"`
		X      float64        `json:"x"`
		Y      float64        `json:"y"`
		Style  sankeyHeadText `json:"style"`
	}
	sankeyHeadText struct {
		Text   string `json:"text"`
		Fill   string `json:"fill"`
		Size   int    `json:"fontSize"`
		Weight int    `json:"fontWeight"`
		Align  string `json:"align"`
	}
	sankeySeries struct {
		charts.SingleSeries
		Left       float64      `json:"left"`
		Right      float64      `json:"right"`
		Top        float64      `json:"top"`
		Bottom     float64      `json:"bottom"`
		NodeWidth  int          `json:"nodeWidth"`
		NodeGap    float64      `json:"nodeGap"`
		Iterations int          `json:"layoutIterations"`
		Draggable  bool         `json:"draggable"`
		Silent     bool         `json:"silent,omitempty"`
		Emphasis   disabled     `json:"emphasis"`
		Nodes      []sankeyNode `json:"nodes"`
		Links      []sankeyLink `json:"links"`
	}
)

// flowVisitor writes the flow into the option of go-echarts, whose types know
// neither labels of single nodes nor colours of single bands.
type flowVisitor struct {
	charts.BaseConfigurationVisitor
	flow    flow
	explore bool
}

// option is what ECharts draws the flow from.
func (f flow) option(explore bool) json.RawMessage {
	c := charts.NewSankey()
	c.SetGlobalOptions(charts.WithAnimation(false))
	c.AddSeries("", nil, nil)
	c.Accept(&flowVisitor{flow: f, explore: explore})
	if explore {
		c.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item", BackgroundColor: paper, BorderColor: rule}))
	}
	c.Validate()
	// The option is made of text and finite numbers only.
	text, _ := json.Marshal(c.JSON())
	return text
}

// VisitSeriesOpt is the flow itself.
func (v *flowVisitor) VisitSeriesOpt(list charts.MultiSeries) any {
	f := v.flow
	s := sankeySeries{
		SingleSeries: list[0], Left: f.left, Right: f.right, Top: f.top, Bottom: f.bottom, NodeWidth: 5, NodeGap: f.gap,
		Silent: !v.explore, Emphasis: disabled{true},
	}
	for _, n := range f.nodes {
		s.Nodes = append(s.Nodes, n.form())
	}
	for _, l := range f.links {
		s.Links = append(s.Links, sankeyLink{l.from, l.to, l.value, sankeyStyle{l.colour, .32, .5}})
	}
	return []sankeySeries{s}
}

func (n flowNode) form() sankeyNode {
	label := sankeyLabel{Show: true, Position: n.side, Distance: 7, Formatter: plainly(n.label), Color: ink, Size: 12}
	if n.halo {
		label.Halo, label.HaloWidth = paper, 4
	}
	if n.second != "" {
		label.Formatter = "{a|" + plainly(n.label) + "}\n{b|" + plainly(n.second) + "}"
		label.Rich = map[string]sankeyWords{"a": {ink, 12, strong, 15}, "b": {ink2, 12, 400, 15}}
	}
	return sankeyNode{n.id, n.name, n.depth, opts.ItemStyle{Color: n.colour, BorderWidth: 0}, label}
}

// VisitTooltipOpt sets the words under the pointer like those of the page.
func (v *flowVisitor) VisitTooltipOpt(t opts.Tooltip) any {
	return (&visitor{}).VisitTooltipOpt(t)
}

// Visit removes what go-echarts adds to every option, and adds the heads.
func (v *flowVisitor) Visit(option map[string]any) {
	for _, name := range []string{"title", "legend", "toolbox", "color"} {
		delete(option, name)
	}
	if !v.explore {
		delete(option, "tooltip")
	}
	option["textStyle"] = opts.TextStyle{Color: ink, FontSize: 12}
	var heads []sankeyHead
	for _, h := range v.flow.heads {
		heads = append(heads, sankeyHead{Type: "text", Silent: true, X: h.x, Style: sankeyHeadText{h.text, ink2, 12, 400, h.anchor}})
	}
	if heads != nil {
		option["graphic"] = heads
	}
}

// size is the height at which the thinnest nodes of a column still have room
// for a line of words each: unit is the pixels a value of 1 takes.
func (f flow) size(unit float64) float64 {
	height := 0.0
	for depth := 0; ; depth++ {
		column, n := 0.0, 0
		for _, node := range f.nodes {
			if node.depth == depth {
				column += unit * f.through(node.id)
				n++
			}
		}
		if n == 0 {
			return math.Ceil(f.top + f.bottom + height)
		}
		height = max(height, column+f.gap*float64(n-1))
	}
}

// through is the larger of what flows into a node and out of it.
func (f flow) through(id string) float64 {
	in, out := 0.0, 0.0
	for _, l := range f.links {
		if l.to == id {
			in += l.value
		}
		if l.from == id {
			out += l.value
		}
	}
	return max(in, out)
}

// flows draws a diagram at each width, and live.
func (c *Chart) flows(plan func(width float64) (flow, float64)) {
	for _, width := range []int{Wide, Half, Narrow} {
		f, height := plan(float64(width))
		c.Drawings = append(c.Drawings, Drawing{Width: width, Height: int(height), Option: f.option(false)})
		if width == Wide {
			c.Explore = f.option(true)
		}
	}
}
