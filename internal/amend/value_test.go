package amend

import (
	"math"
	"testing"

	"github.com/BurntSushi/toml"
	"pgregory.net/rapid"
)

func TestValues(t *testing.T) {
	for _, c := range []struct {
		v    Value
		want string
	}{
		{Text("a \"b\" \\ ä\n\u202e\U000e0001"), `"a \"b\" \\ ä\u000A\u202E\U000E0001"`},
		{Whole(8192), "8192"}, {Whole(10_000), "10_000"}, {Whole(-1_234_567), "-1_234_567"}, {Whole(math.MinInt64), "-9_223_372_036_854_775_808"},
		{Dollars(3), "3.00"}, {Dollars(0.5), "0.50"}, {Dollars(0.075), "0.075"}, {Dollars(1e-7), "0.0000001"}, {Dollars(1e21), "1000000000000000000000.00"},
		{Dollars(math.NaN()), ""}, {Dollars(math.Inf(1)), ""},
		{Texts([]string{"a", "b"}), `["a", "b"]`}, {Texts([]string(nil)), "[]"},
		{Inline(), "{}"}, {Inline(Pair{"a", Whole(1)}, Pair{"none", Value{}}, Pair{"b c", Flag(true)}), `{ a = 1, "b c" = true }`},
		{Lines(Whole(1), Whole(2)), "[\n  1,\n  2,\n]"},
	} {
		if got := c.v.String(); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// TestTextsKept: the decoder reads any text, as value and as key, as what it was.
func TestTextsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, key := rapid.String().Draw(t, "text"), rapid.StringN(1, -1, -1).Draw(t, "key")
		var got map[string]string
		if _, err := toml.Decode(Pair{key, Text(s)}.line(), &got); err != nil || got[key] != s {
			t.Fatalf("%q gives %q (%v)", s, got[key], err)
		}
	})
}

// TestAmountsKept: no amount loses a digit.
func TestAmountsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64().Draw(t, "x")
		var got struct{ X float64 }
		if _, err := toml.Decode("X = "+Dollars(x).text, &got); err != nil || got.X != x {
			t.Fatalf("%v gives %v (%v)", x, got.X, err)
		}
	})
}
