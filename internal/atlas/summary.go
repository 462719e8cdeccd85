package atlas

import (
	"fmt"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"moatatlas/internal/dataset"
	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// say writes numbers with separators: "1,420 stages".
func say(format string, args ...any) string {
	return message.NewPrinter(language.English).Sprintf(format, args...)
}

func factsRead(data *dataset.Dataset) string {
	offers, stages := 0, 0
	for _, m := range data.Models() {
		offers += len(m.Availability)
		for _, a := range m.Availability {
			stages += len(a.Stages)
		}
	}
	others := len(data.Deals()) + len(data.Actions()) + len(data.Events())
	return say("%d models, %d offers, %d stages, %d other records", len(data.Models()), offers, stages, others)
}

func pagesMade(s *site.Site) string {
	return say("%d pages, %d files, %d kB", s.Pages(), len(s.Files()), s.Bytes()/1000)
}

func linksFollowed(s *site.Site, faults []source.Problem) string {
	if len(faults) == 0 {
		return fmt.Sprintf("%s in order", say("%d pages", s.Pages()))
	}
	return say("%d faults", len(faults))
}
