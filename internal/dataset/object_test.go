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

func TestServiceName(t *testing.T) {
	data, _ := dataset.Load(realTree(t))
	for _, c := range []struct {
		cloud   dataset.CloudID
		service dataset.ServiceID
		want    string
	}{
		{"aws", "bedrock", "Amazon Bedrock"}, {"azure", "azure-openai", "Azure OpenAI"}, {"azure", "foundry", "Foundry"},
		{"azure", "some-other", "Some other"}, {"gcp", "vertex-ai", "Gemini Enterprise Agent Platform"},
	} {
		if got := data.Cloud(c.cloud).ServiceName(c.service); got != c.want {
			t.Errorf("%s of %s is called %q, not %q", c.service, c.cloud, got, c.want)
		}
	}
}
