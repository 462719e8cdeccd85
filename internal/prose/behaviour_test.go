package prose_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// Each file of testdata is one behaviour: why it matters, the files of a tree,
// which all stand in folders, and what is made of them.
func TestBehaviour(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no behaviours in testdata (%v)", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) { behaviour(t, file) })
	}
}

func behaviour(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	content, problems := prose.Load(treeOf(archive))
	got := map[string]string{
		"problems":   printed(problems),
		"documents":  documents(content),
		"references": references(content),
		"blocks":     blocks(content),
		"numbers":    numbers(content),
		"plain":      plain(content),
	}
	for i := range archive.Files {
		section := &archive.Files[i]
		text, known := got[section.Name]
		switch {
		case !known && !strings.Contains(section.Name, "/"):
			t.Errorf("no section may be called %q", section.Name)
		case !known:
		case *update:
			section.Data = []byte(text)
		case text != string(section.Data):
			t.Errorf("%s:\n%swant:\n%s", section.Name, text, section.Data)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func treeOf(archive *txtar.Archive) fs.FS {
	tree := fstest.MapFS{}
	for _, f := range archive.Files {
		if strings.Contains(f.Name, "/") {
			tree[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return tree
}

func printed(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

func documents(c *prose.Content) string {
	var b strings.Builder
	for _, d := range c.Documents() {
		fmt.Fprintf(&b, "%s section %q slug %q id %q\n", d.File, d.Section, d.Slug, d.ID())
		fmt.Fprintf(&b, "\t%q %q", d.Title, d.Summary)
		if d.Date != 0 {
			fmt.Fprintf(&b, " date %v", d.Date)
		}
		if d.AsOf != 0 {
			fmt.Fprintf(&b, " as of %v", d.AsOf)
		}
		fmt.Fprintf(&b, " by %q, %d words\n", d.Authors, d.Words())
		for _, a := range d.Accepted {
			fmt.Fprintf(&b, "\t%v accepted %s until %v: %s\n", a.Pos(), a.Claim, a.Until, a.Reason)
		}
		for _, h := range d.Headings {
			fmt.Fprintf(&b, "\t%v %s #%s %q\n", h.Pos, strings.Repeat("#", h.Level), h.Slug, h.Text(answers(d).Values))
		}
	}
	for _, f := range c.Files() {
		fmt.Fprintf(&b, "%s is shown\n", f)
	}
	return b.String()
}

func references(c *prose.Content) string {
	var b strings.Builder
	for _, d := range c.Documents() {
		for i, v := range d.Values {
			fmt.Fprintf(&b, "%v value %d %q\n", v.Expr.Pos(), i, v.Expr.Text)
		}
		for i, c := range d.Claims {
			fmt.Fprintf(&b, "%v claim %d %s %q: %q at %v to %v\n", c.Pos, i, c.ID, c.Sentence(answers(d).Values),
				c.Expr.Text, c.Expr.Pos(), c.Expr.At(len(c.Expr.Text)))
			if before, after := c.Around(answers(d).Values); before+after != "" {
				fmt.Fprintf(&b, "\tbetween %q and %q\n", before, after)
			}
		}
		for i, l := range d.Links {
			fmt.Fprintf(&b, "%v link %d %q to %s %q\n", l.Target.Pos(), i, l.Text(answers(d).Values), l.Scheme, l.Target.Text)
		}
		for i, c := range d.Charts {
			fmt.Fprintf(&b, "%v chart %d %q\n", c.Reference.Pos(), i, c.Reference.Text)
		}
		for i, p := range d.Images {
			fmt.Fprintf(&b, "%v image %d %s\n", p.Pos, i, p.File)
		}
	}
	return b.String()
}

// answers are answers that show what they answer.
func answers(d *prose.Document) prose.Answers {
	var a prose.Answers
	for i := range d.Values {
		a.Values = append(a.Values, fmt.Sprintf("%d", 70+i))
	}
	for range d.Claims {
		a.States = append(a.States, []string{"", "fragile"}[len(a.States)%2])
	}
	for _, l := range d.Links {
		a.Links = append(a.Links, "../"+l.Scheme+"s/"+l.Target.Text+"/index.html")
	}
	for _, i := range d.Images {
		a.Images = append(a.Images, "../"+i.File)
	}
	return a
}

func blocks(c *prose.Content) string {
	var b strings.Builder
	for _, d := range c.Documents() {
		for _, block := range d.Render(answers(d)) {
			fmt.Fprintf(&b, "%s", block.Kind)
			if block.Kind == prose.Figure {
				fmt.Fprintf(&b, " %d", block.Chart)
			}
			if block.Kind == prose.Title {
				fmt.Fprintf(&b, " %d", block.Heading)
			}
			if len(block.Claims) > 0 {
				fmt.Fprintf(&b, " claims %v", block.Claims)
			}
			fmt.Fprintf(&b, "\n%s\n", block.HTML)
		}
	}
	return b.String()
}

func names() *prose.Names {
	return prose.NewNames([]string{"GPT-5.5", "Claude Opus 4.8", "Gemini 2.5 Pro", "AWS", "Llama 3.1 405B"})
}

func numbers(c *prose.Content) string {
	var b strings.Builder
	for _, d := range c.Documents() {
		coverage, problems := d.Coverage(names())
		fmt.Fprintf(&b, "%d of %d\n%s", coverage.Bound, coverage.Total, printed(problems))
	}
	return b.String()
}

func plain(c *prose.Content) string {
	var b strings.Builder
	for _, d := range c.Documents() {
		fmt.Fprintf(&b, "%s\n", d.Plain(answers(d).Values))
	}
	return b.String()
}
