// Package internal only holds the import graph to the architecture.
package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which packages of the module each package may import. The order
// is that of the work: whatever a package imports stands above it.
func arrows() []arrow {
	return []arrow{
		{"internal/layer", nil},
		{"internal/source", nil},
		{"internal/amend", []string{"internal/layer", "internal/source"}},
		{"internal/words", []string{"internal/source"}},
		{"internal/revision", []string{"internal/layer", "internal/source"}},
		{"internal/dataset", []string{"internal/source"}},
		{"internal/catalogue", []string{"internal/amend", "internal/dataset", "internal/words", "internal/source"}},
		{"internal/market", []string{"internal/dataset", "internal/source"}},
		{"internal/claim", []string{"internal/market", "internal/dataset", "internal/words", "internal/source"}},
		{"internal/plot/font", nil},
		{"internal/plot", []string{"internal/plot/font", "internal/market", "internal/dataset", "internal/words", "internal/source"}},
		{"internal/plot/engine", []string{"internal/plot/font"}},
		{"internal/prose", []string{"internal/source"}},
		{"internal/scaffold", []string{"internal/amend", "internal/prose", "internal/dataset", "internal/source"}},
		{"internal/report", []string{"internal/prose", "internal/plot", "internal/claim", "internal/market", "internal/dataset", "internal/words", "internal/source"}},
		{"internal/impact", []string{"internal/report", "internal/claim", "internal/market", "internal/dataset", "internal/words", "internal/source"}},
		{"internal/card/woff2", nil},
		{"internal/card", []string{"internal/card/woff2"}},
		{"internal/parquet", nil},
		{"internal/site", []string{"internal/card", "internal/parquet", "internal/plot/font", "internal/report", "internal/source"}},
		{"internal/atlas", []string{"internal/revision", "internal/impact", "internal/plot/engine", "internal/prose", "internal/site", "internal/report", "internal/claim", "internal/market", "internal/dataset", "internal/words", "internal/source"}},
		{"internal/watch", nil},
		{"cmd/build", []string{"internal/atlas"}},
		{"cmd/check", []string{"internal/atlas"}},
		{"cmd/serve", []string{"internal/atlas", "internal/watch"}},
		{"cmd/impact", []string{"internal/impact", "internal/atlas", "internal/source"}},
		{"cmd/freshness", []string{"internal/atlas", "internal/source"}},
		{"cmd/import", []string{"internal/atlas", "internal/catalogue", "internal/amend", "internal/dataset", "internal/source"}},
		{"cmd/new", []string{"internal/atlas", "internal/scaffold", "internal/amend", "internal/prose", "internal/dataset", "internal/source"}},

		// For tests only.
		{"internal/browsertest", nil},
		{"internal/dataset/datasettest", []string{"internal/layer"}},
		{"internal/atlas/atlastest", nil},
	}
}

type arrow struct {
	from string
	to   []string
}

// doors says which packages may import what lies outside of the module; what
// does not stand here is open to none, and the rest of the standard library to
// all. A door opens to the paths below it too.
func doors() map[string][]string {
	none, every := []string{}, []string{"*"}
	return map[string][]string{
		"github.com/BurntSushi/toml":       {"internal/source"},
		"github.com/pelletier/go-toml":     {"internal/source"},
		"github.com/agnivade/levenshtein":  {"internal/source"},
		"github.com/PuerkitoBio/goquery":   {"internal/site"},
		"golang.org/x/net":                 {"internal/site"},
		"github.com/andybalholm/brotli":    {"internal/card/woff2"},
		"github.com/go-text/typesetting":   {"internal/card"},
		"golang.org/x/image":               {"internal/card"},
		"github.com/klauspost/compress":    {"internal/card"},
		"github.com/arran4/golang-ical":    {"internal/site"},
		"github.com/rogpeppe/go-internal":  {"internal/atlas/atlastest", "internal/amend"}, // to amend for its differences of texts
		"github.com/go-echarts/go-echarts": {"internal/plot"},
		"github.com/expr-lang/expr":        {"internal/claim"},
		"github.com/parquet-go/parquet-go": {"internal/parquet"},
		"modernc.org/quickjs":              {"internal/plot/engine"},
		"github.com/yuin/goldmark":         {"internal/prose"},
		"github.com/fsnotify/fsnotify":     {"internal/watch"},
		"github.com/chromedp":              {"internal/browsertest"},
		"golang.org/x/text":                every,
		"golang.org/x/sync":                every,
		"html/template":                    {"internal/site", "internal/impact"}, // the page of an impact must not be made by templates that the change may change
		"text/template":                    none,                                 // it does not escape
		"text/template/parse":              {"internal/site"},
		"os":                               {"internal/amend", "internal/site", "internal/atlas", "internal/atlas/atlastest", "internal/watch", "internal/browsertest", "internal/revision", "cmd/build", "cmd/check", "cmd/serve", "cmd/impact", "cmd/import", "cmd/new", "cmd/freshness"},
		"os/exec":                          {"internal/revision", "internal/browsertest", "internal/atlas/atlastest"},
		"net/http":                         {"internal/watch"},
		"math/rand":                        none,
		"math/rand/v2":                     {"internal/market"}, // with a seed, see TestNoChance
		"crypto/rand":                      none,
		"unsafe":                           none,
		"embed":                            {"internal/watch"}, // the script of the preview; the site's files are input
		"C":                                none,
	}
}

