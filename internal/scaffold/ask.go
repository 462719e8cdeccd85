package scaffold

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"moatatlas/internal/dataset"
)

// Ask asks for each field that the record needs and has no value, saying first what it
// means, and again where the answer is none or wrong. Where the answers end early that
// is io.EOF.
func (k Kind) Ask(data *dataset.Dataset, values, meanings map[string]string, answers io.Reader, out io.Writer) error {
	lines := bufio.NewReader(answers)
	for explained := ""; ; {
		missing := k.Missing(data, values)
		if len(missing) == 0 {
			return nil
		}
		f := missing[0]
		if meaning := meanings[f.Key]; meaning != "" && f.Key != explained {
			fmt.Fprintf(out, "\n%s\n", meaning)
		}
		explained = f.Key
		fmt.Fprintf(out, "%s (%s): ", f.Key, f.Hint())
		line, err := lines.ReadString('\n')
		if err != nil {
			return err
		}
		text := strings.TrimSpace(line)
		if text == "" {
			continue
		}
		if fault := k.fault(f, data, values, text); fault != "" {
			fmt.Fprintln(out, fault)
			continue
		}
		values[f.Key] = text
	}
}

// fault says what is wrong with an answer at once, rather than after all others.
func (k Kind) fault(f Field, data *dataset.Dataset, values map[string]string, text string) string {
	if _, err := f.Value(text); err != nil {
		return err.Error()
	}
	if f.Key == "id" {
		if at, there := k.Place(data, map[string]string{"id": text}); there {
			return fmt.Sprintf("%s: this %s is there already", at, k.Name)
		}
	}
	return f.unknown(data, values, text)
}
