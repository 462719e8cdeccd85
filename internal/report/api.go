package report

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Where the documents for programs lie.
const (
	indexPath  = "api/v1/index.json"
	modelsPath = "api/v1/models.json"
	claimsPath = "api/v1/claims.json"

	AtomPath     = "feed.xml"
	JSONFeedPath = "feed.json"
	CalendarPath = "calendar.ics"
)

func modelDocument(id dataset.ModelID) string { return "api/v1/models/" + string(id) + ".json" }

// APIIndex says what can be read and as of which day.
type APIIndex struct {
	AsOf  string            `json:"as_of"`
	Peers []dataset.CloudID `json:"peers"`
	Files []APIFile         `json:"files"`
}

// APIFile is an entry of the index.
type APIFile struct {
	Path  string `json:"path"` // below the folder of the index
	Title string `json:"title"`
}

// APIModel is a model in the list of all.
type APIModel struct {
	ID          dataset.ModelID   `json:"id"`
	Name        string            `json:"name"`
	Lab         dataset.LabID     `json:"lab"`
	Family      string            `json:"family"`
	Tier        dataset.Tier      `json:"tier"`
	Modality    dataset.Modality  `json:"modality"`
	Released    *string           `json:"released"`
	OpenWeights bool              `json:"open_weights"`
	Successor   *dataset.ModelID  `json:"successor"`
	Current     bool              `json:"current"`
	Clouds      []dataset.CloudID `json:"clouds"` // usable on the day, all clouds
	Reach       *float64          `json:"reach"`
	APIPortability
}

// APIPortability is where a model stands with the peers, and how it came there.
// Days are null where they never came.
type APIPortability struct {
	Status        string  `json:"status"`
	StatusSince   *string `json:"status_since"`
	Keystone      *string `json:"keystone"`       // when it last came to be on all peers
	FirstDay      *string `json:"first_day"`      // on any peer
	SecondDay     *string `json:"second_day"`     // on two peers
	ExclusiveDays *int    `json:"exclusive_days"` // from the first to the second, or to the day it was censored
	Censored      bool    `json:"censored"`       // whether no second peer had come by then
}

// APIModelFile is everything about one model.
type APIModelFile struct {
	AsOf  string            `json:"as_of"`
	Peers []dataset.CloudID `json:"peers"`
	APIModel
	License      *string          `json:"license"`
	Input        []dataset.Medium `json:"input"`
	Output       []dataset.Medium `json:"output"`
	Context      *int             `json:"context"`
	FirstParty   *APIFirstParty   `json:"first_party"`
	Fact         APIFact          `json:"fact"`
	Availability []APIOffer       `json:"availability"`
}

// APIFirstParty is the sale of a model by its own lab.
type APIFirstParty struct {
	Since   *APIDate `json:"since"`
	Retired *APIDate `json:"retired"`
	Price   *APIRate `json:"price"`
}

// APIRate is a price in US dollars for a million tokens.
type APIRate struct {
	Input  float64 `json:"input"`
	Output float64 `json:"output"`
}

// APIOffer is a model in one service of a cloud.
type APIOffer struct {
	Cloud   dataset.CloudID   `json:"cloud"`
	Service dataset.ServiceID `json:"service"`
	Called  *string           `json:"id"`
	Access  dataset.Access    `json:"access"`
	Usable  bool              `json:"usable"`
	Regions []string          `json:"regions"`
	Price   *APIPrice         `json:"price"`
	Stages  []APIStage        `json:"stages"`
}

// APIPrice is a cloud's price with its source.
type APIPrice struct {
	APIRate
	Fact APIFact `json:"fact"`
}

// APIStage is one step in the life of an offer.
type APIStage struct {
	Stage     dataset.StageKind `json:"stage"`
	Date      APIDate           `json:"date"`
	Planned   bool              `json:"planned"`   // it lies after the day of the edition
	Uncertain bool              `json:"uncertain"` // the dates leave open if it had happened by then
	Called    *string           `json:"id"`
	Access    *string           `json:"access"`
	Regions   []string          `json:"regions"`
	Fact      APIFact           `json:"fact"`
}

// APIDate is a date as it is written and the days it can mean; there is no
// earliest day where it is only an upper bound.
type APIDate struct {
	Text     string  `json:"text"`
	Earliest *string `json:"earliest"`
	Latest   string  `json:"latest"`
}

// APIFact is where a fact can be read.
type APIFact struct {
	Source  dataset.URL   `json:"source"`
	Grade   dataset.Grade `json:"grade"`
	Note    *string       `json:"note"`
	Quote   *string       `json:"quote"`
	Archive *dataset.URL  `json:"archive"`
	Checked *string       `json:"checked"`
}

// orNull is nil for what is not known, so that JSON has null and never an
// empty text or a zero.
func orNull[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// orEmpty is an empty list for none, so that JSON has [] and never null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func apiFact(f dataset.Fact) APIFact {
	v := APIFact{Source: f.Source, Grade: f.Grade, Note: orNull(f.Note), Quote: orNull(f.Quote), Archive: orNull(f.Archive)}
	if f.Checked != 0 {
		day := f.Checked.String()
		v.Checked = &day
	}
	return v
}

func apiDate(d source.Date) *APIDate {
	if d.IsZero() {
		return nil
	}
	v := &APIDate{Text: d.String(), Latest: d.Latest().String()}
	if earliest, known := d.Earliest(); known {
		day := earliest.String()
		v.Earliest = &day
	}
	return v
}
