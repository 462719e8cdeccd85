package dataset_test

import (
	"testing"

	"moatatlas/internal/dataset"
)

func TestObjectName(t *testing.T) {
	data, _ := dataset.Load(realTree(t))
	for what, want := range map[string]string{
		"gpt-3": "GPT-3", "mistral-large": "Mistral Large", "openai-frontier": "OpenAI Frontier", "non-exclusive": "non-exclusive", "": "",
	} {
		if got := data.ObjectName(what); got != want {
			t.Errorf("%q is called %q, not %q", what, got, want)
		}
	}
}
