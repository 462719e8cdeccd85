package scaffold

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Ask asks for each required field that has no value, again where the answer is
// none or wrong. Where the answers end early that is io.EOF.
func (k Kind) Ask(values map[string]string, answers io.Reader, out io.Writer) error {
	lines := bufio.NewReader(answers)
	for _, f := range k.Missing(values) {
		for values[f.Key] == "" {
			fmt.Fprintf(out, "%s (%s): ", f.Key, f.Hint())
			line, err := lines.ReadString('\n')
			if err != nil {
				return err
			}
			text := strings.TrimSpace(line)
			if text == "" {
				continue
			}
			if _, err := f.Value(text); err != nil {
				fmt.Fprintln(out, err)
				continue
			}
			values[f.Key] = text
		}
	}
	return nil
}
