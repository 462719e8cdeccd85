package catalogue_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/amend"
	"moatatlas/internal/catalogue"
	"moatatlas/internal/dataset"
)

// TestForms: however an author has written a file, an import makes the same facts of
// it, and a second run has nothing to write.
func TestForms(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/cases/all.txtar")
	if err != nil {
		t.Fatal(err)
	}
	imported := func(t *testing.T, form func(string) string) string {
		tree, text := smallTree(t), []byte(nil)
		for _, f := range archive.Files {
			switch {
			case f.Name == "api.json":
				text = f.Data
			case strings.HasPrefix(f.Name, "data/"):
				tree[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
		for name, f := range tree {
			if strings.HasPrefix(name, "data/models/") {
				tree[name] = &fstest.MapFile{Data: []byte(form(string(f.Data)))}
			}
		}
		data := sound(t, tree)
		listing, _ := catalogue.Read("api.json", text, catalogue.Wanted(data))
		files := amend.New(tree)
		if err := catalogue.Propose(data, listing, day).Amend(files); err != nil {
			t.Fatal(err)
		}
		after := sound(t, files.Tree())
		if again := catalogue.Propose(after, listing, day); again.Writes() > 0 {
			t.Errorf("a second run would write %d changes", again.Writes())
		}
		return facts(after.Rows())
	}
	want := imported(t, func(s string) string { return s })
	inline := regexp.MustCompile(`(?m)^(price|first_party) = \{ (.*) \}( #.*)?$`)
	for name, form := range map[string]func(string) string{
		"Windows":         func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"byte order mark": func(s string) string { return "\uFEFF" + s },
		"no end of line":  func(s string) string { return strings.TrimRight(s, "\n") },
		"comments":        func(s string) string { return regexp.MustCompile(`(?m)$`).ReplaceAllString(s, " # ] } = \"") },
		"indented":        func(s string) string { return regexp.MustCompile(`(?m)^(\S)`).ReplaceAllString(s, "\t $1") },
		"quoted keys":     func(s string) string { return regexp.MustCompile(`(\w+) = `).ReplaceAllString(s, `"$1"= `) },
		"odd keys":        func(s string) string { return regexp.MustCompile(`\bprice = `).ReplaceAllString(s, `"\u0070rice"=`) },
		"tight":           func(s string) string { return regexp.MustCompile(` ?([={}\[\],]) ?`).ReplaceAllString(s, "$1") },
		"lists on one line": func(s string) string {
			return regexp.MustCompile(`(?s)stages = \[\n(.*?),\n\]`).ReplaceAllStringFunc(s, func(l string) string {
				return regexp.MustCompile(`\s*#.*|\n`).ReplaceAllString(l, "")
			})
		},
		"no comma at the end": func(s string) string { return strings.ReplaceAll(s, "},\n]", "}\n]") },
		"tables on lines": func(s string) string {
			return inline.ReplaceAllStringFunc(s, func(l string) string {
				l = strings.Replace(l, "{ ", "{\n  ", 1)
				return regexp.MustCompile(`, (\w+ =)`).ReplaceAllString(l, ",\n  $1")
			})
		},
		"a list in brackets": func(s string) string {
			own, offers, _ := strings.Cut(regexp.MustCompile(`\s*#.*`).ReplaceAllString(s, ""), "[[availability]]\n")
			if offers == "" {
				return s
			}
			offers = strings.ReplaceAll(strings.TrimSpace(offers), "\n\n[[availability]]\n", "}, {")
			offers = regexp.MustCompile(`\n(\w+ =)`).ReplaceAllString(offers, ", $1")
			return own + "availability = [{" + strings.ReplaceAll(offers, "\n", " ") + "}]"
		},
		"headers": func(s string) string {
			var b strings.Builder
			for i, part := range strings.Split(s, "[[availability]]") {
				header, next := "first_party", ", (price) ="
				if i > 0 {
					b.WriteString("[[availability]]")
					header, next = "availability.price", ", (output|source|grade) ="
				}
				own := inline.FindStringSubmatch(part)
				b.WriteString(inline.ReplaceAllString(part, ""))
				if own != nil {
					b.WriteString("\n[" + header + "] # " + own[3] + "\n" + regexp.MustCompile(next).ReplaceAllString(own[2], "\n$1 =") + "\n\n")
				}
			}
			return b.String()
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := imported(t, form); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// facts are rows without their places.
func facts(rows []dataset.Row) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(r.Kind + " " + r.Key + "\n")
		for _, c := range r.Cells {
			b.WriteString("  " + c.Key + " " + strings.Join(c.Items, ", ") + "\n")
		}
		b.WriteString(facts(r.Rows))
	}
	return b.String()
}
