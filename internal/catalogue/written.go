package catalogue

import (
	"fmt"

	"moatatlas/internal/amend"
	"moatatlas/internal/words"
)

// Written says what writing the files does.
func Written(files *amend.Plan) string {
	n := len(files.Files())
	if n == 0 {
		return "Nothing to write."
	}
	return fmt.Sprintf("Wrote %s. Run go run ./cmd/check.", words.Count(n, "file", "files"))
}
