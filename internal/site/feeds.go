package site

import (
	"encoding/xml"
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"

	"moatatlas/internal/report"
)

// feedFiles writes the news for feed readers and the plans for calendars.
func feedFiles(r *report.Report) ([]File, error) {
	files := []File{{report.CalendarPath, calendar(r)}}
	if r.Feed == nil {
		return files, nil
	}
	atom, err := xml.MarshalIndent(atomOf(r), "", " ")
	if err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	list, err := encodeJSON(jsonFeedOf(r))
	if err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	atom = append([]byte(xml.Header), append(atom, '\n')...)
	return append(files, File{report.AtomPath, atom}, File{report.JSONFeedPath, list}), nil
}

// atomFeed is a feed by RFC 4287. The feed libraries at hand give a feed one
// link where the standard wants two, and call every summary HTML.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

func atomOf(r *report.Report) atomFeed {
	f := atomFeed{
		Title: r.Feed.Title, Subtitle: r.Site.Tagline, ID: r.Feed.Home, Updated: r.Feed.Updated.Format(time.RFC3339), Author: r.Site.Title,
		Links: []atomLink{
			{"self", "application/atom+xml", r.Site.Base + report.AtomPath},
			{"alternate", "text/html", r.Feed.Home},
		},
	}
	for _, item := range r.Feed.Items {
		f.Entries = append(f.Entries, atomEntry{
			item.Title, item.Link, item.Day.Format(time.RFC3339), atomLink{"alternate", "text/html", item.Link}, item.Text,
		})
	}
	return f
}

// jsonFeed is a feed by JSON Feed 1.1.
type jsonFeed struct {
	Version     string         `json:"version"`
	Title       string         `json:"title"`
	Description string         `json:"description,omitempty"`
	HomePageURL string         `json:"home_page_url"`
	FeedURL     string         `json:"feed_url"`
	Language    string         `json:"language"`
	Authors     []jsonAuthor   `json:"authors"`
	Items       []jsonFeedItem `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonFeedItem struct {
	ID            string `json:"id"`
	URL           string `json:"url"`
	Title         string `json:"title"`
	ContentText   string `json:"content_text"`
	DatePublished string `json:"date_published"`
}

func jsonFeedOf(r *report.Report) jsonFeed {
	f := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: r.Feed.Title, Description: r.Site.Tagline, HomePageURL: r.Feed.Home,
		FeedURL: r.Site.Base + report.JSONFeedPath, Language: "en", Authors: []jsonAuthor{{r.Site.Title}}, Items: []jsonFeedItem{},
	}
	for _, item := range r.Feed.Items {
		f.Items = append(f.Items, jsonFeedItem{item.Link, item.Link, item.Title, item.Text, item.Day.Format(time.RFC3339)})
	}
	return f
}

// calendar writes each plan as a whole day that leaves its reader free. Its
// stamp is the day of the edition, so that the same data gives the same file.
func calendar(r *report.Report) []byte {
	cal := ics.NewCalendarFor("Moat Atlas")
	cal.SetName(r.Site.Title)
	stamp, _ := time.Parse(time.DateOnly, r.Site.AsOf.Machine) // written by report
	for _, p := range r.Planned {
		e := cal.AddEvent(p.ID + "@moat-atlas")
		e.SetDtStampTime(stamp)
		e.SetAllDayStartAt(p.Day)
		e.SetAllDayEndAt(p.Day.AddDate(0, 0, 1))
		e.SetTimeTransparency(ics.TransparencyTransparent)
		e.SetSummary(p.Title)
		e.SetDescription(p.Text)
		e.SetURL(p.Source)
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}
