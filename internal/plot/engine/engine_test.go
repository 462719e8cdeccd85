package engine_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/plot/engine"
)

var update = flag.Bool("update", false, "rewrite the pictures of testdata")

// scripts are those that the site publishes. The race detector makes them some
// thirty times as slow, so short tests do without.
func scripts(t testing.TB) engine.Scripts {
	t.Helper()
	if testing.Short() {
		t.Skip("ECharts itself is left out of short tests")
	}
	read := func(name string) []byte {
		data, err := os.ReadFile("../../../static/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	return engine.Scripts{ECharts: read("echarts.min.js"), Charts: read("charts.js")}
}

func artist(t testing.TB, s engine.Scripts, cache engine.Cache, workers int) *engine.Artist {
	t.Helper()
	a := engine.New(s, cache, workers)
	t.Cleanup(a.Close)
	return a
}

// cases are the drawings of testdata, each named for its file.
func cases(t testing.TB) (drawings []engine.Drawing, archives []*txtar.Archive) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d := engine.Drawing{ID: strings.TrimSuffix(filepath.Base(file), ".txt")}
		if err := json.Unmarshal(part(archive, "drawing.json"), &d); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		drawings, archives = append(drawings, d), append(archives, archive)
	}
	return drawings, archives
}

func part(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// TestPictures draws every case of testdata, which shows the picture to the
// letter, an element a line, or the error.
func TestPictures(t *testing.T) {
	drawings, archives := cases(t)
	for i, p := range artist(t, scripts(t), nil, 2).Draw(context.Background(), drawings) {
		name, got := "picture.svg", strings.ReplaceAll(p.SVG, "><", ">\n<")+"\n"
		if p.Err != nil {
			name, got = "error", p.Err.Error()+"\n"
		}
		if *update {
			archives[i].Files = append(archives[i].Files[:1], txtar.File{Name: name, Data: []byte(got)})
			if err := os.WriteFile("testdata/"+drawings[i].ID+".txt", txtar.Format(archives[i]), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if want := part(archives[i], name); !bytes.Equal(want, []byte(got)) {
			t.Errorf("%s: the %s is\n%swant\n%s", drawings[i].ID, name, got, want)
		}
	}
}
