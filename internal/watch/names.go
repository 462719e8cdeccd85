package watch

import (
	"path"
	"slices"
	"strings"
)

// counts tells whether a change of a file, by its path below the folder that is
// watched, is a change of what is made from names.
func counts(file string, names []string) bool {
	parts := strings.Split(file, "/")
	return slices.Contains(names, parts[0]) && !slices.ContainsFunc(parts, passing)
}

// passing tells names that editors and desktops give to files of their own. Where
// an editor saves by renaming such a file, it is the new name that tells of it.
func passing(name string) bool {
	switch name {
	case "4913", "Thumbs.db", "desktop.ini", "___jb_tmp___", "___jb_old___": // the first is what Vim tries a folder with
		return true
	}
	switch path.Ext(name) {
	case ".tmp", ".swp", ".swx", ".swo", ".crswap":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}
