package workflows

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/fault"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"
)

// side is one of the two step tables of the form.
type side struct {
	State   workflow.State
	Rows    []row
	Caption string
	Total   total
	Who     []ui.Option
	Errors  fault.Fields
	Found   []workflow.Finding
	Words   Words
}

// row is one step of the form.
type row struct {
	N      int
	State  workflow.State
	T      workflow.Typed
	Who    string // value of the role that is chosen
	Open   bool
	Carry  string // the further fields, while they are not shown
	Called string // "step 3 before"
	Full   string // "step 3 before, Scan the signed form"
}

func (r row) cell(field string) string { return workflow.Cell(r.State, r.N, field) }

// act is the value of a button that does something to the row: "up before 3".
func (r row) act(what string) string { return what + " " + r.State.Side() + " " + strconv.Itoa(r.N) }

func (p Show) side(state workflow.State) side {
	rows := *p.Edit.Sheet.Rows(state)
	s := side{State: state, Who: whoOptions(p.Edit.Sheet.Lanes, p.Words.Groups), Errors: p.Errors, Words: p.Words, Total: p.total(state), Caption: p.caption(state), Found: p.worked.found}
	s.Rows = make([]row, len(rows))
	for i, t := range rows {
		r := row{N: i + 1, State: state, T: t, Open: p.Edit.Opened[t.ID] && t.ID != "", Called: "step " + strconv.Itoa(i+1) + " " + state.Side()}
		r.Full = r.Called
		if t.Action != "" {
			r.Full += ", " + shortened(t.Action)
		}
		for n, l := range p.Edit.Sheet.Lanes {
			if l.Role == t.Role && t.Role != "" {
				r.Who = strconv.Itoa(n + 1)
				break
			}
		}
		r.Open = r.Open || p.mendedBelow(r)
		if !r.Open {
			r.Carry = Carry(t)
		}
		s.Rows[i] = r
	}
	return s
}

// mendedBelow reports whether something about a step has to be mended in a field that its row does not show.
func (p Show) mendedBelow(r row) bool {
	below := func(field string) bool {
		rest, mine := strings.CutPrefix(field, r.cell(""))
		return mine && (strings.HasPrefix(rest, "link") || slices.ContainsFunc(furtherFields(new(workflow.Input)), func(f furtherField) bool { return f.name == rest }))
	}
	return slices.ContainsFunc(p.Errors, func(e fault.Field) bool { return below(e.Name) }) ||
		slices.ContainsFunc(p.worked.found, func(f workflow.Finding) bool {
			return f.Stops == workflow.StopsApproval && f.Field == r.cell(workflow.FieldLinks)
		})
}

func (p Show) caption(state workflow.State) string {
	m := p.Redesign.Before
	word := "Before"
	if state != workflow.Current {
		m, word = p.Redesign.After, "After"
	}
	switch n := len(m.Steps); n {
	case 0:
		return word + ": no steps yet"
	case 1:
		return word + ": 1 step"
	default:
		return word + ": " + strconv.Itoa(n) + " steps"
	}
}

// total is the last line of a step table.
type total struct {
	Label   string // "Minutes a case, clinicians (administrators 1.5)"
	Minutes string // "16.0"; a word while a step has none
}

func (p Show) total(state workflow.State) total {
	m := p.Redesign.Before
	if state != workflow.Current {
		m = p.Redesign.After
	}
	minutes, missing := m.Minutes(p.Words.Groups)
	switch {
	case len(missing) > 0:
		return total{"Minutes a case", "Not known"}
	case minutes.Clinical.Sign() == 0 && minutes.Administrative.Sign() > 0:
		return total{"Minutes a case, administrators", one(minutes.Administrative)}
	case minutes.Administrative.Sign() > 0:
		return total{"Minutes a case, clinicians (administrators " + one(minutes.Administrative) + ")", one(minutes.Clinical)}
	}
	return total{"Minutes a case, clinicians", one(minutes.Clinical)}
}

// NewRole starts the value of a role that a step can take straight from the staff groups.
const NewRole = "g:"

// fewRoles is up to how many roles a list also offers the staff groups: after that, a role is added below the tables.
const fewRoles = 3

