package dataset

import "moatatlas/internal/source"

// InDoubt tells whether stage i of a record of the model may have happened by
// the end of a day, and may not. The doubt ends on the day by which the stage had
// certainly happened, and begins on the first on which it can have: no stage
// came before those that stand before it, and none before there was the model.
func (m *Model) InDoubt(a *Availability, i int, day source.Day) bool {
	if date := a.Stages[i].Date; date.Latest() <= day || !m.mayHave(date, day) {
		return false
	}
	for _, before := range a.Stages[:i] {
		if earliest, known := before.Date.Earliest(); known && day < earliest {
			return false
		}
	}
	return true
}

// mayHave tells whether what happened to the model on a date may have happened
// by the end of a day, or certainly had.
func (m *Model) mayHave(d source.Date, day source.Day) bool {
	return d.Latest() <= day || d.Straddles(day) && m.begin() <= day
}

// begin is the first day on which there can have been the model: the first of
// its release, or that of a sale certain before it. Of a release known only as
// a bound nothing says that it came any earlier, or the doubt would have no begin.
func (m *Model) begin() source.Day {
	begin, known := m.Released.Earliest()
	if !known {
		begin = m.Released.Latest()
	}
	if sold := m.firstSale(); sold != 0 && (sold < begin || begin == 0) {
		return sold
	}
	return begin
}

// firstSale is the day by which a cloud or the lab itself certainly sold the
// model, 0 for never.
func (m *Model) firstSale() source.Day {
	first := source.Day(0)
	sold := func(since source.Date) {
		if day := since.Latest(); day != 0 && (day < first || first == 0) {
			first = day
		}
	}
	if m.FirstParty != nil {
		sold(m.FirstParty.Since)
	}
	for i := range m.Availability {
		for _, s := range m.Availability[i].Stages {
			if s.Stage.Usable() {
				sold(s.Date)
			}
		}
	}
	return first
}