const module = "moatatlas/"

// TestArrows fails on an import that the architecture does not have.
func TestArrows(t *testing.T) {
	found := packages(t)
	var above []string
	for _, a := range arrows() {
		for _, to := range a.to {
			if !slices.Contains(above, to) {
				t.Errorf("the table lets %s import %s, which does not stand above it", a.from, to)
			}
		}
		above = append(above, a.from)
		if _, ok := found[a.from]; !ok {
			t.Errorf("the table has %s, which is no package", a.from)
		}
		for _, path := range found[a.from] {
			if to, own := strings.CutPrefix(path, module); own && !slices.Contains(a.to, to) {
				t.Errorf("%s imports %s, an arrow that the architecture does not have", a.from, to)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if !slices.Contains(above, name) {
			t.Errorf("the table does not have the package %s", name)
		}
	}
}

// TestDoors fails where a dependency comes in by another package than its own.
func TestDoors(t *testing.T) {
	found := packages(t)
	for _, from := range slices.Sorted(maps.Keys(found)) {
		for _, path := range found[from] {
			first, _, _ := strings.Cut(path, "/")
			standard := !strings.Contains(first, ".")
			users, listed := door(path)
			switch {
			case strings.HasPrefix(path, module):
			case !listed && standard, slices.Contains(users, "*"), slices.Contains(users, from):
			case !listed:
				t.Errorf("%s imports %s, which has no door", from, path)
			default:
				t.Errorf("%s imports %s, which is for %v only", from, path, users)
			}
		}
	}
}

// door finds the nearest path above, or the path itself, that has a door.
func door(outside string) (users []string, listed bool) {
	all := doors()
	for ; outside != "."; outside = path.Dir(outside) {
		if users, listed := all[outside]; listed {
			return users, true
		}
	}
	return nil, false
}

// TestNoClock fails where the report could come to depend on when or where it
// is made; two builds of one day would not show it.
func TestNoClock(t *testing.T) {
	for name, text := range files(t) {
		if !strings.HasPrefix(name, "internal/") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of, ok := s.X.(*ast.Ident)
			if ok && of.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local", "LoadLocation"}, s.Sel.Name) {
				t.Errorf("%s uses time.%s", name, s.Sel.Name)
			}
			return true
		})
	}
}

// TestNoChance fails where a random number could differ from build to build:
// what is drawn comes from a generator of one algorithm with a seed in the code.
func TestNoChance(t *testing.T) {
	for name, text := range files(t) {
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range file.Imports {
			if i.Path.Value == `"math/rand/v2"` && i.Name != nil {
				t.Errorf("%s gives math/rand/v2 another name", name)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if of, ok := s.X.(*ast.Ident); ok && of.Name == "rand" && s.Sel.Name != "NewPCG" {
				t.Errorf("%s uses rand.%s", name, s.Sel.Name)
			}
			return true
		})
	}
}

// packages reads what each package of the project imports, its tests aside.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for name, text := range files(t) {
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		paths := found[path.Dir(name)]
		for _, i := range file.Imports {
			to, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, to)
		}
		slices.Sort(paths)
		found[path.Dir(name)] = slices.Compact(paths)
	}
	return found
}

// files reads the Go files of the project, its tests aside.
func files(t *testing.T) map[string][]byte {
	t.Helper()
	project := os.DirFS("..")
	found := map[string][]byte{}
	for _, dir := range []string{"cmd", "internal"} {
		err := fs.WalkDir(project, dir, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "testdata":
				return fs.SkipDir
			case entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			found[name], err = fs.ReadFile(project, name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}
