// Package woff2 reads fonts as the web compresses them and gives them the form
// that other programs understand. It is the only door to Brotli.
//
// It follows WOFF File Format 2.0 (W3C Recommendation) for single TrueType
// fonts. Collections and the transformed hmtx table, which the fonts of the web
// rarely use, are refused.
package woff2

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// most is the size in bytes up to which a font is unpacked: a few kilobytes could
// be made to fill the memory.
const most = 16 << 20

var errShort = errors.New("ends too early")

// Decode unpacks a font into the form of TrueType (sfnt).
func Decode(file []byte) ([]byte, error) {
	sfnt, err := decode(file)
	if err != nil {
		return nil, fmt.Errorf("WOFF2: %w", err)
	}
	return sfnt, nil
}

func decode(file []byte) ([]byte, error) {
	r := &reader{data: file}
	signature, flavour := r.u32(), r.u32()
	r.skip(4)
	tables := make([]table, r.u16())
	r.skip(2 + 4)
	packed := r.u32()
	r.skip(2 + 2 + 3*4 + 2*4)
	switch {
	case r.short:
		return nil, errShort
	case signature != 0x774F4632:
		return nil, errors.New("does not begin with wOF2")
	case flavour != 0x00010000:
		return nil, errors.New("not a single TrueType font")
	}
	total := 0
	for i := range tables {
		if err := r.entry(&tables[i]); err != nil {
			return nil, err
		}
		if total += tables[i].packed; total > most {
			return nil, errors.New("too large")
		}
	}
	body := r.take(int(packed))
	if r.short {
		return nil, errShort
	}
	if err := unpack(body, total, tables); err != nil {
		return nil, err
	}
	if err := restore(tables); err != nil {
		return nil, err
	}
	return assemble(tables), nil
}

// table is one part of a font.
type table struct {
	tag         string
	transformed bool
	packed      int // bytes in the Brotli stream
	data        []byte
}

// tags are those that have numbers, in their order.
const tags = "cmapheadhheahmtxmaxpnameOS/2postcvt fpgmglyflocaprepCFF VORGEBDTEBLCgasphdmxkernLTSHPCLTVDMXvheavmtxBASEGDEFGPOSGSUB" +
	"EBSCJSTFMATHCBDTCBLCCOLRCPALSVG sbixacntavarbdatblocbslncvarfdscfeatfmtxfvargvarhstyjustlcarmortmorxopbdproptrakZapfSilfGlatGlocFeatSill"

// entry reads what the directory says of a table.
func (r *reader) entry(t *table) error {
	flags := r.u8()
	if number := int(flags & 63); number < 63 {
		t.tag = tags[4*number : 4*number+4]
	} else {
		t.tag = string(r.take(4))
	}
	t.packed = r.base128()
	version := flags >> 6
	if t.tag == "glyf" || t.tag == "loca" {
		t.transformed = version == 0
	} else if version != 0 {
		return fmt.Errorf("table %q in a form that is not supported", t.tag)
	}
	if t.transformed {
		t.packed = r.base128()
	}
	if r.short {
		return errShort
	}
	return nil
}

// unpack gives the tables their data.
func unpack(body []byte, total int, tables []table) error {
	stream, err := io.ReadAll(io.LimitReader(brotli.NewReader(bytes.NewReader(body)), int64(total)+1))
	switch {
	case err != nil:
		return fmt.Errorf("cannot be unpacked: %w", err)
	case len(stream) != total:
		return fmt.Errorf("unpacks to another size than its %d bytes", total)
	}
	for i := range tables {
		tables[i].data, stream = stream[:tables[i].packed], stream[tables[i].packed:]
	}
	return nil
}

// restore brings the outlines of glyphs and their places back.
func restore(tables []table) error {
	var glyf, loca, head *table
	for i := range tables {
		switch t := &tables[i]; t.tag {
		case "glyf":
			glyf = t
		case "loca":
			loca = t
		case "head":
			head = t
		}
	}
	const format = 50 // where head says how long the entries of loca are
	if glyf == nil || loca == nil || head == nil || len(head.data) < format+2 || glyf.transformed != loca.transformed {
		return errors.New("lacks glyf, loca or head")
	}
	if !glyf.transformed {
		return nil
	}
	var err error
	glyf.data, loca.data, err = outlines(glyf.data)
	head.data = bytes.Clone(head.data)
	binary.BigEndian.PutUint16(head.data[format:], 1)
	return err
}

// assemble writes the tables one after the other, with a directory before them
// in the order of their names.
func assemble(tables []table) []byte {
	slices.SortFunc(tables, func(a, b table) int { return strings.Compare(a.tag, b.tag) })
	const header, entry = 12, 16
	var directory, body []byte
	directory = binary.BigEndian.AppendUint32(directory, 0x00010000)
	directory = binary.BigEndian.AppendUint16(directory, uint16(len(tables)))
	directory = append(directory, make([]byte, 6)...) // hints for a search, which nobody needs
	for _, t := range tables {
		directory = append(directory, t.tag...)
		directory = binary.BigEndian.AppendUint32(directory, 0) // a checksum
		directory = binary.BigEndian.AppendUint32(directory, uint32(header+entry*len(tables)+len(body)))
		directory = binary.BigEndian.AppendUint32(directory, uint32(len(t.data)))
		body = append(body, t.data...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(directory, body...)
}
