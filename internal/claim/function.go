package claim

// function is a function of the language.
type function struct {
	group     string
	name      string
	params    []param
	result    kind
	unit      unit
	domain    domain // of its text, or of the texts of its list
	text      string
	undefined string // when it has no value
	example   string
	measure   string // the id in market.Definitions
	// Of which records, one named by the first argument, the value depends alone;
	// none where it depends on more.
	local []kind
	pure  bool // whether it depends on its arguments alone
	call  func(r *run, a args) (any, error)
}

// among is a function whose texts are of a domain.
func among(d domain, f function) function {
	f.domain = d
	return f
}

// counting is a function whose numbers count something.
func counting(u unit, f function) function {
	f.unit = u
	return f
}

// param is a parameter. Arguments that are left out are told from their form:
// a scope, a day and an id never look alike.
type param struct {
	name     string
	form     form
	optional bool
}

// form is what an argument may be.
type form int

const (
	aNumber form = iota
	aWhole
	aDay
	someNumbers
	someDays
	someTexts
	aSized // a list or a text
	anything
	aScope
	aPeer
	aPeerOrAll
	aCloud
	aModel
	aLab
	aModelOrLab
	aDeal
	aStratum
	aSide // of a price
	aName // of a model, a lab or a cloud
)

// args are the arguments of a call in the order of the parameters; nil for one
// that was left out.
type args []any

func (a args) text(i int) string {
	s, _ := a[i].(string)
	return s
}
