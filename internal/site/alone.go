package site

import "moatatlas/internal/report"

// BuildNote is the file of a site that says how it was made.
const BuildNote = "build.json"

// Alone is one page that needs no other file, to be written as a site is.
func Alone(page []byte) *Site { return &Site{files: []File{{"index.html", page}}} }

// Picture is a drawing of a figure as a file that shows the same outside of a site,
// in the colours that a style sheet declares.
func Picture(sheet []byte, f report.FigureData, s report.Sketch) []byte {
	return press{palette: paletteOf(string(sheet))}.file(f, s)
}
