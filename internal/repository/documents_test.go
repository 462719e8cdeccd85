package repository

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// documents are what contributors read, by their paths in the project.
func documents(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "data/README.md"} {
		found[name] = document(t, name)
	}
	for name, text := range matching(t, "*.md", "ISSUE_TEMPLATE/*.yml") {
		found[".github/"+name] = string(text)
	}
	return found
}

// TestCommands holds each command that workflows run and documents show to the
// commands that there are and to their flags.
func TestCommands(t *testing.T) {
	shown := documents(t)
	shown[".ci/run"] = document(t, ".ci/run")
	for name, text := range workflows(t) {
		shown[".github/"+name] = string(text)
	}
	seen := 0
	for name, text := range shown {
		for line := range strings.Lines(text) {
			for _, m := range looking.FindAllStringSubmatch(line, -1) {
				if files, err := filepath.Glob(path.Join(root, m[1], "*.go")); err != nil || len(files) == 0 {
					t.Errorf("%s: %s: no such package", name, m[0])
				}
			}
			for _, command := range commands(line) {
				seen++
				if fault := commandFault(t, command); fault != "" {
					t.Errorf("%s: %s: %s", name, strings.Join(command, " "), fault)
				}
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d commands found", seen)
	}
}

func TestCommandFaults(t *testing.T) {
	for line, want := range map[string]string{
		"run: go run ./cmd/check -format github":               "",
		"`go run ./cmd/build -o /tmp/site -weights` # -x":      "",
		"if ! go run ./cmd/build -q >a -b; then":               "",
		"go run ./cmd/chekc":                                   "no such command",
		"go run ./cmd/check -formt github":                     "no flag -formt",
		"see `go run ./cmd/build` and `go run ./cmd/check -o`": "no flag -o",
		"go run ./cmd/build --weight":                          "no flag -weight",
		"`go run ./cmd/build -h` explains":                     "",
		"go run ./cmd/build -o=site -base=a":                   "no flag -base",
	} {
		var got string
		for _, command := range commands(line) {
			got += commandFault(t, command)
		}
		if got != want {
			t.Errorf("%s: found %q, want %q", line, got, want)
		}
	}
}

var (
	running = regexp.MustCompile(`go run \./cmd/([\w-]+)([^\x60#|;&<>]*)`)
	looking = regexp.MustCompile(`go (?:doc|generate) \./([\w/-]+)`)
	dashed  = regexp.MustCompile(`^--?([a-z][\w-]*)`)
)

// commands are those that a line runs: a name and the flags behind it.
func commands(line string) [][]string {
	var found [][]string
	for _, m := range running.FindAllStringSubmatch(line, -1) {
		command := []string{m[1]}
		for _, word := range strings.Fields(m[2]) {
			if flag := dashed.FindStringSubmatch(word); flag != nil {
				command = append(command, flag[1])
			}
		}
		found = append(found, command)
	}
	return found
}

func commandFault(t *testing.T, command []string) string {
	t.Helper()
	known, ok := flags(t, command[0])
	if !ok {
		return "no such command"
	}
	for _, name := range command[1:] {
		if name != "h" && !slices.Contains(known, name) { // every command explains itself
			return "no flag -" + name
		}
	}
	return ""
}

// flags reads from the source of a command which flags it declares, those that
// all commands have among them.
func flags(t *testing.T, command string) (names []string, ok bool) {
	t.Helper()
	files, err := filepath.Glob(path.Join(root, "cmd", command, "*.go"))
	if err != nil || len(files) == 0 {
		return nil, false
	}
	for _, file := range append(files, path.Join(root, "internal/atlas/command.go")) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				names = append(names, declared(call)...)
			}
			return true
		})
	}
	return names, true
}

// declared is the name of the flag that a call such as flags.StringVar(&c.out,
// "o", …) declares.
func declared(call *ast.CallExpr) []string {
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	if on, ok := method.X.(*ast.Ident); !ok || on.Name != "flags" {
		return nil
	}
	for _, arg := range call.Args {
		if literal, ok := arg.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			name, err := strconv.Unquote(literal.Value)
			if err != nil {
				return nil
			}
			return []string{name}
		}
	}
	return nil
}

// TestLinks follows each link of the documents that leads into the project, to
// the file and to the heading in it.
func TestLinks(t *testing.T) {
	for name, text := range documents(t) {
		for _, target := range targets(text) {
			if fault := linkFault(name, target); fault != "" {
				t.Errorf("%s: %s: %s", name, target, fault)
			}
		}
	}
}

func TestLinkFaults(t *testing.T) {
	for target, want := range map[string]string{
		"data/README.md":                         "",
		"data/README.md#coverage-and-weak-spots": "",
		"#find-your-way":                         "",
		"https://example.org/#a":                 "",
		"data/READ.md":                           "no such file",
		"data/README.md#coverage":                "no such heading",
		"#nowhere":                               "no such heading",
		"../other":                               "leads out of the project",
	} {
		if got := linkFault("README.md", target); got != want {
			t.Errorf("%s: found %q, want %q", target, got, want)
		}
	}
}

var (
	linked  = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	fenced  = regexp.MustCompile("(?ms)^ *```.*?^ *```|``[^`\n]+``|`[^`\n]+`")
	heading = regexp.MustCompile(`(?m)^#+ (.+)$`)
	dropped = regexp.MustCompile(`[^\p{L}\p{N}\- _]`)
)

func targets(text string) []string {
	var found []string
	for _, m := range linked.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
		found = append(found, m[1])
	}
	return found
}

func linkFault(from, target string) string {
	if strings.Contains(target, "://") {
		return ""
	}
	file, anchor, _ := strings.Cut(target, "#")
	switch rest, found := strings.CutPrefix(file, "../blob/main/"); {
	case found: // from an issue or a pull request
		file = rest
	case strings.HasPrefix(file, "../../../issues/new?template="):
		file = ".github/ISSUE_TEMPLATE/" + strings.TrimPrefix(file, "../../../issues/new?template=")
	case file == "":
		file = from
	default:
		file = path.Join(path.Dir(from), file)
	}
	if !filepath.IsLocal(file) {
		return "leads out of the project"
	}
	text, err := os.ReadFile(path.Join(root, file))
	if info, statErr := os.Stat(path.Join(root, file)); statErr == nil && info.IsDir() {
		err = nil
	}
	if err != nil {
		return "no such file"
	}
	if anchor != "" && !slices.Contains(anchors(string(text)), anchor) {
		return "no such heading"
	}
	return ""
}

// anchors are the addresses that GitHub gives to the headings of a document.
func anchors(text string) []string {
	var found []string
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		name := strings.ReplaceAll(dropped.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-")
		for i, first := 1, name; slices.Contains(found, name); i++ {
			name = fmt.Sprintf("%s-%d", first, i)
		}
		found = append(found, name)
	}
	return found
}
