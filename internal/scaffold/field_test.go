package scaffold_test

import (
	"strings"
	"testing"

	"moatatlas/internal/scaffold"
)

// TestValue has texts as the values that they are written as, or what is wrong.
func TestValue(t *testing.T) {
	const none, many = "", 1 << 20
	for _, c := range []struct{ kind, key, text, want, wrong string }{
		{"deal", "title", `a "b" \ #`, `"a \"b\" \\ #"`, ""},
		{"deal", "title", "a\nb", "", "title: holds the control character U+000A"},
		{"deal", "title", "a\x1b[2Jb", "", "title: holds the control character U+001B"},
		{"deal", "title", "a\u202eb", "", "title: holds the control character U+202E"},
		{"deal", "title", "=1+1", "", "title: begins with ="},
		{"deal", "title", " ", "", "title: empty"},
		{"deal", "source", "javascript:alert(1)", "", `has the scheme "javascript"`},
		{"deal", "source", "https://a.example/\r\n[deal.x]", "", "control character"},
		{"deal", "parties", "aws , openai", `["aws", "openai"]`, ""},
		{"deal", "parties", "aws,", "", "parties: empty"},
		{"deal", "parties", `aws"]`, "", `is not an id`},
		{"deal", "id", "a/../b", "", "is not an id"},
		{"deal", "amount_usd", "250_000_000_000", "250_000_000_000", ""},
		{"deal", "amount_usd", " 250000 ", "250_000", ""},
		{"deal", "amount_usd", "1e9", "", `amount_usd: "1e9" is not a whole number`},
		{"deal", "amount_usd", "99999999999999999999", "", "is not a whole number"},
		{"deal", "amount_usd", "1\nx = 2", "", "is not a whole number"},
		{"deal", "amount_usd", none, "", "is not a whole number"},
		{"model", "context", "1050000", "1_050_000", ""},
		{"model", "context", "0x10", "", "is not a whole number"},
		{"model", "open_weights", "yes", "", "is not true or false"},
		{"model", "first_party.price.input", "5", "5.00", ""},
		{"model", "first_party.price.input", "NaN", "", "is not a number"},
		{"model", "first_party.price.input", "Inf", "", "is not a number"},
		{"model", "first_party.price.input", "1e999", "", "is not a number"},
		{"stage", "price.output", "1e-3", "0.001", ""},
		{"stage", "price.source", "nowhere", "", "price.source: "},
		{"deal", "terms", "kind=capacity,party=aws", "[\n  { kind = \"capacity\", party = \"aws\" },\n]", ""},
		{"deal", "terms", "kind=capacity,party=aws,stake_percent=27,capacity_gw=0.50", "[\n  { kind = \"capacity\", party = \"aws\", stake_percent = 27, capacity_gw = 0.5 },\n]", ""},
		{"deal", "terms", "kind=capacity,party=aws,what=a = b, c", "[\n  { kind = \"capacity\", party = \"aws\", what = \"a = b, c\" },\n]", ""},
		{"deal", "terms", "kind=capacity,party=aws,what=a\x1b", "", "terms: what: holds the control character U+001B"},
		{"deal", "terms", "kind=capacity,party=aws\nparty=aws", "", "terms: missing kind=…"},
		{"deal", "terms", "kind=capacity,party=aws,party=azure", "", "terms: party is given twice"},
		{"deal", "terms", "kind=capcity,party=aws", "", `terms: no kind "capcity"; did you mean "capacity"?`},
		{"deal", "terms", "knd=capacity,party=aws", "", `terms: no key "knd"; did you mean "kind"?`},
		{"deal", "terms", "capacity,party=aws", "", `terms: "capacity" is no key with its value; write kind=…, party=…`},
		{"deal", "terms", "kind=,party=aws", "", "terms: kind: empty"},
		{"deal", "terms", none, "", "is no key with its value"},
		{"deal", "terms", "kind=capacity,party=" + strings.Repeat("a", many), "", "is not an id"},
	} {
		got, err := field(t, c.kind, c.key).Value(c.text)
		switch {
		case c.wrong == "" && (err != nil || got.String() != c.want):
			t.Errorf("%s %q: %s, %v; want %s", c.key, c.text, got, err, c.want)
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong) || strings.ContainsAny(err.Error(), "\n\x1b\u202e")):
			t.Errorf("%s %.90q: %q, %q; want %s", c.key, c.text, got, err, c.wrong)
		}
	}
}

func field(t *testing.T, kind, key string) scaffold.Field {
	t.Helper()
	k, err := scaffold.Find(kind)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range k.Fields {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("%s has no field %s", kind, key)
	return scaffold.Field{}
}
