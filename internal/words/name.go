package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// And joins names as a sentence does: "AWS, Azure and Google Cloud".
func And(names []string) string { return joined(names, " and ") }

// Or does the same for a choice: "AWS, Azure or Google Cloud".
func Or(names []string) string { return joined(names, " or ") }

func joined(names []string, before string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + before + names[last]
}

// Sentence makes a text begin as a sentence does.
func Sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if !unicode.IsLower(first) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Possessive is the name of an owner: "Anthropic’s", "AI21 Labs’". An
// abbreviation is no plural: "AWS’s".
func Possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

// Key turns a key of the data into the words that it is made of: "exclusive-api"
// is "exclusive API".
func Key[K ~string](key K) string {
	parts := strings.Split(string(key), "-")
	for i, part := range parts {
		switch part {
		case "api", "ip", "gpu":
			parts[i] = strings.ToUpper(part)
		case "license":
			parts[i] = "licence"
		}
	}
	return strings.ReplaceAll(strings.Join(parts, " "), "non ", "non-")
}
