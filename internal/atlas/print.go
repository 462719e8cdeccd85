package atlas

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"moatatlas/internal/source"
)

// Format is a form in which problems can be printed.
type Format string

// The forms.
const (
	Text   Format = "text"   // a line each, for people and editors
	GitHub Format = "github" // annotations of a pull request
	JSON   Format = "json"   // one document, for programs
)

// Set reads the name of a format from a command line.
func (f *Format) Set(name string) error {
	switch known := Format(name); known {
	case Text, GitHub, JSON:
		*f = known
		return nil
	}
	return fmt.Errorf("%s", source.Unknown("format", name, []string{string(Text), string(GitHub), string(JSON)}))
}

// String is the name of the format.
func (f Format) String() string { return string(f) }

// Print writes problems in this format.
func (f Format) Print(w io.Writer, problems []source.Problem) error {
	if f == JSON {
		return printJSON(w, problems)
	}
	for _, p := range problems {
		line := p.String()
		if f == GitHub {
			line = annotation(p)
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
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
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Problems []problem `json:"problems"`
	}{list})
}

func level(p source.Problem) string {
	if p.Warning {
		return "warning"
	}
	return "error"
}

// annotation is a problem as GitHub's runner reads it. The characters that
// would end a field or the line are escaped, and those that move a cursor
// taken out, for they may come from anybody's data.
func annotation(p source.Problem) string {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	place := "file=" + property.Replace(p.Pos.File)
	if p.Pos.Line > 0 {
		place += fmt.Sprintf(",line=%d,col=%d", p.Pos.Line, p.Pos.Col)
	}
	return source.Visible(fmt.Sprintf("::%s %s::%s", level(p), place, data.Replace(p.Message)))
}
