package source_test

import (
	"fmt"
	"strings"
	"testing"

	"moatatlas/internal/source"
)

// A file of the largest size takes a bounded amount of work, whatever it
// holds. Each of these took minutes, or more memory than there is, without the
// limits and the marks: that is how a fault here would show.
func TestLargestFiles(t *testing.T) {
	path := strings.Repeat("abcdefghijklmno.", 29)
	for name, text := range map[string]string{
		"tables":                  fill("", "[[item]]\n", ""),
		"list on one line":        fill("grid=[[", "1,", "]]"),
		"bad list on one line":    fill("tags=[", "1979-05-27 07:32:00Z, ", "]"),
		"keys":                    number("", "key-of-a-table-%d = 1\n", ""),
		"keys in braces":          number("price={", "key-of-a-table-%d = 1,", "}"),
		"keys of a long table":    number("["+path+"p]\n", "key-of-a-table-%d = 1\n", ""),
		"keys of a longest table": number("["+strings.Repeat("k", 1<<19)+"]\n", "key-of-a-table-%d = 1\n", ""),
		"tables of a table":       number("", "[cloud.key-of-a-table-%d]\n", ""),
		"long dotted key":         fill("", "a.", "a=1"),
		"long bad dotted key":     fill("", "a.", "a="),
		"open brackets":           fill("grid=", "[", ""),
		"open braces":             fill("", "a={", ""),
		"long word":               fill(`tier="`, "x", `"`),
		"escapes":                 fill(`name="`, `\u0041`, `"`),
		"escaped lines":           fill(`name="""`, "\\\n", `"""`),
		"unclosed text":           fill(`name="`, `\\`, ""),
		"digits":                  fill("count=", "1", ""),
		"comments":                fill("tags=[", "#\n", "]"),
		"empty lines":             fill("", "\n", ""),
	} {
		t.Run(name, func(t *testing.T) {
			r, problems, ok := readText(text)
			if ok == (r.Pos() == source.Pos{}) || r.Name == "" && len(problems) == 0 {
				t.Errorf("read: %t, %d problems", ok, len(problems))
			}
			for _, p := range problems[:min(len(problems), 100)] {
				if len(p.String()) > 1000 {
					t.Errorf("a problem of %d bytes", len(p.String()))
				}
			}
		})
	}
}

// fill repeats the middle of a file up to the largest size.
func fill(head, unit, tail string) string {
	return head + strings.Repeat(unit, (source.MaxFile-len(head)-len(tail))/len(unit)) + tail
}

// number does the same with a number in each of the units.
func number(head, format, tail string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := 0; b.Len() < source.MaxFile-len(tail)-len(format)-10; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String() + tail
}
