package plot

// timeKinds lists the charts of measures over time.
func timeKinds() []kind {
	scope := param{name: "scope", about: "which models: all, proprietary or frontier (where none is given)", allowed: scopeNames}
	return []kind{
		{
			name: "exclusive-share", about: "the share of models that one cloud alone sells, over time",
			params: []param{scope, {name: "clouds", about: "the clouds to draw a line for; without it one for each scope", many: true, allowed: (*Book).peerIDs}},
			make:   (*Book).exclusiveShare,
		},
		{
			name: "survival", about: "how long models stay on one cloud only",
			params: []param{{name: "strata", about: "the groups of models, the main one first; without it third-party and first-party", many: true, allowed: (*Book).strataNames}},
			make:   (*Book).survivalChart,
		},
		{
			name: "lock-in", about: "what customers of each cloud lose by leaving it and miss by staying, over time",
			params: []param{scope, {name: "cloud", about: "the cloud to bring out; without it all alike", allowed: (*Book).peerIDs}},
			make:   (*Book).lockIn,
		},
		{
			name: "reach", about: "the share of cloud spending that lies with clouds that sell a lab’s line, over time",
			params: []param{{name: "labs", about: "the labs to show, the main one first; without it those that changed most or reach most", many: true, allowed: (*Book).labIDs}},
			make:   (*Book).reach,
		},
		{name: "regulation", about: "regulatory steps over the exclusive share", params: []param{scope}, make: (*Book).regulation},
		{name: "shifts-per-quarter", about: "how often the catalogues changed, by quarter and kind of change", make: (*Book).shiftsPerQuarter},
		{name: "concentration", about: "the Herfindahl-Hirschman index of cloud spending by quarter", make: (*Book).concentration},
		{name: "breadth", about: "the share of the frontier’s labs that each cloud sells, over time", make: (*Book).breadth},
	}
}
