package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// maxListed is how many allowed values a message names; longer lists are
// left to the suggestion and the documentation.
const maxListed = 20

// Unknown says that a word is not one of those allowed, which ones are, and
// which of them was probably meant: `no tier "fronteir"; did you mean
// "frontier"? allowed: frontier, mid, small`.
func Unknown(what, word string, allowed []string) string {
	message := fmt.Sprintf("no %s %s", what, Quote(word))
	if near := Nearest(word, allowed); near != "" {
		message += fmt.Sprintf("; did you mean %q?", near)
	}
	if len(allowed) == 0 || len(allowed) > maxListed {
		return message
	}
	if !strings.HasSuffix(message, "?") {
		message += ";"
	}
	return message + " allowed: " + strings.Join(allowed, ", ")
}

// maxWord is how many characters a word may have that is taken for a misspelt
// one: comparing two words takes the product of their lengths.
const maxWord = 64

// Nearest finds the allowed word that a misspelt one was probably meant to
// be, or "" where none is near. Among equals the first in the alphabet wins.
func Nearest(word string, allowed []string) string {
	length := utf8.RuneCountInString(word)
	if length > maxWord {
		return ""
	}
	best, limit := "", 1+length/3
	folded := strings.ToLower(word)
	for _, candidate := range slices.Sorted(slices.Values(allowed)) {
		if abs(utf8.RuneCountInString(candidate)-length) > limit {
			continue
		}
		if d := levenshtein.ComputeDistance(folded, strings.ToLower(candidate)); d < limit || d == limit && best == "" {
			best, limit = candidate, d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
