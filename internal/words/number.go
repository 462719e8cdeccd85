package words

import (
	"math"
	"strconv"
	"strings"
)

// minus is the sign of English typography; a hyphen would break from its number.
const minus = "−"

// Thousands writes a whole number with separators: "1,420".
func Thousands(n int) string {
	digits, negative := strings.CutPrefix(strconv.Itoa(n), "-")
	if negative {
		return minus + grouped(digits)
	}
	return grouped(digits)
}

func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// Fixed writes a number with so many decimals: "1,420.50". Halves are rounded
// away from zero, as readers expect: 0.5 is "1", and 62.5 is "63". What rounds to
// zero has no sign.
func Fixed(x float64, decimals int) string {
	digits := strconv.FormatFloat(halfUp(math.Abs(x), decimals), 'f', decimals, 64)
	whole, rest, point := strings.Cut(digits, ".")
	number := grouped(whole)
	if point {
		number += "." + rest
	}
	if x < 0 && strings.Trim(digits, "0.") != "" {
		return minus + number
	}
	return number
}

// halfUp rounds a number from zero upwards. What binary fractions lose of a half
// is made good.
func halfUp(x float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	if rounded := math.Floor(x*scale + 0.5 + 1e-9); rounded < 1e15 {
		return rounded / scale
	}
	return x // there are no decimals left to round
}

// Decimal writes a number with so many decimals at most, and none that say
// nothing: "1,420.5", "33".
func Decimal(x float64, most int) string {
	number := Fixed(x, most)
	if strings.Contains(number, ".") {
		return strings.TrimRight(strings.TrimRight(number, "0"), ".")
	}
	return number
}

// Spell writes the small numbers of a sentence in letters, "no" to "twelve", and
// any other in digits.
func Spell(n int) string {
	letters := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(letters) {
		return letters[n]
	}
	return Thousands(n)
}

// OrNone is a number where a sentence goes on without its noun: "12", "none".
func OrNone(n int) string {
	if n == 0 {
		return "none"
	}
	return Thousands(n)
}

// Count writes a number with its noun: "1 model", "1,420 models", "0 models".
func Count(n int, singular, plural string) string {
	return Thousands(n) + " " + Agree(n, singular, plural)
}

// SpellCount is Count in the words of a sentence: "no model", "one model", "1,420
// models".
func SpellCount(n int, singular, plural string) string {
	return Spell(n) + " " + Agree(max(n, 1), singular, plural)
}

// Agree is the form of a noun or verb that goes with a number.
func Agree(n int, singular, plural string) string {
	if n == 1 {
		return singular
	}
	return plural
}

// Percent is a part in whole percent of a whole, halves upwards as readers expect:
// 57 for 12 of 21. The whole must not be zero; where it is, write Unknown.
func Percent(part, whole int) int { return rounded(100, part, whole) }

// PerMille is a part in thousandths of a whole, halves upwards: the tenths of a
// percent. The whole must not be zero.
func PerMille(part, whole int) int { return rounded(1000, part, whole) }

// rounded stays with whole numbers: no half is lost to a binary fraction.
func rounded(units, part, whole int) int { return (2*units*part + whole) / (2 * whole) }
