package scaffold_test

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/scaffold"
)

// TestAsk answers with nothing, wrongly and rightly, and then not any more.
func TestAsk(t *testing.T) {
	k, err := scaffold.Find("stage")
	if err != nil {
		t.Fatal(err)
	}
	data, _ := dataset.Load(os.DirFS("../atlas/atlastest/testdata/tree"))
	values := map[string]string{"model": "openai/gpt-2", "cloud": "gcp", "service": "vertex-ai", "source": "https://example.org/", "grade": "A"}
	var out strings.Builder
	if err := k.Ask(data, values, strings.NewReader("\ngaa\nga\n2026-06\nopen\n"), &out); err != nil {
		t.Fatal(err)
	}
	if values["stage"] != "ga" || values["date"] != "2026-06" || values["access"] != "open" || len(k.Missing(data, values)) > 0 {
		t.Errorf("%v", values)
	}
	const want = "stage (announced, preview, ga, deprecated, retired): "
	if got := out.String(); strings.Count(got, want) != 3 || !strings.Contains(got, `no stage "gaa"; did you mean "ga"?`) {
		t.Errorf("it asked\n%s", got)
	}
	delete(values, "date")
	if err := k.Ask(data, values, strings.NewReader("2026"), io.Discard); !errors.Is(err, io.EOF) || values["date"] != "" {
		t.Errorf("%v, date %q", err, values["date"])
	}
}
