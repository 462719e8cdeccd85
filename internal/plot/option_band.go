package plot

// polygon is a shape that no series of ECharts can draw: the area between two
// lines of steps.
type polygon struct {
	Type   string `json:"type"`
	Silent bool   `json:"silent"`
	Z      int    `json:"z"`
	Shape  struct {
		Points [][2]float64 `json:"points"`
	} `json:"shape"`
	Style struct {
		Fill string `json:"fill"`
	} `json:"style"`
}

func (s sheet) shapes() []polygon {
	var all []polygon
	for _, p := range s.panels {
		for _, b := range p.bands {
			shape := polygon{Type: "polygon", Silent: true}
			shape.Style.Fill = b.fill
			shape.Shape.Points = p.outline(b)
			all = append(all, shape)
		}
	}
	return all
}

// outline goes along the upper line and back along the lower one.
func (p *panel) outline(b band) [][2]float64 {
	var points [][2]float64
	for _, q := range b.high {
		points = append(points, [2]float64{tenth(p.px(q.x)), tenth(p.py(q.y))})
	}
	for i := len(b.low) - 1; i >= 0; i-- {
		points = append(points, [2]float64{tenth(p.px(b.low[i].x)), tenth(p.py(b.low[i].y))})
	}
	return points
}
