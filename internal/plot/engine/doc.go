// Package engine draws ECharts options as SVG without a browser: the same
// script that makes a chart live for readers runs here in a small JavaScript
// machine. It knows nothing of the report; it is the only door to that machine.
//
// A drawing depends on its option, its size, its ID and the two scripts, and on
// nothing else: not on what was drawn before, on the number of workers, the day
// or the time zone. Days in options are milliseconds since 1970 or texts that
// end in Z.
//
// What comes out is for the inside of an svg element in a page that allows no
// style attributes and no scripts but its own. It is plain shapes and words with
// presentation attributes. Colours such as var(--ink) stay as they are, fonts
// are left to the page, and ids begin with the drawing's own. Anything that
// would run or load something is an error.
package engine
