package claim

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"moatatlas/internal/source"
)

// texts is what a part, or the items of a list, can be as far as that can be seen
// before it runs.
type texts struct {
	free     bool // whether it may be any text
	domains  []domain
	literals []*ast.StringNode // that are written out
	instead  []string          // what stands where there is no value
}

func (x texts) or(y texts) texts {
	return texts{
		free:    x.free || y.free,
		domains: union(x.domains, y.domains), literals: union(x.literals, y.literals), instead: union(x.instead, y.instead),
	}
}

func union[T comparable](a, b []T) []T {
	all := slices.Clone(a)
	for _, item := range b {
		if !slices.Contains(all, item) {
			all = append(all, item)
		}
	}
	return all
}

// words lists the literals.
func (x texts) words() []string {
	var words []string
	for _, l := range x.literals {
		words = append(words, l.Value)
	}
	return words
}

// texts finds what a part can be.
func (t *translation) texts(n ast.Node) texts {
	switch n := n.(type) {
	case *ast.StringNode:
		return texts{literals: []*ast.StringNode{n}}
	case *ast.ArrayNode:
		var all texts
		for _, item := range n.Nodes {
			all = all.or(t.texts(item))
		}
		return all
	case *ast.IdentifierNode:
		if x, ok := t.variables[n.Value]; ok {
			return x
		}
	case *ast.PointerNode:
		if len(t.items) > 0 {
			return t.items[len(t.items)-1]
		}
	case *ast.ConditionalNode:
		return t.texts(n.Exp1).or(t.texts(n.Exp2))
	case *ast.BinaryNode:
		if n.Operator == "??" {
			otherwise := t.texts(n.Right)
			otherwise.instead, otherwise.literals = union(otherwise.instead, otherwise.words()), nil
			return t.texts(n.Left).or(otherwise)
		}
	case *ast.MemberNode:
		return t.textsOfMember(n)
	case *ast.BuiltinNode:
		return t.textsOfLoop(n)
	case *ast.CallNode:
		return t.textsOfCall(n)
	}
	return texts{free: true}
}

// inDomain is any text of a domain.
func inDomain(d domain) texts {
	if d == freeText {
		return texts{free: true}
	}
	return texts{domains: []domain{d}}
}

func (t *translation) textsOfMember(n *ast.MemberNode) texts {
	name, named := n.Property.(*ast.StringNode)
	if !named {
		return t.texts(n.Node)
	}
	if rec, ok := t.g.records[t.g.kindOf(n.Node)]; ok {
		f, _ := rec.field(name.Value)
		return inDomain(f.domain)
	}
	return texts{free: true}
}

func (t *translation) textsOfLoop(n *ast.BuiltinNode) texts {
	switch n.Name {
	case "filter", "find", "sortBy":
		return t.texts(n.Arguments[0])
	case "map":
		t.items = append(t.items, t.texts(n.Arguments[0]))
		defer func() { t.items = t.items[:len(t.items)-1] }()
		return t.texts(n.Arguments[1].(*ast.PredicateNode).Node)
	}
	return texts{free: true}
}

func (t *translation) textsOfCall(n *ast.CallNode) texts {
	variants := t.g.functions[n.Callee.(*ast.IdentifierNode).Value]
	switch {
	case len(variants) == 0: // an operator between days
		return texts{free: true}
	case variants[0].domain == ofItems && len(n.Arguments) > 0:
		return t.texts(n.Arguments[0])
	}
	return inDomain(variants[0].domain)
}

// literals refuses a text that is written out where what it is compared with, or
// looked for in, can never be that.
func (t *translation) literals(left, right ast.Node) {
	a, b := t.texts(left), t.texts(right)
	t.unknown(a.literals, b)
	t.unknown(b.literals, a)
}

func (t *translation) unknown(literals []*ast.StringNode, in texts) {
	if in.free || len(in.domains) == 0 {
		return
	}
	what, words := "", []string(nil)
	for i, d := range in.domains {
		if i > 0 {
			what += " or "
		}
		what += string(d)
		words = union(words, t.g.domains[d]())
	}
	allowed := slices.Concat(words, in.instead, in.words())
	for _, l := range literals {
		if !slices.Contains(allowed, l.Value) {
			t.fail(l, "%s", source.Unknown(what, l.Value, words))
		}
	}
}
