// Package words holds how the report writes numbers, amounts, days and lists of
// names in English, so that a chart, a page and a value in a text write the same
// thing alike. What only one of them writes stays with that one.
package words

// Unknown stands where a value is not known or not defined.
const Unknown = "–"
