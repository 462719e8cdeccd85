package claim

// Manual lists all of the language: the loops, the functions by group, the records
// with their fields, and the operators.
func Manual() []Entry {
	var entries []Entry
	for _, l := range loops() {
		l.Group = "Loops"
		entries = append(entries, l)
	}
	for _, f := range functions() {
		entries = append(entries, Entry{
			Group: f.group, Name: f.name, Signature: f.signature(), Text: f.text,
			Undefined: f.undefined, Example: f.example, Measure: f.measure,
		})
	}
	for _, rec := range records() {
		e := Entry{Group: "Records", Name: string(rec.name), Signature: string(rec.name), Text: rec.text}
		for _, f := range rec.fields {
			e.Fields = append(e.Fields, Field{f.name, string(f.kind), f.text})
		}
		entries = append(entries, e)
	}
	return append(entries, operators()...)
}

func operators() []Entry {
	entries := []Entry{
		{Name: "/ * + -", Text: "Of numbers; + also joins texts. Days can be subtracted, and moved by a number of days.", Undefined: "for a division by zero", Example: `first_day("openai/gpt-5.5") + 30`},
		{Name: "== != < <= > >=", Text: "Of two numbers, two texts or two days. Numbers that differ by less than a thousand-millionth are equal.", Example: `1 < 2 <= 2`},
		{Name: "and or not", Text: "Of conditions; && || ! are the same. The second is not looked at where the first decides.", Example: `reach("openai") > 20 and not usable("openai/gpt-5.5", "gcp")`},
		{Name: "in", Text: "Whether a list has an item.", Example: `"openai/gpt-5.5" in peers()[0].models`},
		{Name: "contains startsWith endsWith", Text: "Of two texts.", Example: `name("openai/gpt-5.5") startsWith "GPT"`},
		{Name: "??", Text: "What stands on its left where that is defined, else what stands on its right. Beside another operator it stands in brackets.", Example: `(lag("openai/gpt-5.5", "gcp") ?? 0) < 10`},
		{Name: "? :", Text: "One of two values, by a condition; if c { a } else { b } is the same.", Example: `exclusive_share() > 0.5 ? "more" : "less"`},
		{Name: "|", Text: "Puts what stands on its left as the first argument into the function on its right, whose brackets may be left out.", Example: `exclusive_share("aws", "frontier") | percent`},
		{Name: "let", Text: "Names a value for the rest of the expression.", Example: `let s = exclusive_share(); s - exclusive_share(as_of() - 365) | points`},
	}
	for i := range entries {
		entries[i].Group, entries[i].Signature = "Operators", entries[i].Name
	}
	return entries
}