// whoOptions are the roles of this map, then, while there are few, the staff groups that none of them has.
func whoOptions(lanes []workflow.Lane, groups workflow.Groups) []ui.Option {
	out := []ui.Option{{Value: "", Label: "Choose"}}
	taken := map[string]bool{}
	for i, l := range lanes {
		out = append(out, ui.Option{Value: strconv.Itoa(i + 1), Label: upper(l.Role)})
		taken[l.StaffGroup] = true
	}
	for _, g := range groups {
		if !taken[g.Key] && len(lanes) <= fewRoles {
			out = append(out, ui.Option{Value: NewRole + g.Key, Label: RoleOf(g)})
		}
	}
	return out
}

// RoleOf is what a role is called that was taken straight from a staff group.
func RoleOf(g workflow.Group) string {
	if g.Key == workflow.Nobody {
		return "System"
	}
	name, _, _ := strings.Cut(g.Label, " (")
	return name
}

// Carry holds the fields of a step that its row does not show, in one hidden field.
func Carry(t workflow.Typed) string {
	v, in := url.Values{}, &t.Input
	for _, f := range furtherFields(in) {
		if *f.value != "" {
			v.Set(f.name, *f.value)
		}
	}
	if in.Rekeyed {
		v.Set(workflow.FieldRekeyed, "yes")
	}
	for _, l := range t.Links {
		v["to"], v["when"], v["way"] = append(v["to"], l.To), append(v["when"], l.When), append(v["way"], l.Share)
	}
	return v.Encode()
}

// Carried puts them back.
func Carried(carry string, t *workflow.Typed) {
	v, err := url.ParseQuery(carry)
	if err != nil {
		return // a damaged field says nothing
	}
	in := &t.Input
	for _, f := range furtherFields(in) {
		*f.value = v.Get(f.name)
	}
	in.Rekeyed = v.Get(workflow.FieldRekeyed) == "yes"
	for i, to := range v["to"] {
		if i < len(v["when"]) && i < len(v["way"]) {
			t.Links = append(t.Links, workflow.TypedLink{To: to, When: v["when"][i], Share: v["way"][i]})
		}
	}
}

// Further reads the fields of a step whose row shows them; get answers what was typed in a field.
func Further(get func(field string) string, t *workflow.Typed) {
	in := &t.Input
	for _, f := range furtherFields(in) {
		*f.value = get(f.name)
	}
	in.Rekeyed = get(workflow.FieldRekeyed) == "yes"
	for n := 1; n <= mostWays; n++ {
		way := func(field string) string { return get("link-" + strconv.Itoa(n) + "-" + field) }
		if l := (workflow.TypedLink{To: way("to"), When: way("when"), Share: way("share")}); !l.Empty() {
			t.Links = append(t.Links, l)
		}
	}
}

// mostWays is how many ways out of a step a form is read for: more than a step may have, so that too many are refused in words.
const mostWays = 30

type furtherField struct {
	name  string
	value *string
}

// furtherFields are those behind "All fields", in their order.
func furtherFields(in *workflow.Input) []furtherField {
	return []furtherField{
		{workflow.FieldType, &in.Type}, {workflow.FieldWorth, &in.Worth}, {workflow.FieldGroup, &in.StaffGroup}, {workflow.FieldBand, &in.PayBand},
		{workflow.FieldMedian, &in.Median}, {workflow.FieldP90, &in.P90}, {workflow.FieldWait, &in.Wait}, {workflow.FieldMethod, &in.Method}, {workflow.FieldSample, &in.Sample},
		{workflow.FieldSystem, &in.System}, {workflow.FieldNote, &in.Note}, {workflow.FieldInputs, &in.Inputs}, {workflow.FieldOutputs, &in.Outputs}, {workflow.FieldUsing, &in.Using}, {workflow.FieldFails, &in.Fails},
		{"pack-step", &in.PackStep},
	}
}

func options(first string, terms []workflow.Term) []ui.Option {
	out := []ui.Option{{Value: "", Label: first}}
	for _, t := range terms {
		out = append(out, ui.Option{Value: t.Key, Label: t.Label})
	}
	return out
}

func groupOptions(first string, groups workflow.Groups) []ui.Option {
	out := []ui.Option{{Value: "", Label: first}}
	for _, g := range groups {
		out = append(out, ui.Option{Value: g.Key, Label: g.Label})
	}
	return out
}

// upper starts s with a capital, as names of roles stand in a list.
func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
