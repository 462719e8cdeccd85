package claim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// The days within which worlds are made up; the second is the report's.
var (
	firstDay = source.DayOf(2025, 1, 1)
	lastDay  = source.DayOf(2025, 12, 31)
)

// world is a small made-up input tree as text files.
type world struct {
	files map[string]string
	days  []string // on which things happen
	ids   []string // of models
}

// drawWorld makes up few models, deals, shares, actions and events on few days, so
// that much of it meets.
func drawWorld(t *rapid.T) world {
	w := world{files: map[string]string{}}
	days := rapid.SliceOfNDistinct(rapid.Int32Range(int32(firstDay), int32(lastDay)), 3, 5, rapid.ID[int32]).Draw(t, "days")
	slices.Sort(days)
	for _, d := range days {
		w.days = append(w.days, source.Day(d).String())
	}
	for i := range rapid.IntRange(2, 5).Draw(t, "models") {
		w.ids = append(w.ids, fmt.Sprintf("%s/m%d", rapid.SampledFrom([]string{"alpha", "beta"}).Draw(t, "lab"), i))
	}
	for i, id := range w.ids {
		w.files["data/models/"+id+".toml"] = w.drawModel(t, i, id)
	}
	w.files["data/deals.toml"] = w.drawDeals(t)
	w.files["data/regulation.toml"] = w.drawTable(t, "action", `authority = "A"`+"\n"+`jurisdiction = "EU"`+"\n"+`stage = "report"`+"\n"+`targets = ["aws"]`)
	w.files["data/events.toml"] = w.drawTable(t, "event", `kind = "launch"`+"\n"+`actors = ["alpha"]`)
	for name, text := range w.files {
		if text == "" {
			delete(w.files, name)
		}
	}
	w.files["data/shares/synergy.toml"] = drawShares(t)
	return w
}

// drawDate draws a day on which things happen, or less of it: a month or a bound.
func (w world) drawDate(t *rapid.T, from int) (date string, at int) {
	at = rapid.IntRange(from, len(w.days)-1).Draw(t, "day")
	s := w.days[at]
	return rapid.SampledFrom([]string{s, s, s, "≤" + s, s[:len("2025-01")]}).Draw(t, "date"), at
}

func (w world) drawModel(t *rapid.T, i int, id string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "name = %q\nfamily = \"f\"\ntier = %q\nmodality = \"text\"\nreleased = %q\nopen_weights = %v\ninput = [\"text\"]\noutput = [\"text\"]\nsource = \"https://example.org/\"\ngrade = \"B\"\n",
		id, rapid.SampledFrom([]string{"frontier", "frontier", "mid"}).Draw(t, "tier"), rapid.SampledFrom([]string{"2024-12-20", "2024-12", "2024"}).Draw(t, "released"), rapid.IntRange(0, 3).Draw(t, "open") == 0)
	lab, _, _ := strings.Cut(id, "/")
	for _, next := range w.ids[i+1:] {
		if strings.HasPrefix(next, lab+"/") && rapid.Bool().Draw(t, "succeeded") {
			fmt.Fprintf(&out, "successor = %q\n", next)
			break
		}
	}
	for _, place := range []string{"aws/bedrock", "azure/foundry", "azure/azure-openai", "gcp/vertex-ai", "oci/oci-genai"} {
		if !rapid.Bool().Draw(t, place) {
			continue
		}
		cloud, service, _ := strings.Cut(place, "/")
		fmt.Fprintf(&out, "[[availability]]\ncloud = %q\nservice = %q\naccess = %q\n", cloud, service, "open")
		if rapid.Bool().Draw(t, "priced") {
			fmt.Fprintf(&out, "price = { input = %d, output = 8, source = \"https://example.org/\", grade = \"A\" }\n", rapid.IntRange(1, 3).Draw(t, "input"))
		}
		out.WriteString("stages = [\n" + w.drawStages(t) + "]\n")
	}
	return out.String()
}

func (w world) drawStages(t *rapid.T) string {
	text, at := "", 0
	for _, kind := range dataset.GA.Allowed() {
		if kind != "ga" && rapid.IntRange(0, 2).Draw(t, "no "+kind) > 0 {
			continue
		}
		var date string
		date, at = w.drawDate(t, at)
		access := ""
		if kind == "preview" || kind == "ga" {
			access = fmt.Sprintf("access = %q, ", rapid.SampledFrom([]string{"open", "open", "limited", "self-hosted"}).Draw(t, "access"))
		}
		text += fmt.Sprintf("  { stage = %q, date = %q, %ssource = \"https://example.org/\", grade = \"B\" },\n", kind, date, access)
	}
	return text
}

func (w world) drawDeals(t *rapid.T) string {
	var out strings.Builder
	for i := range rapid.IntRange(0, 2).Draw(t, "deals") {
		date, at := w.drawDate(t, 0)
		fmt.Fprintf(&out, "[deal.d%d]\ndate = %q\nkind = \"compute\"\nparties = [\"alpha\", \"aws\"]\namount_usd = %d\nexclusivity = \"none\"\ntitle = \"D\"\nsummary = \"D\"\nsource = \"https://example.org/\"\ngrade = \"A\"\n", i, date, 1+rapid.IntRange(0, 1).Draw(t, "amount"))
		if rapid.Bool().Draw(t, "term") {
			until, _ := w.drawDate(t, at)
			fmt.Fprintf(&out, "terms = [ { kind = \"exclusive-api\", party = \"aws\", from = %q, until = %q } ]\n", date, until)
		}
	}
	return out.String()
}

func (w world) drawTable(t *rapid.T, name, rest string) string {
	var out strings.Builder
	for i := range rapid.IntRange(0, 2).Draw(t, name) {
		date, _ := w.drawDate(t, 0)
		fmt.Fprintf(&out, "[%s.e%d]\ndate = %q\n%s\ntitle = \"E\"\nsummary = \"E\"\nsource = \"https://example.org/\"\ngrade = \"A\"\n", name, i, date, rest)
	}
	return out.String()
}

func drawShares(t *rapid.T) string {
	out := "title = \"S\"\npublisher = \"S\"\nscope = \"S\"\nunit = \"percent\"\n"
	for i := range rapid.IntRange(1, 4).Draw(t, "quarters") {
		out += fmt.Sprintf("[[quarter]]\nquarter = \"2025Q%d\"\nsource = \"https://example.org/\"\ngrade = \"A\"\n", i+1)
		for _, c := range []string{"aws", "azure", "gcp", "oci"} {
			if n := rapid.IntRange(-3, 20).Draw(t, "share"); n > 0 {
				out += fmt.Sprintf("%s = %d\n", c, n)
			}
		}
	}
	return out
}

// failer is a test, or one run of a property.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// load reads a world over the made-up clouds and labs of the market's examples.
func (w world) load(f failer) *dataset.Dataset {
	f.Helper()
	base, err := txtar.ParseFile("../market/testdata/base.txtar")
	if err != nil {
		f.Fatal(err)
	}
	tree := fstest.MapFS{}
	for _, file := range base.Files {
		tree[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	for name, text := range w.files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	data, problems := dataset.Load(tree)
	for _, p := range problems {
		if !p.Warning {
			f.Fatal(p)
		}
	}
	return data
}

func (w world) history(f failer) *market.History { return market.New(w.load(f)) }
