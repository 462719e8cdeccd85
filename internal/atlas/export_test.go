package atlas

import "io/fs"

// SweepTo is Sweep for a cache that may have another size.
func (c *Cache) SweepTo(bytes int64) { c.sweep(bytes) }

// MemoOf is what tells the facts of a tree and a program from all others.
func (o Options) MemoOf(tree fs.FS) string { return o.memo(tree).Of }
