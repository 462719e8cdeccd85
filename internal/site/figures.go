package site

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"regexp"
	"strings"

	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// markup lets a template take what package report made of escaped text as it is.
func markup(m report.Markup) template.HTML { return template.HTML(m) }

// unbroken is a text whose days, "23 November 2026", do not break between two lines.
func unbroken(text string) string {
	return day.ReplaceAllStringFunc(text, func(d string) string { return strings.ReplaceAll(d, " ", "\u00a0") })
}

var day = regexp.MustCompile(`\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b`)

// newPress takes the colours and the font of pages.
func newPress(static []File) press {
	var p press
	for _, f := range static {
		switch f.Path {
		case styleSheet:
			p.palette = paletteOf(string(f.Data))
		case sansFont:
			p.font = "data:font/woff2;base64," + base64.StdEncoding.EncodeToString(f.Data)
		}
	}
	return p
}

const (
	styleSheet = report.StylePath
	sansFont   = staticDir + "/fonts/public-sans-latin-wght-normal.woff2"
)

// figureFiles are the files of all charts.
func figureFiles(r *report.Report, p press) ([]File, error) {
	ways := make([]func() ([]File, error), len(r.Figures))
	for i, f := range r.Figures {
		ways[i] = func() ([]File, error) { return filesOf(f, p) }
	}
	return together(ways...)
}

// filesOf are those of one chart: drawings, values, and the option of the live chart.
func filesOf(f report.FigureData, p press) ([]File, error) {
	table := report.Table{Rows: f.Rows}
	for _, c := range f.Columns {
		table.Columns = append(table.Columns, report.Column{Name: c.Name})
	}
	values, err := encodeCSV(table)
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	files := []File{{f.File(report.FigureCSV), values}}
	for _, s := range f.Sketch {
		files = append(files, File{f.File(s.SVGName()), p.file(f, s)})
	}
	if f.Option == nil {
		return files, nil
	}
	script, err := optionScript(f)
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	return append(files, File{f.File(report.FigureOption), script}), nil
}

// optionScript hands the option of a live chart to the page. It is a script and
// no JSON, so that a page opened from a disk can load it too.
func optionScript(f report.FigureData) ([]byte, error) {
	id, err := json.Marshal(f.ID)
	if err != nil {
		return nil, err
	}
	option, err := json.Marshal(f.Option)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "addFigure(%s, %s);\n", id, option), nil
}

// images are the pictures of content/ that pages show.
func images(tree fs.FS, r *report.Report, problems *source.Problems) []File {
	var files []File
	for _, name := range r.Images {
		if data, ok := readAsIs(tree, name, problems); ok {
			files = append(files, File{name, data})
		}
	}
	return files
}
