package claim_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/claim"
	"moatatlas/internal/source"
)

// FuzzExpression reads any text as a value and as a claim: what is wrong with it has
// a place in it, nothing panics, and no evaluation takes long.
func FuzzExpression(f *testing.F) {
	for _, text := range pool() {
		f.Add(text)
	}
	files, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, text := range lines(a, "expressions") {
			f.Add(text)
		}
	}
	for _, text := range []string{
		"1<(1<(1<(1<(1<(1<(1<(1<(1<(1<(1<2)<3)<3)<3)<3)<3)<3)<3)<3)<3)<3",
		"\xff\xfe", "\"\\u{110000}\"", "models() | filter(.open) | count", "#{", "b\"x\"", "1e999", "0x", "- - - -1", "not not not true", "if true {1} else {2}", "::x()", "let a = a; a", "/* */ 1 // x",
	} {
		f.Add(text)
	}
	w := world{files: map[string]string{}}
	base, err := txtar.ParseFile("testdata/world.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range base.Files {
		w.files[file.Name] = string(file.Data)
	}
	b := claim.NewBench(w.history(f))
	f.Fuzz(func(t *testing.T, text string) {
		// An evaluation that never ends would not fail by itself.
		watch := time.AfterFunc(10*time.Second, func() { panic(fmt.Sprintf("%q does not end", text)) })
		defer watch.Stop()
		for _, compile := range []func(string) (*claim.Expression, *source.Fault){b.Value, b.Claim} {
			e, fault := compile(text)
			if fault == nil {
				_, fault = e.Eval(b, b.AsOf())
			}
			if fault != nil && (fault.At < 0 || fault.At > len(text) || fault.Message == "") {
				t.Fatalf("%q: fault at %d of %d: %q", text, fault.At, len(text), fault.Message)
			}
		}
	})
}
