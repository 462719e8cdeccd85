package site_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "rewrite the problems in testdata")

// eachCase runs the cases of a folder of testdata. Each is one behaviour: why
// it matters, the files in which it differs from those of base.txtar (a
// section "without" lists those that are not there), and the problems that the
// function given finds, a line each.
func eachCase(t *testing.T, folder string, find func(*testing.T, map[string][]byte) []source.Problem) {
	names, err := filepath.Glob("testdata/" + folder + "/*.txtar")
	if err != nil || len(names) < 2 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			files := baseFiles(t, folder)
			archive := readArchive(t, name)
			want := lay(archive, files)
			if want == nil {
				t.Fatal("no section \"problems\"")
			}
			got := lines(find(t, files))
			switch {
			case got == string(want.Data):
			case *update:
				want.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			default:
				t.Errorf("found:\n%swant:\n%s", got, want.Data)
			}
		})
	}
}

// lay puts the files of an archive among others and returns its problems.
func lay(archive *txtar.Archive, files map[string][]byte) (problems *txtar.File) {
	for i := range archive.Files {
		switch f := &archive.Files[i]; f.Name {
		case "problems":
			problems = f
		case "without":
			for _, name := range strings.Fields(string(f.Data)) {
				delete(files, name)
			}
		default:
			files[f.Name] = f.Data
		}
	}
	return problems
}

func baseFiles(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	lay(readArchive(t, "testdata/"+folder+"/base.txtar"), files)
	return files
}

func readArchive(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func lines(problems []source.Problem) string {
	var text strings.Builder
	for _, p := range problems {
		text.WriteString(p.String() + "\n")
	}
	return text.String()
}
