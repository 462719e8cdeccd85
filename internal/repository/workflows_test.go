// Package repository holds what GitHub and contributors read of the project,
// workflows, forms and documents, to rules that only a reader would see broken.
package repository

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

const root = "../.."

// TestWorkflows holds the real workflows, and the actions they share, to the
// rules.
func TestWorkflows(t *testing.T) {
	pins := map[string]string{}
	for name, text := range workflows(t) {
		for _, fault := range faults(name, text) {
			t.Error(fault)
		}
		for _, step := range steps(parsed(t, name, text)) {
			action, pin, _ := strings.Cut(value(step, "uses"), "@")
			if first, ok := pins[action]; ok && first != pin {
				t.Errorf("%s: %s is pinned to %s, elsewhere to %s", name, action, pin, first)
			}
			pins[action] = pin
		}
	}
}

// TestFaults shows that the rules find what they are there for.
func TestFaults(t *testing.T) {
	const head = "on: push\npermissions: {contents: read}\nconcurrency: {group: a}\njobs:\n  j:\n    timeout-minutes: 5\n    steps:\n"
	const sha = "0123456789abcdef0123456789abcdef01234567"
	for name, c := range map[string]struct{ text, want string }{
		"sound":               {head + "      - run: echo\n      - uses: ./.github/actions/go\n      - uses: a/b@" + sha + " # v1.2.3\n", ""},
		"no permissions":      {strings.Replace(head, "permissions: {contents: read}\n", "", 1), "states no permissions"},
		"all permissions":     {strings.Replace(head, "{contents: read}", "write-all", 1), "states no permissions"},
		"no time":             {strings.Replace(head, "timeout-minutes: 5", "name: a", 1), "has no timeout-minutes"},
		"no group":            {strings.Replace(head, "concurrency: {group: a}\n", "", 1), "has no concurrency group"},
		"target":              {strings.Replace(head, "push", "{pull_request_target: {}}", 1), "pull_request_target"},
		"target in a list":    {strings.Replace(head, "push", "[push, pull_request_target]", 1), "pull_request_target"},
		"stranger may write":  {strings.Replace(strings.Replace(head, "push", "pull_request", 1), "contents: read", "issues: write", 1), "pull request may write"},
		"weekly may fail":     {strings.Replace(head, "push", "{schedule: [{cron: 1 1 * * 1}]}", 1), "job j may fail"},
		"weekly":              {strings.Replace(strings.Replace(head, "push", "{schedule: [{cron: 1 1 * * 1}]}", 1), "timeout-minutes: 5", "timeout-minutes: 5\n    continue-on-error: true", 1), ""},
		"tag":                 {head + "      - uses: a/b@v1.2.3\n", "is not pinned to a commit"},
		"short commit":        {head + "      - uses: a/b@" + sha[:39] + " # v1.2.3\n", "is not pinned to a commit"},
		"no version":          {head + "      - uses: a/b@" + sha + "\n", "does not say which version"},
		"title in a script":   {head + "      - run: echo ${{ github.event.issue.title }}\n", "puts an expression into a script"},
		"branch in a script":  {head + "      - run: |\n          a\n          echo \"${{ github.head_ref }}\"\n", "puts an expression into a script"},
		"output in a script":  {head + "      - run: echo ${{ steps.a.outputs.b }}\n", "puts an expression into a script"},
		"token left":          {head + "      - uses: actions/checkout@" + sha + " # v1.2.3\n", "leaves its token"},
		"cache of strangers":  {head + "      - uses: actions/setup-go@" + sha + " # v1.2.3\n        with: {cache: true}\n", "keeps what strangers' code left"},
		"cache by default":    {head + "      - uses: actions/setup-go@" + sha + " # v1.2.3\n", "keeps what strangers' code left"},
		"cache of our own":    {head + "      - uses: actions/setup-go@" + sha + " # v1.2.3\n        with: {cache: \"${{ github.event_name != 'pull_request' }}\"}\n", ""},
		"site once":           {head + "      - uses: actions/upload-pages-artifact@" + sha + " # v1.2.3\n        with: {path: public}\n", "has the name of an earlier attempt"},
		"secret":              {head + "      - run: echo\n        env: {A: \"${{ secrets.KEY }}\"}\n", "uses a secret"},
		"stranger's code run": {strings.Replace(head, "push", "{workflow_run: {workflows: [a]}}", 1) + "      - uses: actions/checkout@" + sha + " # v1.2.3\n        with: {persist-credentials: false, ref: a}\n", "checks out what it does not trust"},
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.Join(faults("workflows/a.yml", []byte(c.text)), "\n")
			if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// faults are the rules that a workflow, or an action of the project's own,
// breaks.
func faults(name string, text []byte) []string {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return []string{fmt.Sprintf("%s: %v", name, err)}
	}
	var found []string
	fault := func(format string, args ...any) { found = append(found, name+": "+fmt.Sprintf(format, args...)) }
	if strings.Contains(string(text), "secrets.") {
		fault("uses a secret; the token of the run is enough")
	}
	workflow := document.Content[0]
	on := words(key(workflow, "on"))
	if strings.HasPrefix(name, "workflows/") {
		workflowFaults(workflow, on, fault)
	}
	for _, step := range steps(&document) {
		stepFaults(step, slices.Contains(on, "workflow_run"), fault)
	}
	return found
}

func workflowFaults(workflow *yaml.Node, on []string, fault func(string, ...any)) {
	permissions := key(workflow, "permissions")
	if permissions == nil || permissions.Kind != yaml.MappingNode {
		fault("states no permissions, one by one")
	}
	if key(workflow, "concurrency") == nil {
		fault("has no concurrency group")
	}
	if slices.Contains(on, "pull_request_target") {
		fault("runs on pull_request_target, which gives strangers' code the rights of the project")
	}
	given := words(permissions)
	each(key(workflow, "jobs"), func(id string, job *yaml.Node) {
		if key(job, "timeout-minutes") == nil {
			fault("job %s has no timeout-minutes", id)
		}
		if slices.Contains(on, "schedule") && value(job, "continue-on-error") != "true" {
			fault("job %s may fail at a time when nobody has changed anything", id)
		}
		given = append(given, words(key(job, "permissions"))...)
	})
	if slices.Contains(on, "pull_request") && slices.Contains(given, "write") {
		fault("the code of a pull request may write")
	}
}

var (
	pinned  = regexp.MustCompile(`^[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}$`)
	version = regexp.MustCompile(`^# v\d+\.\d+\.\d+$`)
)

func stepFaults(step *yaml.Node, afterStrangers bool, fault func(string, ...any)) {
	if strings.Contains(value(step, "run"), "${{") {
		fault("line %d puts an expression into a script; give it by env", key(step, "run").Line)
	}
	uses := key(step, "uses")
	if uses == nil || strings.HasPrefix(uses.Value, "./") {
		return
	}
	switch {
	case !pinned.MatchString(uses.Value):
		fault("line %d: %s is not pinned to a commit", uses.Line, uses.Value)
	case !version.MatchString(uses.LineComment):
		fault("line %d does not say which version %s is, as # v1.2.3", uses.Line, uses.Value)
	}
	with := key(step, "with")
	switch action, _, _ := strings.Cut(uses.Value, "@"); action {
	case "actions/checkout":
		checkoutFaults(uses, with, afterStrangers, fault)
	case "actions/setup-go":
		// A pull request finds the cache that an earlier commit of its own left, built from whatever that commit was.
		if value(with, "cache") != "${{ github.event_name != 'pull_request' }}" {
			fault("line %d keeps what strangers' code left in the cache; let pull requests have none", uses.Line)
		}
	case "actions/upload-pages-artifact":
		// Publishing refuses a run with two of one name, and a repeated run keeps those of earlier attempts.
		if !strings.Contains(value(with, "name"), "${{ github.run_attempt }}") {
			fault("line %d: the site has the name of an earlier attempt", uses.Line)
		}
	}
}

func checkoutFaults(uses, with *yaml.Node, afterStrangers bool, fault func(string, ...any)) {
	if value(with, "persist-credentials") != "false" {
		fault("line %d leaves its token in the folder; set persist-credentials: false", uses.Line)
	}
	if afterStrangers && (key(with, "ref") != nil || key(with, "repository") != nil) {
		fault("line %d checks out what it does not trust", uses.Line)
	}
}

// steps are all mappings of a document that run something.
func steps(n *yaml.Node) []*yaml.Node {
	var found []*yaml.Node
	if n.Kind == yaml.MappingNode && (value(n, "run") != "" || value(n, "uses") != "") {
		found = append(found, n)
	}
	for _, child := range n.Content {
		found = append(found, steps(child)...)
	}
	return found
}

// key is what a mapping has under a key; nil for none.
func key(mapping *yaml.Node, name string) *yaml.Node {
	var found *yaml.Node
	each(mapping, func(key string, value *yaml.Node) {
		if key == name {
			found = value
		}
	})
	return found
}

// value is the text that a mapping has under a key; "" for none.
func value(mapping *yaml.Node, name string) string {
	if n := key(mapping, name); n != nil {
		return n.Value
	}
	return ""
}

func each(mapping *yaml.Node, do func(key string, value *yaml.Node)) {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		do(mapping.Content[i].Value, mapping.Content[i+1])
	}
}

// words are all keys and texts below a node.
func words(n *yaml.Node) []string {
	if n == nil {
		return nil
	}
	found := []string{n.Value}
	for _, child := range n.Content {
		found = append(found, words(child)...)
	}
	return found
}

func parsed(t *testing.T, name string, text []byte) *yaml.Node {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return document.Content[0]
}

// workflows are the files below .github that run something, by their paths there.
func workflows(t *testing.T) map[string][]byte {
	t.Helper()
	found := matching(t, "workflows/*.yml", "actions/*/action.yml")
	if len(found) < 5 {
		t.Fatalf("only %d workflows and actions in .github", len(found))
	}
	err := fs.WalkDir(os.DirFS(root+"/.github"), ".", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".yaml" {
			t.Errorf(".github/%s: its ending is .yaml, which no test here reads", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// matching reads the files below .github whose paths there have one of the forms.
func matching(t *testing.T, forms ...string) map[string][]byte {
	t.Helper()
	tree, found := os.DirFS(root+"/.github"), map[string][]byte{}
	for _, form := range forms {
		names, err := fs.Glob(tree, form)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if found[name], err = fs.ReadFile(tree, name); err != nil {
				t.Fatal(err)
			}
		}
	}
	return found
}
