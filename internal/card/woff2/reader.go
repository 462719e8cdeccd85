package woff2

import "encoding/binary"

// reader reads numbers one after the other. Past the end it reads zeros and
// notes that it is short, so that a caller asks once and not each time.
type reader struct {
	data  []byte
	short bool
}

// take is the next n bytes; nil where there are not so many.
func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.data, r.short = nil, true
		return nil
	}
	taken := r.data[:n]
	r.data = r.data[n:]
	return taken
}

func (r *reader) skip(n int) { r.take(n) }

func (r *reader) u8() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) u16() uint16 {
	if b := r.take(2); b != nil {
		return binary.BigEndian.Uint16(b)
	}
	return 0
}

func (r *reader) i16() int16 { return int16(r.u16()) }

func (r *reader) u32() uint32 {
	if b := r.take(4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

// base128 reads a number of seven bits a byte.
func (r *reader) base128() int {
	n := 0
	for range 5 {
		b := r.u8()
		n = n<<7 | int(b&127)
		if b < 128 {
			return n
		}
	}
	r.short = true
	return 0
}

// short255 reads a number of which the small ones take a byte.
func (r *reader) short255() int {
	const word, second, first, lowest = 253, 254, 255, 253
	switch code := r.u8(); code {
	case word:
		return int(r.u16())
	case first:
		return lowest + int(r.u8())
	case second:
		return 2*lowest + int(r.u8())
	default:
		return int(code)
	}
}
