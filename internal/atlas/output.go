package atlas

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// WriteOutput writes a single file that OutputFile allows: all of it, or it stays as it
// was. What is no file, such as a pipe or a terminal, takes the text as it comes.
func WriteOutput(file, text string) error {
	actual, err := followed(file)
	if err != nil {
		return err
	}
	const usual = 0o644
	mode := os.FileMode(usual)
	if info, err := os.Stat(actual); err == nil {
		if !info.Mode().IsRegular() {
			return os.WriteFile(actual, []byte(text), usual)
		}
		mode = info.Mode().Perm()
	}
	beside, err := os.CreateTemp(filepath.Dir(actual), "."+filepath.Base(actual)+"-*")
	if err != nil {
		return err
	}
	_, err = beside.WriteString(text)
	err = errors.Join(err, beside.Chmod(mode), beside.Close())
	if err == nil {
		err = os.Rename(beside.Name(), actual)
	}
	if err != nil {
		_ = os.Remove(beside.Name())
		return fmt.Errorf("%s was not written: %w", file, err)
	}
	return nil
}
