package impact

// Impact is what a change of the tree does to the report. Lists are in the order of
// weight that their types say, else in that of the report.
type Impact struct {
	Base Side `json:"base"`
	Head Side `json:"head"`
	// Effect is "none", "facts" where facts changed and nothing that the report
	// concludes from them, else "report".
	Effect  Effect   `json:"effect"`
	Summary string   `json:"summary"` // the effect in a sentence or two
	Notes   []string `json:"notes"`   // what could not be compared, and why

	// Facts, loss first. A record that is gone is one entry, whatever was in it.
	Removed  List[FactChange] `json:"removed"`
	Changed  List[FactChange] `json:"changed"`
	Regraded List[FactChange] `json:"regraded"` // to a weaker grade first
	Added    List[FactChange] `json:"added"`
	Moved    List[FactChange] `json:"moved"` // the same record under another id

	Headlines List[HeadlineChange] `json:"headlines"`
	Measures  List[MeasureChange]  `json:"measures"`
	Statuses  List[StatusChange]   `json:"statuses"`
	Shifts    List[ShiftChange]    `json:"shifts"` // gone, changed, new
	Plans     List[PlanChange]     `json:"plans"`  // gone, changed, new
	Claims    List[ClaimChange]    `json:"claims"` // broken first
	Pages     List[PageChange]     `json:"pages"`  // removed first
	Charts    List[ChartChange]    `json:"charts"`
	Problems  List[ProblemChange]  `json:"problems"` // new first
	Files     List[FileChange]     `json:"files"`

	broke bool // whether a claim broke
}

// Side is one of the two editions.
type Side struct {
	Name     string `json:"name"`
	AsOf     string `json:"as_of"` // "" where it could not be read
	Builds   bool   `json:"builds"`
	Problems int    `json:"problems"` // that stop a build
	Warnings int    `json:"warnings"`
}

// Effect says how far a change reaches.
type Effect string

// The effects.
const (
	NoEffect    Effect = "none"
	FactsOnly   Effect = "facts"
	ReportMoves Effect = "report"
)

// List is the first items of a list and the number of those left out.
type List[T any] struct {
	Items   []T `json:"items"`
	LeftOut int `json:"left_out"`
}

// listOf is a whole list; JSON has [] for none.
func listOf[T any](items []T) List[T] {
	if items == nil {
		items = []T{}
	}
	return List[T]{Items: items}
}

// Len is how many items there are with those left out.
func (l List[T]) Len() int { return len(l.Items) + l.LeftOut }

// first keeps n items; all for 0.
func (l List[T]) first(n int) List[T] {
	if n <= 0 || len(l.Items) <= n {
		return l
	}
	return List[T]{l.Items[:n:n], l.LeftOut + len(l.Items) - n}
}

// Capped has no list longer than n, and says of each how many it leaves out. 0 is
// no limit.
func (i *Impact) Capped(n int) *Impact {
	c := *i
	c.Removed, c.Changed, c.Regraded = i.Removed.first(n), i.Changed.first(n), i.Regraded.first(n)
	c.Added, c.Moved = i.Added.first(n), i.Moved.first(n)
	c.Headlines, c.Measures, c.Statuses = i.Headlines.first(n), i.Measures.first(n), i.Statuses.first(n)
	c.Shifts, c.Plans, c.Claims = i.Shifts.first(n), i.Plans.first(n), i.Claims.first(n)
	c.Pages, c.Charts, c.Problems, c.Files = i.Pages.first(n), i.Charts.first(n), i.Problems.first(n), i.Files.first(n)
	return &c
}

// facts counts the changes of facts.
func (i *Impact) facts() int {
	return i.Removed.Len() + i.Changed.Len() + i.Regraded.Len() + i.Added.Len() + i.Moved.Len()
}

// concluded counts the changes of what the report concludes.
func (i *Impact) concluded() int {
	return i.Headlines.Len() + i.Measures.Len() + i.Statuses.Len() + i.Shifts.Len() + i.Plans.Len() +
		i.Claims.Len() + i.Pages.Len() + i.Charts.Len()
}

// Loss tells whether facts are gone.
func (i *Impact) Loss() bool { return i.Removed.Len() > 0 }

// Broken tells whether a site cannot be made any more, or a claim does not hold any
// more that held.
func (i *Impact) Broken() bool { return !i.Head.Builds || i.broke }
