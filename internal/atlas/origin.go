package atlas

import (
	"strings"

	"moatatlas/internal/dataset"
)

// SetOrigin takes from the environment of a job on GitHub where the files of the tree
// lie and which version of them it is. Elsewhere neither is known.
func (o *Options) SetOrigin(env func(string) string) {
	server, name := env("GITHUB_SERVER_URL"), env("GITHUB_REPOSITORY")
	if server == "" || name == "" {
		return
	}
	o.Repository = dataset.URL(strings.TrimRight(server, "/") + "/" + name)
	o.Commit = env("GITHUB_SHA")
	switch base := env("GITHUB_BASE_REF"); {
	case base != "": // what a pull request goes to; its own branch may lie in another repository
		o.Branch = base
	case env("GITHUB_REF_TYPE") == "branch":
		o.Branch = env("GITHUB_REF_NAME")
	}
}
