package atlas

import (
	"os"
	"runtime/debug"
)

// thrift is the memory in bytes from which on the collector works harder rather
// than let the program grow: a site of ten thousand models stays below a
// gigabyte, and a small one never comes near it.
const thrift = 900 << 20

// room is how much the program may grow between two collections, in percent of what
// it holds: twice the usual takes a tenth off the time of a build, which stays below
// half a gigabyte.
const room = 200

// UseMemory lets the program take memory for time, as far as that pays, unless
// whoever runs it has set another measure. It is for main functions.
func UseMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(thrift)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(room)
	}
}
