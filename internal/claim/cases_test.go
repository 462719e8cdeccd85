package claim_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/claim"
	"moatatlas/internal/source"
)

// Every case is a text file: it says why it is there, has expressions, each on a
// line, perhaps files in the place of those of world.txtar, and what comes of them.
func TestCases(t *testing.T) {
	for folder, show := range map[string]func(*claim.Bench, *txtar.Archive) string{
		"value": values, "fault": faults, "verdict": verdicts, "settle": settled, "change": changed,
	} {
		files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
		if err != nil || len(files) == 0 {
			t.Errorf("no cases of %s: %v", folder, err)
		}
		for _, file := range files {
			t.Run(folder+"/"+strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
				a, err := txtar.ParseFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if len(bytes.TrimSpace(a.Comment)) == 0 {
					t.Error("the case does not say why it is there")
				}
				got := show(claim.NewBench(caseWorld(t, a).history(t)), a)
				if *update {
					rewrite(t, file, a, got)
				} else if want := section(a, "want"); got != want {
					t.Errorf("got:\n%s\nwant:\n%s", got, want)
				}
			})
		}
	}
}

// caseWorld is world.txtar with the files of a case in the place of its own.
func caseWorld(t *testing.T, a *txtar.Archive) world {
	t.Helper()
	base, err := txtar.ParseFile("testdata/world.txtar")
	if err != nil {
		t.Fatal(err)
	}
	w := world{files: map[string]string{}}
	for _, f := range slices.Concat(base.Files, a.Files) {
		if strings.Contains(f.Name, "/") {
			w.files[f.Name] = string(f.Data)
		}
	}
	return w
}

func section(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// lines are the lines of a section that are not empty.
func lines(a *txtar.Archive, name string) []string {
	return slices.DeleteFunc(strings.Split(section(a, name), "\n"), func(s string) bool { return s == "" })
}

func rewrite(t *testing.T, file string, a *txtar.Archive, want string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(want)})
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// dayOf is the day as of which a case speaks.
func dayOf(b *claim.Bench, a *txtar.Archive) source.Day {
	if day, err := source.ParseDay(strings.TrimSpace(section(a, "day"))); err == nil {
		return day
	}
	return b.AsOf()
}

// values writes what expressions come to.
func values(b *claim.Bench, a *txtar.Archive) string {
	var out strings.Builder
	for _, text := range lines(a, "expressions") {
		e, fault := b.Value(text)
		if fault != nil {
			fmt.Fprintf(&out, "%s\n  fault at %d: %s\n", text, fault.At, fault.Message)
			continue
		}
		v, fault := e.Eval(b, dayOf(b, a))
		switch {
		case fault != nil:
			fmt.Fprintf(&out, "%s\n  fault at %d: %s\n", text, fault.At, fault.Message)
		case v.Undefined != "":
			fmt.Fprintf(&out, "%s\n  %s (%s)\n", text, v.Text, v.Undefined)
		default:
			fmt.Fprintf(&out, "%s\n  %s\n", text, v.Text)
		}
	}
	return out.String()
}

// faults writes what is wrong with expressions, under the place; a claim begins with
// "claim ".
func faults(b *claim.Bench, a *txtar.Archive) string {
	var out strings.Builder
	for _, text := range lines(a, "expressions") {
		text, claims := strings.CutPrefix(text, "claim ")
		compile := b.Value
		if claims {
			compile = b.Claim
		}
		e, fault := compile(text)
		if fault == nil {
			_, fault = e.Eval(b, dayOf(b, a))
		}
		if fault == nil {
			fmt.Fprintf(&out, "%s\n  no fault\n", text)
			continue
		}
		fmt.Fprintf(&out, "%s\n%s^ %s\n", text, strings.Repeat(" ", len([]rune(text[:fault.At]))), fault.Message)
	}
	return out.String()
}

// changed lists the single changes of the case's model, and of what else it asks
// for by the words that a change's fact begins with.
func changed(b *claim.Bench, a *txtar.Archive) string {
	var out strings.Builder
	var days []source.Day
	for _, line := range lines(a, "days") {
		day, _ := source.ParseDay(line)
		days = append(days, day)
	}
	for _, c := range claim.Changes(b.Data(), days) {
		if !slices.ContainsFunc(lines(a, "about"), func(s string) bool { return strings.HasPrefix(c.Row.What, s) }) {
			continue
		}
		fmt.Fprintf(&out, "%v %s: %s", c.Row.Pos, c.Row.What, c.How)
		if c.Day != 0 {
			fmt.Fprintf(&out, " (for claims that look at %v)", c.Day)
		}
		out.WriteString("\n")
	}
	return out.String()
}

// judged judges the claims of a case, each "id expression".
func judged(b *claim.Bench, a *txtar.Archive) ([]claim.Judgment, string) {
	var claims []claim.Claim
	for i, line := range lines(a, "claims") {
		id, text, _ := strings.Cut(line, " ")
		test, fault := b.Claim(text)
		if fault != nil {
			return nil, fmt.Sprintf("%s: fault at %d: %s\n", line, fault.At, fault.Message)
		}
		claims = append(claims, claim.Claim{ID: id, Sentence: "So says " + id, Test: test, Day: dayOf(b, a), Pos: source.Pos{File: "essay.md", Line: i + 10, Col: 5}})
	}
	return b.Judge(claims, claim.Memo{}), ""
}

// verdicts writes judgments in full.
func verdicts(b *claim.Bench, a *txtar.Archive) string {
	list, fault := judged(b, a)
	out := &strings.Builder{}
	out.WriteString(fault)
	for _, j := range list {
		fmt.Fprintf(out, "%s: %s\n", j.ID, strings.TrimSpace(fmt.Sprint(j.Verdict, " ", j.Reason)))
		for _, s := range j.Sides {
			fmt.Fprintf(out, "  %s: %s, %v\n", s.Claimed, s.Computed, s.Holds)
			if s.Told != "" {
				fmt.Fprintf(out, "    %s\n", s.Told)
			}
		}
		for _, r := range j.Rows {
			fmt.Fprintf(out, "  - %v %s (%s %s)\n", r.Pos, r.What, r.Grade, r.Source)
		}
		if j.More > 0 {
			fmt.Fprintf(out, "  - and %d more\n", j.More)
		}
		for _, f := range j.Flips {
			fmt.Fprintf(out, "  ! %v %s %s: %s\n", f.Pos, f.What, f.Change, f.To)
		}
	}
	return out.String()
}

// settled writes the problems of claims with the exceptions of a case, each
// "claim day".
func settled(b *claim.Bench, a *txtar.Archive) string {
	list, fault := judged(b, a)
	var accepted []claim.Exception
	for i, line := range lines(a, "accepted") {
		id, day, _ := strings.Cut(line, " ")
		until, _ := source.ParseDay(day)
		accepted = append(accepted, claim.Exception{Claim: id, Until: until, Reason: "a correction is on its way", Pos: source.Pos{File: "essay.md", Line: i + 3, Col: 1}})
	}
	out := &strings.Builder{}
	out.WriteString(fault)
	for _, p := range claim.Settle(list, accepted, b.AsOf()) {
		fmt.Fprintln(out, p)
	}
	for _, j := range list {
		if j.UnderReview != nil {
			fmt.Fprintf(out, "%s is under review until %v\n", j.ID, j.UnderReview.Until)
		}
	}
	return out.String()
}
