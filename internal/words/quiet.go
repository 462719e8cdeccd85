package words

import "strings"

// Quiet is a line of a log that the runner of a job on GitHub does not take for a
// command to itself.
func Quiet(line string) string {
	if strings.HasPrefix(strings.TrimSpace(line), "::") {
		line = "· " + line
	}
	return strings.ReplaceAll(line, "##[", "# #[")
}
