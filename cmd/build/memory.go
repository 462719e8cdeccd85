package main

import (
	"os"
	"runtime/debug"
)

// thrift is the memory in bytes from which on the collector works harder rather
// than let the program grow: a site of ten thousand models stays below a
// gigabyte, and a small one never comes near it.
const thrift = 900 << 20

// saveMemory sets the limit, unless whoever runs the program has set another.
func saveMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(thrift)
	}
}
