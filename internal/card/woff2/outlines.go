package woff2

import (
	"encoding/binary"
	"errors"
)

var errOutlines = errors.New("outlines of glyphs that cannot be read")

// streams are the parts of a transformed glyf table: like goes with like.
type streams struct {
	contours, points, flags, glyphs, composites, boxes, instructions *reader
	boxed                                                            []byte // a bit for each glyph with a box of its own
}

// outlines brings a glyf table back, and the loca table that says where in it
// each glyph begins. Instructions, which only screens of old used, are left out.
func outlines(data []byte) (glyf, loca []byte, err error) {
	r := &reader{data: data}
	r.skip(4)
	count := int(r.u16())
	r.skip(2)
	var sizes [7]int
	for i := range sizes {
		sizes[i] = int(r.u32())
	}
	var parts [7]*reader
	for i, n := range sizes {
		parts[i] = &reader{data: r.take(n)}
	}
	if r.short {
		return nil, nil, errShort
	}
	s := streams{parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], nil}
	s.boxed = s.boxes.take((count + 31) / 32 * 4)
	if s.boxes.short {
		return nil, nil, errShort
	}
	for i := range count {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyph, err := s.glyph(i)
		if err != nil {
			return nil, nil, err
		}
		glyf = append(glyf, glyph...)
		glyf = append(glyf, make([]byte, -len(glyf)&3)...)
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), nil
}

// glyph reads the next glyph, which has a number.
func (s *streams) glyph(number int) ([]byte, error) {
	var box []byte
	if s.boxed[number/8]&(0x80>>(number%8)) != 0 {
		box = s.boxes.take(8)
	}
	n := s.contours.i16()
	var glyph []byte
	switch {
	case n == 0:
	case n < 0:
		glyph = append(binary.BigEndian.AppendUint16(nil, 0xFFFF), box...)
		glyph = append(glyph, s.composite()...)
	default:
		glyph = s.simple(int(n), box)
	}
	for _, r := range []*reader{s.contours, s.points, s.flags, s.glyphs, s.composites, s.boxes, s.instructions} {
		if r.short {
			return nil, errOutlines
		}
	}
	if n < 0 && box == nil {
		return nil, errOutlines
	}
	return glyph, nil
}

// composite takes over what a glyph is put together of.
func (s *streams) composite() []byte {
	const words, scale, more, scales, matrix, instructed = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7, 1 << 8
	var parts []byte
	for has, flags := false, uint16(more); flags&more != 0; {
		flags = s.composites.u16()
		has = has || flags&instructed != 0
		size := 2 + 2
		if flags&words != 0 {
			size += 2
		}
		switch {
		case flags&scale != 0:
			size += 2
		case flags&scales != 0:
			size += 4
		case flags&matrix != 0:
			size += 8
		}
		parts = binary.BigEndian.AppendUint16(parts, flags&^instructed)
		parts = append(parts, s.composites.take(size)...)
		if flags&more == 0 && has {
			s.instructions.skip(s.glyphs.short255())
		}
	}
	return parts
}

// simple reads a glyph of contours.
func (s *streams) simple(contours int, box []byte) []byte {
	var ends []byte
	points := 0
	for range contours {
		points += s.points.short255()
		ends = binary.BigEndian.AppendUint16(ends, uint16(points-1))
	}
	if points > len(s.flags.data) { // a flag each
		s.flags.short = true
		return nil
	}
	var curves, xs, ys []byte
	edges := extent{}
	x, y := 0, 0
	for i := range points {
		flag := s.flags.u8()
		dx, dy := s.step(flag & 127)
		x, y = x+dx, y+dy
		edges.add(i == 0, x, y)
		curves = append(curves, ^flag>>7) // on the curve or not; coordinates of two bytes
		xs = binary.BigEndian.AppendUint16(xs, uint16(dx))
		ys = binary.BigEndian.AppendUint16(ys, uint16(dy))
	}
	s.instructions.skip(s.glyphs.short255())
	glyph := binary.BigEndian.AppendUint16(nil, uint16(contours))
	if box == nil {
		box = edges.bytes()
	}
	glyph = append(append(glyph, box...), ends...)
	glyph = append(glyph, 0, 0) // the length of its instructions
	return append(append(append(glyph, curves...), xs...), ys...)
}

// step reads how far the next point of a contour is from the last. The form of
// the flag says in how many bits (section 5.2 of the specification).
func (s *streams) step(flag byte) (dx, dy int) {
	f := int(flag)
	signed := func(n, bit int) int {
		if f>>bit&1 == 0 {
			return -n
		}
		return n
	}
	next := func() int { return int(s.glyphs.u8()) }
	switch {
	case f < 10:
		dy = signed((f&14)<<7+next(), 0)
	case f < 20:
		dx = signed(((f-10)&14)<<7+next(), 0)
	case f < 84:
		b0, b1 := f-20, next()
		dx, dy = signed(1+(b0&0x30)+b1>>4, 0), signed(1+(b0&0x0C)<<2+b1&15, 1)
	case f < 120:
		b0 := f - 84
		dx, dy = signed(1+b0/12<<8+next(), 0), signed(1+b0%12>>2<<8+next(), 1)
	case f < 124:
		b1, b2, b3 := next(), next(), next()
		dx, dy = signed(b1<<4+b2>>4, 0), signed((b2&15)<<8+b3, 1)
	default:
		dx, dy = signed(next()<<8+next(), 0), signed(next()<<8+next(), 1)
	}
	return dx, dy
}

// extent is the box around points.
type extent struct{ left, bottom, right, top int }

func (e *extent) add(first bool, x, y int) {
	if first {
		*e = extent{x, y, x, y}
	}
	*e = extent{min(e.left, x), min(e.bottom, y), max(e.right, x), max(e.top, y)}
}

func (e *extent) bytes() []byte {
	var b []byte
	for _, n := range []int{e.left, e.bottom, e.right, e.top} {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	return b
}
