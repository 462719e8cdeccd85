package source_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// Each file of testdata is one behaviour: why it matters, the text that is
// read, the problems that are printed, and where everything stands if that is
// the point.
func TestBehaviour(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no behaviours in testdata (%v)", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) { behaviour(t, file) })
	}
}

func behaviour(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, problems, _ := readText(string(archive.Files[0].Data))
	got := map[string]string{"problems": printed(problems), "positions": positions(r)}
	for i := range archive.Files[1:] {
		section := &archive.Files[1+i]
		text, known := got[section.Name]
		switch {
		case !known:
			t.Errorf("no section may be called %q", section.Name)
		case *update:
			section.Data = []byte(text)
		case text != string(section.Data):
			t.Errorf("%s:\n%swant:\n%s", section.Name, text, section.Data)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// positions prints where every record of r stands, and every key of it.
func positions(r record) string {
	var b strings.Builder
	printPositions(&b, "in.toml", reflect.ValueOf(r))
	return b.String()
}

func printPositions(b *strings.Builder, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			printPositions(b, path, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			printPositions(b, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Map:
		for _, key := range sortedKeys(v) {
			printPositions(b, path+"."+key.String(), v.MapIndex(key))
		}
	case reflect.Struct:
		if place := v.FieldByName("Place"); place.IsValid() {
			printRecord(b, path, v, place.Interface().(source.Place))
		}
	}
}

func printRecord(b *strings.Builder, path string, v reflect.Value, place source.Place) {
	fmt.Fprintf(b, "%s %s\n", spot(place.Pos()), path)
	for _, f := range source.Fields(v.Type()) {
		field := v.FieldByIndex(f.Index)
		keys := []string{f.Key}
		if f.Remain {
			keys = nil
			for _, key := range sortedKeys(field) {
				keys = append(keys, key.String())
			}
		}
		for _, key := range keys {
			if place.Has(key) {
				printKey(b, path+"."+key, key, field, place)
			}
		}
		printPositions(b, path+"."+f.Key, field)
	}
}

func printKey(b *strings.Builder, path, key string, field reflect.Value, place source.Place) {
	fmt.Fprintf(b, "%s %s = %s\n", spot(place.Key(key)), path, spot(place.At(key)))
	if field.Kind() != reflect.Slice {
		return
	}
	for i := range field.Len() {
		fmt.Fprintf(b, "%s %s[%d]\n", spot(place.Item(key, i)), path, i)
	}
}

func spot(p source.Pos) string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }

func sortedKeys(m reflect.Value) []reflect.Value {
	return slices.SortedFunc(slices.Values(m.MapKeys()), func(a, b reflect.Value) int {
		return cmp.Compare(a.String(), b.String())
	})
}
