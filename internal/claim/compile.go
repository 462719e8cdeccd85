package claim

import (
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/parser/lexer"
	"github.com/expr-lang/expr/vm"

	"moatatlas/internal/source"
)

// Expression is a checked expression, ready to be evaluated. It does not change.
type Expression struct {
	places   places
	program  *vm.Program
	tests    []test
	loops    []loop
	measures []string
}

// Text is the expression as its author wrote it.
func (e *Expression) Text() string { return e.places.text }

// Measures lists the ids of the measures, in market.Definitions, that the
// expression names.
func (e *Expression) Measures() []string { return append([]string(nil), e.measures...) }

// test is one of the conditions that a claim is made of.
type test struct {
	claimed    string // as the author wrote it
	negated    bool   // whether the claim is that it does not hold
	comparison bool
	operator   string // of a comparison
	unit       unit   // what its sides count, as far as that can be seen
	loop       int    // of a condition that is one: its number; else -1
}

// loop is one of the loops of an expression.
type loop struct {
	name       string
	outer      bool        // whether it stands in no other
	body       *vm.Program // what it does with each thing; nil where expr's machine runs it
	descending bool
}

// read reads an expression and checks all of it but the arguments of functions.
func (g *grammar) read(text string) (places, *parser.Tree, *source.Fault) {
	switch {
	case len(text) > maxText:
		return places{}, nil, source.NewFault(0, "the expression has %d bytes; %d are allowed", len(text), maxText)
	case !utf8.ValidString(text):
		return places{}, nil, source.NewFault(0, "the expression is not UTF-8")
	}
	p := places{text: text, read: text}
	tokens, err := lexer.Lex(file.NewSource(text))
	if err != nil {
		return p, nil, p.fault(err)
	}
	if at, deep := tooDeep(tokens); deep {
		return p, nil, source.NewFault(p.offset(at), "brackets nest more than %d deep", maxLevels)
	}
	p = newPlaces(text, tokens)
	c := g.conf()
	tree, err := parser.ParseWithConfig(p.read, c)
	if err != nil {
		return p, nil, p.fault(err)
	}
	in := &inspection{g: g, places: p, variables: map[string]bool{}}
	if in.node(&tree.Node); in.fault != nil {
		return p, nil, in.fault
	}
	return p, tree, g.check(p, tree, c)
}

// tooDeep finds a bracket with too many around it.
func tooDeep(tokens []lexer.Token) (at int, deep bool) {
	depth := 0
	for _, t := range tokens {
		switch {
		case t.Is(lexer.Bracket, "(", "[", "{"):
			depth++
		case t.Kind == lexer.Bracket:
			depth--
		}
		if depth > maxLevels {
			return t.From, true
		}
	}
	return 0, false
}

// check checks the types. What expr has no types for is replaced by calls, which may
// show more of it: until nothing is left to replace.
func (g *grammar) check(p places, tree *parser.Tree, c *conf.Config) *source.Fault {
	for {
		_, err := new(checker.Checker).Check(tree, c)
		if replace(&tree.Node) {
			forget(tree.Node)
			continue
		}
		if err != nil {
			return g.explain(p, tree.Node, err)
		}
		return nil
	}
}

// forget takes the types off all parts: expr does not look again into a call whose
// type it knows.
func forget(n ast.Node) {
	n.SetNature(nature.Nature{})
	parts, _ := slots(n)
	for _, part := range parts {
		forget(*part)
	}
}

// compile checks and translates an expression.
func (g *grammar) compile(text string, claims bool) (e *Expression, fault *source.Fault) {
	// expr's parser and checker are not ours to vouch for.
	defer func() {
		if p := recover(); p != nil {
			e, fault = nil, source.NewFault(0, "the expression cannot be read: %v", p)
		}
	}()
	p, tree, fault := g.read(text)
	if fault != nil {
		return nil, fault
	}
	raw, err := parser.ParseWithConfig(p.read, g.conf())
	if err != nil {
		return nil, p.fault(err)
	}
	l := &translation{g: g, e: &Expression{places: p}, units: map[string]unit{}, variables: map[string]texts{}, measures: map[string]bool{}}
	node := l.node
	if claims {
		node = func(n ast.Node) ast.Node { return l.top(n, raw.Node, false) }
	}
	translated := node(tree.Node)
	if l.fault != nil {
		return nil, l.fault
	}
	if fault := g.accept(p, tree.Node, claims); fault != nil {
		return nil, fault
	}
	l.e.program = l.program(translated)
	if l.fault != nil {
		return nil, l.fault
	}
	l.e.measures = sortedKeys(l.measures)
	return l.e, nil
}

// program makes a program of a translated part.
func (t *translation) program(n ast.Node) *vm.Program {
	if t.fault != nil {
		return nil
	}
	c := conf.New(struct{}{})
	c.Optimize = false
	c.Functions = t.g.machine
	program, err := compiler.Compile(&parser.Tree{Node: n, Source: file.NewSource(t.e.places.read)}, c)
	if err != nil {
		t.fault = t.e.places.fault(err)
	}
	return program
}

// accept checks that a claim is a condition, and that a value can be written.
func (g *grammar) accept(p places, n ast.Node, claims bool) *source.Fault {
	k := g.kindOf(n)
	if claims && k != truth {
		return source.NewFault(0, "a claim must be true or false; this is a %s: compare it with something", k)
	}
	switch k {
	case number, whole, text, day, list(text):
		return nil
	}
	if claims {
		return nil
	}
	return source.NewFault(0, "a value must be a number, a text, a day or a list of texts; this is a %s", k)
}
