package atlas

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// Formats are the forms in which problems can be printed.
func Formats() []string { return []string{"text", "github", "json"} }

// PrintProblems writes problems as lines for people ("text"), as annotations
// of a pull request ("github") or as one JSON document ("json"). It tells how
// many of them must be mended.
func PrintProblems(w io.Writer, format string, problems []source.Problem) (blocking int, err error) {
	if !slices.Contains(Formats(), format) {
		return 0, fmt.Errorf("-format: %s", source.Unknown("format", format, Formats()))
	}
	blocking = source.Blocking(problems)
	switch format {
	case "json":
		return blocking, printJSON(w, problems)
	case "github":
		for _, p := range problems {
			if _, err := fmt.Fprintln(w, annotation(p)); err != nil {
				return blocking, err
			}
		}
		return blocking, nil
	}
	for _, p := range problems {
		if _, err := fmt.Fprintln(w, p); err != nil {
			return blocking, err
		}
	}
	return blocking, nil
}

func printJSON(w io.Writer, problems []source.Problem) error {
	type problem struct {
		File    string `json:"file"`
		Line    int    `json:"line,omitempty"`
		Col     int    `json:"col,omitempty"`
		Level   string `json:"level"`
		Message string `json:"message"`
	}
	list := []problem{}
	for _, p := range problems {
		list = append(list, problem{p.Pos.File, p.Pos.Line, p.Pos.Col, level(p), p.Message})
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(map[string]any{"problems": list})
}

func level(p source.Problem) string {
	if p.Warning {
		return "warning"
	}
	return "error"
}

// annotation is a problem as GitHub's runner reads it. The characters that
// would end a field or the line are escaped, for they may come from anybody's
// data.
func annotation(p source.Problem) string {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	place := "file=" + property.Replace(p.Pos.File)
	if p.Pos.Line > 0 {
		place += fmt.Sprintf(",line=%d,col=%d", p.Pos.Line, p.Pos.Col)
	}
	return fmt.Sprintf("::%s %s::%s", level(p), place, data.Replace(p.Message))
}

// Summary says in a line how many problems there are.
func Summary(problems []source.Problem) string {
	blocking := source.Blocking(problems)
	warnings := len(problems) - blocking
	return fmt.Sprintf("%s, %s", plural(blocking, "problem"), plural(warnings, "warning"))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return say("%d ", n) + noun + "s"
}
