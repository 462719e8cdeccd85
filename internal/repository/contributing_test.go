package repository

import (
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"moatatlas/internal/atlas"
	"moatatlas/internal/dataset"
	"moatatlas/internal/layer"
)

// example is a fenced block of a document. Behind the language it says what is
// to be made of it:
//
//	toml FILE          its lines stand so in the file
//	diff FILE          a change of the file
//	text check         what is wrong after the change above it
//	text comment       what the comment on the change above it says first
//	toml new FILE      a file to be added, and so with markdown
type example struct {
	line int
	info []string
	text string
}

// TestExamples holds what CONTRIBUTING.md shows to the real data: copies are
// true to it, changes can be made to it, and new files are sound.
func TestExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("makes the whole report")
	}
	var change example
	done := map[string]int{}
	for _, e := range examples(document(t, "CONTRIBUTING.md")) {
		t.Run(fmt.Sprintf("line %d", e.line), func(t *testing.T) {
			done[strings.Join(e.info[:min(2, len(e.info))], " ")]++
			switch {
			case len(e.info) == 2 && e.info[0] == "toml":
				if !strings.Contains(document(t, e.info[1]), e.text) {
					t.Errorf("these lines do not stand so in %s", e.info[1])
				}
			case len(e.info) == 2 && e.info[0] == "diff":
				change = e
				changed(t, e)
			case strings.Join(e.info, " ") == "text check":
				name, text := changed(t, change)
				if got := check(t, name, text); got != e.text {
					t.Errorf("the check says\n%s", got)
				}
			case strings.Join(e.info, " ") == "text comment":
				name, text := changed(t, change)
				if got := effect(t, name, text); got != e.text {
					t.Errorf("the comment says\n%s", got)
				}
			case len(e.info) == 3 && e.info[1] == "new":
				if got := check(t, e.info[2], e.text); got != "" {
					t.Errorf("it has problems:\n%s", got)
				}
			case len(e.info) > 0:
				t.Errorf("nothing tests a block that begins with %q", strings.Join(e.info, " "))
			}
		})
	}
	if done["toml new"] == 0 || done["markdown new"] == 0 || done["text check"] == 0 || done["text comment"] == 0 || done["diff data/models/tii/falcon-7b-instruct.toml"] < 2 {
		t.Errorf("examples are missing: there are %v", done)
	}
}

// TestFirstEditIsSound makes the change that the five minutes are about.
func TestFirstEditIsSound(t *testing.T) {
	for _, e := range examples(document(t, "CONTRIBUTING.md")) {
		if e.info[0] == "diff" {
			name, text := changed(t, e)
			if got := check(t, name, text); got != "" {
				t.Errorf("it has problems:\n%s", got)
			}
			return
		}
	}
	t.Error("no change is shown")
}

var fence = regexp.MustCompile("(?ms)^( *)```([^`\n]*)\n(.*?)^ *```$")

func examples(text string) []example {
	var found []example
	for _, at := range fence.FindAllStringSubmatchIndex(text, -1) {
		indent := text[at[2]:at[3]]
		body := strings.ReplaceAll("\n"+text[at[6]:at[7]], "\n"+indent, "\n")[1:]
		info := strings.Fields(text[at[4]:at[5]])
		if len(info) > 0 { // commands stand in blocks without a language
			found = append(found, example{1 + strings.Count(text[:at[0]], "\n"), info, body})
		}
	}
	return found
}

// changed makes the change of an example to its file: what stands behind each
// minus is there once, and what stands behind the plus below takes its place.
func changed(t *testing.T, e example) (name, text string) {
	t.Helper()
	name = e.info[1]
	text = document(t, name)
	var before string
	for line := range strings.Lines(e.text) {
		part := strings.TrimSuffix(line[1:], "\n")
		switch line[0] {
		case '-':
			if before = part; strings.Count(text, part) != 1 {
				t.Fatalf("stands %d times in %s, and not once: %s", strings.Count(text, part), name, part)
			}
		case '+':
			text = strings.Replace(text, before, part, 1)
		default:
			t.Fatalf("neither taken out nor put in: %s", line)
		}
	}
	return name, text
}

// check reads the real tree with one file put in its place, and prints what is
// wrong with that file. A text is asked for its claims too, so the report is made;
// of facts only the dataset is, for what they do to claims is no fault of theirs.
func check(t *testing.T, name, text string) string {
	t.Helper()
	under, err := atlas.OpenTree(root)
	if err != nil {
		t.Fatal(err)
	}
	tree := layer.Over(under, map[string][]byte{name: []byte(text)})
	_, problems := dataset.Load(tree)
	if path.Ext(name) == ".md" {
		if _, problems, err = atlas.Build(tree, atlas.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	for _, p := range problems {
		if p.Pos.File == name && !strings.Contains(p.Message, "is fragile") {
			fmt.Fprintln(&out, p)
		}
	}
	return out.String()
}

// effect sums up what it does to the report to put one file in its place.
func effect(t *testing.T, name, text string) string {
	t.Helper()
	under, err := atlas.OpenTree(root)
	if err != nil {
		t.Fatal(err)
	}
	found, _ := atlas.Impact(atlas.Version{Tree: under}, atlas.Version{Tree: layer.Over(under, map[string][]byte{name: []byte(text)})}, atlas.Options{})
	return found.Summary + "\n"
}

// document reads a file of the project.
func document(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(path.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
