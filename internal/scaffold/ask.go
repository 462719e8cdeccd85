package scaffold

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"moatatlas/internal/dataset"
)

// Ask asks for each field that the record needs and has no value, again where the
// answer is none or wrong. Where the answers end early that is io.EOF.
func (k Kind) Ask(data *dataset.Dataset, values map[string]string, answers io.Reader, out io.Writer) error {
	lines := bufio.NewReader(answers)
	for {
		missing := k.Missing(data, values)
		if len(missing) == 0 {
			return nil
		}
		f := missing[0]
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
