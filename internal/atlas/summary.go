package atlas

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/prose"
	"moatatlas/internal/report"
	"moatatlas/internal/site"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// plural counts what a noun names: "1 stage", "1,420 stages".
func plural(n int, noun string) string { return words.Count(n, noun, noun+"s") }

// Summary says in a line how many problems there are.
func Summary(problems []source.Problem) string {
	blocking := source.Blocking(problems)
	return plural(blocking, "problem") + ", " + plural(len(problems)-blocking, "warning")
}

func read(data *dataset.Dataset, texts *prose.Content) string {
	offers, stages := 0, 0
	for _, m := range data.Models() {
		offers += len(m.Availability)
		for _, a := range m.Availability {
			stages += len(a.Stages)
		}
	}
	others := len(data.Deals()) + len(data.Actions()) + len(data.Events())
	return plural(len(data.Models()), "model") + ", " + plural(offers, "offer") + ", " +
		plural(stages, "stage") + ", " + plural(others, "other record") + ", " + plural(len(texts.Documents()), "text")
}

func tested(r *report.Report) string {
	return plural(r.Claims, "claim") + ", " + plural(len(r.Figures), "figure")
}

func pagesMade(s *site.Site) string {
	return plural(s.Pages(), "page") + ", " + plural(len(s.Files()), "file") + ", " + words.Thousands(int(s.Bytes()/1000)) + " kB"
}

func linksFollowed(s *site.Site, faults []source.Problem) string {
	if len(faults) == 0 {
		return plural(s.Pages(), "page") + " in order"
	}
	return plural(len(faults), "fault")
}

func filesWritten(w site.Written) string {
	return words.Thousands(w.New) + " new, " + words.Thousands(w.Unchanged) + " unchanged, " + words.Thousands(w.Removed) + " removed"
}
