package claim

import (
	"reflect"
	"strings"

	"moatatlas/internal/source"
)

// kind is a type of the language, by the name that the manual has for it. Records
// and lists have kinds too: "model", "list of model".
type kind string

// The kinds of single values.
const (
	number kind = "number"
	whole  kind = "whole number"
	text   kind = "text"
	truth  kind = "yes or no"
	day    kind = "day"
)

const listOf = "list of "

func list(of kind) kind { return listOf + of }

// unit is what a number counts, as far as it matters for how it is written.
type unit string

const (
	share   unit = "share"   // of 1
	percent unit = "percent" // of 100
	dollars unit = "dollars"
	inDays  unit = "days"

	sharePoints unit = "share points" // of 1: a difference of two shares
	points      unit = "points"       // of 100: the same of two of percent
)

// goType is the type that expr checks for a single value.
func goType(k kind) reflect.Type {
	switch k {
	case number:
		return reflect.TypeFor[float64]()
	case whole:
		return reflect.TypeFor[int]()
	case text:
		return reflect.TypeFor[string]()
	case truth:
		return reflect.TypeFor[bool]()
	case day:
		return reflect.TypeFor[source.Day]()
	}
	return nil
}

// of is the kind of a list's elements; ok is false for what is no list.
func (k kind) of() (element kind, ok bool) {
	rest, ok := strings.CutPrefix(string(k), listOf)
	return kind(rest), ok
}
