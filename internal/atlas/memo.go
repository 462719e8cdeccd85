package atlas

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"

	"moatatlas/internal/claim"
)

// memo keeps which changes of the facts turn a claim, for as long as the facts and
// the program stay the same. There is none where either cannot be told.
func (o Options) memo(tree fs.FS) claim.Memo {
	none := claim.Memo{Hasty: o.Hasty, Stop: o.Stop}
	if o.Cache == nil || o.Program == "" {
		return none
	}
	facts := sha256.New()
	fmt.Fprintln(facts, o.Program, o.AsOf)
	if add(facts, tree, "site.toml") != nil || fs.WalkDir(tree, "data", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return add(facts, tree, name)
	}) != nil {
		return none
	}
	return claim.Memo{Cache: o.Cache, Hasty: o.Hasty, Stop: o.Stop, Of: hex.EncodeToString(facts.Sum(nil))}
}

// add enters a file with its name and size, so that no other files give the same sum.
func add(sum io.Writer, tree fs.FS, name string) error {
	text, err := fs.ReadFile(tree, name)
	fmt.Fprintln(sum, name, len(text))
	_, _ = sum.Write(text) // a hash takes all
	return err
}

// program tells this program from every other: what it finds may change with each
// line of it. It is "" where the program cannot read itself.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
