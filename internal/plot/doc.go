// Package plot turns measures into charts: a finding as a sentence, the values
// behind it as a table, and for up to three widths either an option that
// ECharts draws or plain marks. It is pure and knows neither pages nor files.
//
// Colours are always the page's own custom properties, such as var(--ink), so
// one picture serves the light and the dark scheme. Every cloud that is
// compared has one colour, used for nothing else.
//
// Charts over time are laid out here to the pixel, for three widths: what room
// labels need, where they are pushed apart, and where the words of events stand
// are computed from the widths of the letters of the page's own face. ECharts is
// told the result and places nothing itself. Options hold no functions.
package plot
