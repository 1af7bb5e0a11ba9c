package readiness

import (
	"fmt"
	"strings"

	"groundwork/internal/fault"
	"groundwork/internal/fold"
)

// AskInput is what a pilot asks for on top, as somebody typed it: more of a core item, or an item of its own. Levels are "",
// or the number of a level; Strength is "", essential, hard or desirable.
type AskInput struct {
	Strength, Adopt, GoLive, Bau, Because string
	Advice                                string // on a core item

	Domain, Title, Question, Partly, InPlace, Embedded, Evidence, Owner string // of an item of its own
}

// longestAsk is how long each text may be, in characters.
const longestAsk = 1000

// usualReview is after how many months an answer to an added item is due again.
const usualReview = 12

// CheckRaise reads what is asked for more strictly of a core item, with the advice on it. What the checklist asks for already
// is no raise; less than that is refused.
func CheckRaise(core *Item, in AskInput) (Raise, string, error) {
	var bad fault.Fields
	r := Raise{Item: core.ID, Strength: in.strength(&bad), Because: strings.TrimSpace(in.Because)}
	r.Required = in.required(&bad)
	for i, g := range Gates {
		if l := r.Required.At(g); l > 0 && l < core.Threshold(g) {
			bad.Add(in.field(i), "The checklist asks for “%s” %s already. Choose more than that, or leave it as it is", inWords(core.Threshold(g)), g.To())
		}
	}
	if r.Strength == Desirable || r.Strength != 0 && r.Strength < core.Strength {
		bad.Add("strength", "A pack cannot make a question less strict than the checklist does")
	}
	if r.Strength == core.Strength {
		r.Strength = 0
	}
	raises := r.Strength != 0 || r.Required != (Required{})
	if raises && core.Strength == Desirable && r.Strength == 0 {
		bad.Add("strength", "The checklist never lets this question stop a decision. Choose how strict it is, or leave the levels as they are")
	}
	advice := strings.TrimSpace(in.Advice)
	switch {
	case raises && r.Because == "":
		bad.Add("because", "Enter what happened in the pilot that makes you ask for more")
	case !raises && advice == "" && bad.Err() == nil:
		bad.Add("advice", "Choose what is asked for more strictly, or enter your advice")
	}
	longer(&bad, "because", r.Because)
	longer(&bad, "advice", advice)
	return r, advice, bad.Err()
}

// CheckAdd reads an item of the pilot's own. A level that nobody described is described as the checklist does.
func (c *Checklist) CheckAdd(id string, in AskInput) (Item, error) {
	var bad fault.Fields
	it := Item{ID: id, Domain: in.Domain, Title: squeeze(in.Title), Question: squeeze(in.Question), Scope: Adoption, Strength: in.strength(&bad), Owner: in.Owner,
		ReviewMonths: usualReview, Because: strings.TrimSpace(in.Because), TracesTo: []string{"pilot"}, Levels: map[Level]string{}}
	if _, ok := c.domains[it.Domain]; !ok {
		bad.Add("domain", "Select the area it belongs to")
	}
	for _, f := range []struct{ field, text, says string }{
		{"title", it.Title, "Enter what it is called, in a few words"}, {"question", it.Question, "Enter the question that a trust answers"},
	} {
		if f.text == "" {
			bad.Add(f.field, "%s", f.says)
		}
		longer(&bad, f.field, f.text)
	}
	it.Required = in.required(&bad)
	switch {
	case it.Strength == 0 && bad.For("strength") == "":
		bad.Add("strength", "Select how strict it is")
	case it.Strength == Desirable:
		it.Required = Required{}
	case it.Required == (Required{}):
		bad.Add("adopt", "Choose at which decision which level is needed")
	}
	if it.Because == "" {
		bad.Add("because", "Enter what happened in the pilot that makes you ask for it")
	}
	longer(&bad, "because", it.Because)
	for l, text := range map[Level]string{Partly: in.Partly, InPlace: in.InPlace, Embedded: in.Embedded} {
		if it.Levels[l] = strings.TrimSpace(text); it.Levels[l] == "" {
			it.Levels[l] = c.Describes(&Item{}, l)
		}
	}
	for _, line := range strings.Split(in.Evidence, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			it.Evidence = append(it.Evidence, line)
		}
	}
	known := false
	for _, role := range c.Roles {
		known = known || role.Key == it.Owner
	}
	if !known {
		bad.Add("owner", "Select who normally answers it")
	}
	return it, bad.Err()
}

func longer(bad *fault.Fields, field, text string) {
	if len([]rune(text)) > longestAsk {
		bad.Add(field, "This must be %d characters or fewer", longestAsk)
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// field is the input of the level at a gate.
func (AskInput) field(gate int) string { return [...]string{"adopt", "go-live", "bau"}[gate] }

func (in AskInput) strength(bad *fault.Fields) (s Strength) {
	if in.Strength != "" && s.UnmarshalText([]byte(in.Strength)) != nil {
		bad.Add("strength", "Select how strict it is")
	}
	return s
}

func (in AskInput) required(bad *fault.Fields) (r Required) {
	for i, x := range []struct {
		typed string
		into  *Level
	}{{in.Adopt, &r.Adopt}, {in.GoLive, &r.GoLive}, {in.Bau, &r.BusinessAsUsual}} {
		switch {
		case x.typed == "":
		case len(x.typed) == 1 && x.typed[0] >= '1' && x.typed[0] <= '4':
			*x.into = Level(x.typed[0] - '0')
		default:
			bad.Add(in.field(i), "Select a level")
		}
	}
	return r
}

// Typed is a raise with its advice as the form has it.
func (r Raise) Typed(advice string) AskInput {
	return AskInput{Strength: strengthKeys[r.Strength], Adopt: typedLevel(r.Required.Adopt), GoLive: typedLevel(r.Required.GoLive), Bau: typedLevel(r.Required.BusinessAsUsual), Because: r.Because, Advice: advice}
}

// Typed is an added item as the form has it.
func (it *Item) Typed() AskInput {
	in := Raise{Strength: it.Strength, Required: it.Required, Because: it.Because}.Typed("")
	in.Domain, in.Title, in.Question, in.Owner, in.Evidence = it.Domain, it.Title, it.Question, it.Owner, strings.Join(it.Evidence, "\n")
	in.Partly, in.InPlace, in.Embedded = it.Levels[Partly], it.Levels[InPlace], it.Levels[Embedded]
	return in
}

func typedLevel(l Level) string {
	if l == 0 {
		return ""
	}
	return fmt.Sprint(int(l))
}

// Find are the core items that have all of the words, in the order of the checklist; at most as many as asked for.
func (c *Checklist) Find(words string, most int) []*Item {
	var out []*Item
	wanted := fold.Words(words)
	for i := range c.Items {
		it := &c.Items[i]
		text, has := fold.String(it.ID+" "+it.Title+" "+it.Question+" "+it.Domain), len(wanted) > 0
		for _, w := range wanted {
			has = has && strings.Contains(text, w)
		}
		if has && len(out) < most {
			out = append(out, it)
		}
	}
	return out
}
