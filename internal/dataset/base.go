package dataset

import (
	"fmt"
	"strings"
)

// CheckBase holds an address to one that a whole site can lie under.
func (u URL) CheckBase() error {
	if err := u.Check(); err != nil {
		return err
	}
	if strings.ContainsAny(string(u), "?#") {
		return fmt.Errorf("%q cannot have pages below it; leave out ? and #", string(u))
	}
	return nil
}

// Folder is the address with the slash at its end that pages go below.
func (u URL) Folder() string {
	if u == "" {
		return ""
	}
	return strings.TrimRight(string(u), "/") + "/"
}

// WithBase is the same dataset for a site published under another address.
func (d *Dataset) WithBase(u URL) *Dataset {
	e := *d
	e.site.BaseURL = u
	return &e
}
