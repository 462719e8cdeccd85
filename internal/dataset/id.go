package dataset

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Ids name the entities of the dataset. Each kind is a type of its own, so
// that a lab cannot be looked up among the clouds.
type (
	CloudID    string // "aws"
	ServiceID  string // "bedrock"
	LabID      string // "openai"
	ModelID    string // "openai/gpt-5.5": the lab, then the model
	PartyID    string // a lab, a cloud or an organisation
	DealID     string // "microsoft-openai-2026-04-nonexclusive"
	ActionID   string // "eu-data-act"
	EventID    string // "chatgpt-launch"
	SeriesID   string // "synergy"
	ScenarioID string // "gemini-everywhere"
)

// Lab is the maker's part of a model's id.
func (id ModelID) Lab() LabID {
	lab, _, _ := strings.Cut(string(id), "/")
	return LabID(lab)
}

// Slug is the part of a model's id behind the lab.
func (id ModelID) Slug() string {
	_, slug, _ := strings.Cut(string(id), "/")
	return slug
}

// Check says whether the id has the form of one.
func (id CloudID) Check() error { return checkSlug(string(id)) }

// Check says whether the id has the form of one.
func (id ServiceID) Check() error { return checkSlug(string(id)) }

// Check says whether the id has the form of one.
func (id LabID) Check() error { return checkSlug(string(id)) }

// Check says whether the id has the form of one.
func (id PartyID) Check() error { return checkSlug(string(id)) }

// Check says whether the id has the form of one.
func (id DealID) Check() error { return checkSlug(string(id)) }

// Check says whether the id has the form of one.
func (id ActionID) Check() error { return checkSlug(string(id)) }

// Check says whether the id has the form of one.
func (id EventID) Check() error { return checkSlug(string(id)) }

// Check says whether the id has the form of one.
func (id SeriesID) Check() error { return checkSlug(string(id)) }

// Check says whether the id is a lab and a model with a slash between.
func (id ModelID) Check() error {
	lab, slug, ok := strings.Cut(string(id), "/")
	if !ok {
		return fmt.Errorf("%q is not a model id; write it as lab/model", string(id))
	}
	if err := checkSlug(lab); err != nil {
		return err
	}
	return checkSlug(slug)
}

var slugForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`)

// maxSlug keeps ids usable as the name of a file everywhere.
const maxSlug = 100

// checkSlug holds an id to a form that is safe as the name of a file and in an
// address: ids become both.
func checkSlug(id string) error {
	switch {
	case !slugForm.MatchString(id):
		return fmt.Errorf("%q is not an id; use a-z, 0-9, and between them . and -", id)
	case strings.Contains(id, ".."), len(id) > maxSlug:
		return fmt.Errorf("%q is not an id; no two dots in a row, %d characters at most", id, maxSlug)
	case reservedName(id):
		return fmt.Errorf("%q is not an id; some systems reserve the name", id)
	}
	return nil
}

// reservedName tells of names that Windows keeps for devices, with or without
// an ending (a checkout there would fail), and of the name every page's own
// file has.
func reservedName(id string) bool {
	if id == "index.html" {
		return true
	}
	stem, _, _ := strings.Cut(id, ".")
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, stem) {
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && stem[3] >= '0' && stem[3] <= '9'
}

// URL is the address of a page that a reader may be sent to.
type URL string

// Check holds an address to http and https, so that no link can run a script,
// carry a password or read a file, and to ASCII, so that no letter of another
// script passes for a well-known site's.
func (u URL) Check() error {
	parsed, err := url.Parse(string(u))
	switch {
	case err == nil && parsed.Scheme != "" && parsed.Scheme != "http" && parsed.Scheme != "https":
		return fmt.Errorf("%q has the scheme %q; allowed: http, https", string(u), parsed.Scheme)
	case err != nil, parsed.Scheme == "", parsed.Hostname() == "", strings.ContainsAny(string(u), " <>\"`\\"):
		return fmt.Errorf("%q is not an address; write it like %q", string(u), "https://example.org/page")
	case strings.ContainsFunc(string(u), func(r rune) bool { return r > unicode.MaxASCII }):
		return fmt.Errorf("%q holds letters beyond ASCII; write it as browsers copy it, with %%", string(u))
	case parsed.User != nil:
		return fmt.Errorf("%q holds a user name; leave it out", string(u))
	}
	return nil
}

// Host is the site an address lies on, without "www.".
func (u URL) Host() string {
	parsed, err := url.Parse(string(u))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(parsed.Hostname(), "www.")
}

// Site names what an address lies on for readers: its host, or the repository on
// GitHub, where the host says nothing.
func (u URL) Site() string {
	host := u.Host()
	if host != "github.com" && host != "raw.githubusercontent.com" {
		return host
	}
	_, path, _ := strings.Cut(string(u), host+"/")
	if parts := strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '#' || r == '?' }); len(parts) > 1 {
		return parts[1] + " on GitHub"
	}
	return host
}

// Country is a country's two-letter code (ISO 3166-1 alpha-2).
type Country string

// Check says whether the code has two capital letters.
func (c Country) Check() error {
	if len(c) != 2 || strings.Trim(string(c), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return fmt.Errorf("%q is not a country; write its two-letter code, like %q", string(c), "US")
	}
	return nil
}
