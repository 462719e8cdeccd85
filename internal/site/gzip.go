package site

import (
	"bytes"
	"compress/gzip"
	"sync"
)

// presses compress, for several goroutines at a time. Each press is large, so
// they are used again.
type presses struct{ idle sync.Pool }

func newPresses() *presses {
	return &presses{sync.Pool{New: func() any { return gzip.NewWriter(nil) }}}
}

// compressed is how many bytes are left of some by gzip, as hosts use it.
func (p *presses) compressed(data []byte) int {
	var out bytes.Buffer
	w := p.idle.Get().(*gzip.Writer)
	defer p.idle.Put(w)
	w.Reset(&out)
	_, _ = w.Write(data) // a Buffer takes everything
	_ = w.Close()
	return out.Len()
}
