package market_test

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
)

// rows reads models from lines like these, a model and below it where it is
// sold:
//
//	alpha/one open mid image next alpha/two
//	  azure/foundry limited preview 2025-01 open ga 2025-03-01 3/15
//
// A model is proprietary, frontier, text and long released, and an offer open,
// unless they say otherwise. An access is that of the stages behind it.
func rows(text string) ([]worldModel, error) {
	var models []worldModel
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case line[0] != ' ':
			m, err := modelRow(words)
			if err != nil {
				return nil, err
			}
			models = append(models, m)
		case len(models) == 0:
			return nil, fmt.Errorf("no model above %q", line)
		default:
			o, err := offerRow(words)
			if err != nil {
				return nil, err
			}
			last := &models[len(models)-1]
			last.Offers = append(last.Offers, o)
		}
	}
	return models, nil
}

func modelRow(words []string) (worldModel, error) {
	m := worldModel{ID: dataset.ModelID(words[0]), Tier: "frontier", Modality: "text"}
	for i := 1; i < len(words); i++ {
		switch word := words[i]; {
		case word == "open":
			m.Open = true
		case slices.Contains(dataset.Frontier.Allowed(), word):
			m.Tier = word
		case slices.Contains(dataset.Text.Allowed(), word):
			m.Modality = word
		case word == "next" && i+1 < len(words):
			i++
			m.Next = dataset.ModelID(words[i])
		case word == "released" && i+1 < len(words):
			i++
			m.Released = words[i]
		default:
			return m, fmt.Errorf("what is %q of %s?", word, m.ID)
		}
	}
	return m, nil
}

func offerRow(words []string) (worldOffer, error) {
	o := worldOffer{Access: "open"}
	o.Cloud, o.Service, _ = strings.Cut(words[0], "/")
	for i := 1; i < len(words); i++ {
		input, output, priced := strings.Cut(words[i], "/")
		switch word := words[i]; {
		case priced:
			o.Input, o.Output = input, output
		case slices.Contains(dataset.Open.Allowed(), word):
			o.Access = word
		case slices.Contains(dataset.GA.Allowed(), word) && i+1 < len(words):
			i++
			o.Stages = append(o.Stages, worldStage{word, words[i], o.Access})
		default:
			return o, fmt.Errorf("what is %q of an offer on %s?", word, o.Cloud)
		}
	}
	return o, nil
}
