package prose

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"moatatlas/internal/source"
)

// figure reads an image that stands alone in its paragraph: a chart, or a
// picture from a file.
func (r *reader) figure(n *ast.Image) *node {
	content := as(paragraph, r.inner(n, place{}))
	address := r.address(n, n.Destination)
	kind, rest := scheme(address)
	if len(n.Title) > 0 {
		r.problems.Add(r.title(n, n.Destination, n.Title).Pos(), "a text in quotes behind the address of an image; nothing shows it")
	}
	switch {
	case address.Text == "chart:":
		r.problems.Add(rest.Pos(), "nothing behind chart:")
	case kind == "chart":
		content.kind, content.ref = figure, len(r.Charts)
		r.Charts = append(r.Charts, Chart{Reference: rest})
	case kind != "" || address.Text == "" || strings.HasPrefix(address.Text, "/"):
		r.problems.Add(address.Pos(), "%s is neither a chart nor a file; write chart: and its name, or the way from this text to a file",
			source.Quote(address.Text))
	default:
		r.picture(content, address)
	}
	return content
}

// pictures are the endings of the files of images. An SVG is not among them:
// it can hold programs and call on other hosts.
func pictures() []string { return []string{".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"} }

// picture makes the content a picture from a file.
func (r *reader) picture(content *node, address Span) {
	file := path.Join(path.Dir(r.File), address.Text)
	inTree := strings.HasPrefix(file, contentDir+"/") || strings.HasPrefix(file, staticDir+"/")
	info, err := fs.Stat(r.tree, file)
	switch add := r.problems.Add; {
	case !inTree || !printable(file):
		add(address.Pos(), "%s is not in %s/ or %s/", source.Quote(file), contentDir, staticDir)
	case !slices.Contains(pictures(), path.Ext(file)):
		add(address.Pos(), "%s is no image; the name of one ends with %s", source.Quote(file), strings.Join(pictures(), ", "))
	case errors.Is(err, fs.ErrNotExist):
		add(address.Pos(), "no such file: %s", file)
	case err != nil || !info.Mode().IsRegular():
		add(address.Pos(), "cannot be read: %s", file)
	case plain(content, nil) == "":
		add(r.lines.Pos(int(address.at[0])), "an image without words for those who cannot see it; write them between [ and ]")
	default:
		content.kind, content.ref = picture, len(r.Images)
		r.Images = append(r.Images, Image{File: file, Pos: address.Pos()})
	}
}
