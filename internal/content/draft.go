package content

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

// Wrong is one thing that keeps a draft from being published: where it stands in the file, and what to mend.
type Wrong struct {
	Line   int // zero where it is about the file as a whole
	Reason string
}

// CheckDraft reads a checklist that somebody wants to publish after versions, and says everything that is wrong with
// it, in the order of its lines. The checklist is there when nothing is.
func CheckDraft(versions *readiness.Versions, b []byte) (*readiness.Checklist, []Wrong) {
	if !utf8.Valid(b) {
		return nil, []Wrong{{Reason: "This is not a text file"}}
	}
	if wrong := undecoded(b); len(wrong) > 0 {
		return nil, wrong
	}
	c, err := readChecklist(b)
	if err == nil {
		err = versions.CheckNext(c)
	}
	if err == nil {
		return c, nil
	}
	lines := lineOf(b)
	var wrong []Wrong
	for _, f := range fault.Of(err).Fields {
		wrong = append(wrong, Wrong{lines[f.Name], f.Name + ": " + f.Message})
	}
	if len(wrong) == 0 {
		wrong = []Wrong{{Reason: err.Error()}}
	}
	slices.SortStableFunc(wrong, func(x, y Wrong) int { return cmp.Compare(x.Line, y.Line) })
	return nil, wrong
}

// undecoded is what the reader of the format refuses: a field that does not exist, a key twice, a word that is none
// of those allowed. It stops at the first in a file, so each item is read by itself, and each tells its own.
func undecoded(b []byte) []Wrong {
	var y checklistYAML
	err := yaml.UnmarshalWithOptions(b, &y, yaml.Strict())
	if err == nil {
		return nil
	}
	file, broken := parser.ParseBytes(b, 0)
	if broken != nil || len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return []Wrong{refused(err, nil)}
	}
	wrong := []Wrong{refused(err, file.Docs[0].Body)}
	for _, node := range itemNodes(file.Docs[0].Body) {
		var it readiness.Item
		if err := yaml.NodeToValue(node, &it, yaml.Strict()); err != nil {
			if w := refused(err, node); !slices.Contains(wrong, w) {
				wrong = append(wrong, w)
			}
		}
	}
	slices.SortStableFunc(wrong, func(x, y Wrong) int { return cmp.Compare(x.Line, y.Line) })
	return wrong
}

// refused is an error of the reader with its line. A word that is none of those allowed comes without one: it is
// looked for in the part of the file that was read.
func refused(err error, in ast.Node) Wrong {
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		return Wrong{at.GetToken().Position.Line, at.GetMessage()}
	}
	w := Wrong{Reason: err.Error()}
	if _, rest, quoted := strings.Cut(w.Reason, `"`); quoted && in != nil {
		word, _, _ := strings.Cut(rest, `"`)
		ast.Walk(&seeking{word: word, line: &w.Line}, in)
	}
	return w
}

// seeking notes the first line on which a word stands as a value.
type seeking struct {
	word string
	line *int
}

// Visit looks at one value.
func (s *seeking) Visit(n ast.Node) ast.Visitor {
	if v, ok := n.(ast.ScalarNode); ok && *s.line == 0 && fmt.Sprint(v.GetValue()) == s.word {
		*s.line = n.GetToken().Position.Line
	}
	return s
}

// itemNodes are the entries under items.
func itemNodes(n ast.Node) []ast.Node {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		return nil
	}
	for _, v := range m.Values {
		if s, list := v.Value.(*ast.SequenceNode); list && v.Key.GetToken().Value == "items" {
			return s.Values
		}
	}
	return nil
}
