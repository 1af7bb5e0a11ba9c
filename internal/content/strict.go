package content

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"groundwork/internal/fault"
)

// decode reads b strictly: a field that v does not have and a key that is there
// twice are errors. Errors are Invalid and begin with file and line.
func decode(file string, b []byte, v any) error {
	err := yaml.UnmarshalWithOptions(b, v, yaml.Strict())
	if err == nil {
		return nil
	}
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		return invalid(fault.Field{Name: file, Message: fmt.Sprintf("line %d: %s", at.GetToken().Position.Line, at.GetMessage())})
	}
	return invalid(fault.Field{Name: file, Message: err.Error()})
}

// located adds file and line to what a concept found wrong. Its fields are named
// by the id or key of the thing they are about, or by a section.
func located(file string, b []byte, err error) error {
	if err == nil {
		return nil
	}
	f := fault.Of(err)
	if len(f.Fields) == 0 {
		return fmt.Errorf("%s: %w", file, err)
	}
	lines := lineOf(b)
	var bad fault.Fields
	for _, x := range f.Fields {
		if at := lines[x.Name]; at > 0 {
			bad.Add(file, "line %d: %s: %s", at, x.Name, x.Message)
		} else {
			bad.Add(file, "%s: %s", x.Name, x.Message)
		}
	}
	return invalid(bad...)
}

func invalid(fields ...fault.Field) error {
	return &fault.Error{Kind: fault.Invalid, Fields: fields}
}

// lineOf is where things stand: sections by their key, entries by their id, key or
// item. It is only asked for when something is wrong, so it may read b again.
func lineOf(b []byte) map[string]int {
	f, err := parser.ParseBytes(b, 0)
	if err != nil {
		return nil
	}
	lines := map[string]int{}
	for _, doc := range f.Docs {
		ast.Walk(visitor(lines), doc.Body)
	}
	return lines
}

type visitor map[string]int

// Visit notes the last place of a name: a key that is there twice is mended at its second place.
func (v visitor) Visit(n ast.Node) ast.Visitor {
	m, ok := n.(*ast.MappingValueNode)
	if !ok {
		return v
	}
	k := m.Key.GetToken()
	if k == nil {
		return v
	}
	switch k.Value {
	case "id", "key", "item":
		if s, ok := m.Value.(ast.ScalarNode); ok {
			v[fmt.Sprint(s.GetValue())] = k.Position.Line
		}
	default:
		if _, seen := v[k.Value]; !seen {
			v[k.Value] = k.Position.Line
		}
	}
	return v
}
