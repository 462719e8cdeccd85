package report

import (
	"strings"

	"moatatlas/internal/dataset"
)

// Place is where a page lies below the root of the site: "" for the front
// page, else a path that ends in a slash.
type Place string

// The sections of the site.
const (
	Front      Place = ""
	Clouds     Place = "clouds/"
	Exclusive  Place = "exclusivity/"
	LockedIn   Place = "lock-in/"
	Labs       Place = "labs/"
	Models     Place = "models/"
	Shifts     Place = "shifts/"
	Compare    Place = "compare/"
	Scenarios  Place = "scenarios/"
	Methods    Place = "methodology/"
	Deals      Place = "deals/"
	Regulation Place = "regulation/"
	Events     Place = "events/"
	Data       Place = "data/"
	LeftOut    Place = "data/left-out/"
	Fresh      Place = "data/freshness/"
	Analysis   Place = "analysis/"
	Claims     Place = "claims/"
	Figures    Place = "figures/"
	Language   Place = "methodology/expressions/"
	Edition    Place = "report/"
)

func cloudPlace(id dataset.CloudID) Place   { return Clouds + Place(id) + "/" }
func labPlace(id dataset.LabID) Place       { return Labs + Place(id) + "/" }
func modelPlace(id dataset.ModelID) Place   { return Models + Place(id) + "/" }
func dealPlace(id dataset.DealID) Place     { return Deals + Place(id) + "/" }
func actionPlace(id dataset.ActionID) Place { return Regulation + Place(id) + "/" }
func eventPlace(id dataset.EventID) Place   { return Events + Place(id) + "/" }

// File is the path of the page's file below the root.
func (p Place) File() string { return string(p) + "index.html" }

// Root is the way from the page up to the root of the site.
func (p Place) Root() string { return strings.Repeat("../", strings.Count(string(p), "/")) }

// To is the address of a file of the site as the page must write it. All
// addresses are relative and name the file itself, so that the same pages work
// below any path of a host and from a disk.
func (p Place) To(file string) string { return p.Root() + file }

// Link is a link from the page to another one.
func (p Place) Link(text string, to Place) Link { return Link{Text: text, Href: p.To(to.File())} }

// Link is a text that leads to a page, or a plain text where Href is "".
type Link struct {
	Text string
	Href string
}
