package amend

import (
	"io/fs"

	"moatatlas/internal/layer"
)

// Tree is the tree as it will be when the plan is written.
func (p *Plan) Tree() fs.FS {
	files := map[string][]byte{}
	for _, name := range p.Files() {
		files[name] = []byte(p.files[name].bytes())
	}
	return layer.Over(p.tree, files)
}
