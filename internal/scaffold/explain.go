package scaffold

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"strings"

	"moatatlas/internal/source"
)

// schema is a JSON Schema, as far as it says what fields mean.
type schema struct {
	Properties map[string]schema `json:"properties"`
	Defs       map[string]schema `json:"$defs"`
	// Description is what a field, or all of the file, means.
	Description string `json:"description"`
}

// Meanings says what the fields mean, by key, in the words of the tree's own schema.
// What that does not have, or says in more than a line, is left out.
func (k Kind) Meanings(tree fs.FS) map[string]string {
	file := k.readSchema(tree)
	meanings := map[string]string{}
	for _, f := range k.Fields {
		if meaning := cmp.Or(k.own(f), file.meaning(f)); meaning != "" && !strings.ContainsFunc(meaning, source.IsInvisible) {
			meanings[f.Key] = meaning
		}
	}
	return meanings
}

// own is what no schema says: what ids are for, and what the head of an essay has.
func (k Kind) own(f Field) string {
	switch {
	case k.Name == "essay":
		return map[string]string{
			"id":      "What its file and its page are called.",
			"title":   "What it is called for readers.",
			"summary": "One or two sentences, shown under the title and in lists.",
		}[f.Key]
	case f.of != nil:
		return ""
	case f.Key == "model":
		return "The model that the stage is one of."
	case k.Name == "model":
		return "What its file and its page are called: the lab, then the model."
	}
	return "What it is called in the data and in addresses."
}

func (k Kind) readSchema(tree fs.FS) (file schema) {
	if k.schema == "" {
		return file
	}
	var unread source.Problems
	if text, ok := source.ReadFile(tree, "static/schema/"+k.schema+".json", &unread); !ok || json.Unmarshal(text, &file) != nil {
		return schema{}
	}
	return file
}

// meaning is that of a field: of the definition of its type, or, where the file is one
// record, of the file.
func (s schema) meaning(f Field) string {
	if f.of == nil {
		return ""
	}
	record, defined := s.Defs[f.of.Name()]
	if !defined {
		record = s
	}
	return record.Properties[f.Key[strings.LastIndexByte(f.Key, '.')+1:]].Description
}
