package atlas

// SweepTo is Sweep for a cache that may have another size.
func (c *Cache) SweepTo(bytes int64) { c.sweep(bytes) }
