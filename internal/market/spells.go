package market

// Spells lists the times in which models were sold by one peer alone, in the
// order of the models' ids; those that no peer ever sold have none.
func (h *History) Spells() []Spell {
	var list []Spell
	for i := range h.tracks {
		if s, ok := h.Spell(h.tracks[i].model.ID); ok {
			list = append(list, s)
		}
	}
	return list
}

// SurvivalOf estimates how long exclusivity lasts from the spells of one stratum
// among those given; ok is false for a lab with too few models for a stratum of
// its own.
func SurvivalOf(spells []Spell, stratum string) (s Survival, ok bool) {
	var in []Spell
	for _, spell := range spells {
		if spell.In(stratum) {
			in = append(in, spell)
		}
	}
	if !enough(stratum, len(in)) {
		return Survival{}, false
	}
	return kaplanMeier(in), true
}

// After is the share of models still exclusive after so many days.
func (s Survival) After(days int) float64 {
	share := 1.0
	for _, step := range s.Steps {
		if step.Days > days {
			break
		}
		share = step.Survival
	}
	return share
}

// In tells whether a spell belongs to a stratum.
func (s Spell) In(stratum string) bool {
	switch stratum {
	case StratumAll:
		return true
	case StratumFirstParty:
		return s.own
	case StratumThirdParty:
		return !s.own
	}
	return stratum == "lab:"+string(s.lab)
}

// strata names the strata that a spell belongs to.
func (s Spell) strata() []string {
	party := StratumThirdParty
	if s.own {
		party = StratumFirstParty
	}
	return []string{StratumAll, party, "lab:" + string(s.lab)}
}

// enough tells whether a stratum of so many models is estimated.
func enough(stratum string, models int) bool {
	return models >= leastOfLab || stratum == StratumAll || stratum == StratumThirdParty || stratum == StratumFirstParty
}
