package web

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"groundwork/internal/app"
	"groundwork/internal/workflow"
	"groundwork/templates/workflows"
)

// mostRowsRead is how many rows of a side are read from a form: more than a map may have, so that too many are refused
// in words and not cut off.
const mostRowsRead = 2*workflow.MaxSteps + 20

// readWorkflow is the form as it was sent, whatever is in it. newID gives ids to rows that are new.
func readWorkflow(form url.Values, groups workflow.Groups, newID func() string) app.WorkflowDraft {
	d := app.WorkflowDraft{Opened: strings.Fields(form.Get("opened")), Pasted: unbroken(form.Get("paste")), Side: workflow.State(form.Get("paste-side"))}
	d.Base, _ = strconv.Atoi(form.Get("_version"))
	d.Was, d.From = form.Get("_was"), form.Get("from")
	if json.Unmarshal([]byte(form.Get("undo")), &d.Undone) != nil {
		d.Undone = nil
	}
	d.Sheet.About = readAbout(form)
	numbers := readLanes(form, &d.Sheet)
	before := readRows(form, workflow.Current, &d.Sheet, numbers, groups, newID)
	after := readRows(form, workflow.Redesigned, &d.Sheet, numbers, groups, newID)
	readDecisions(form, workflow.Current, before, after)
	readDecisions(form, workflow.Redesigned, after, before)
	d.Sheet.Before, d.Sheet.After = before, after
	return d
}

func readAbout(form url.Values) workflow.About {
	return workflow.About{
		UnitOfWork: form.Get(workflow.FieldUnit), StartEvent: form.Get(workflow.FieldStart), EndEvent: form.Get(workflow.FieldEnd),
		AfterUnit: form.Get("after-unit"), AfterStart: form.Get("after-start"), AfterEnd: form.Get("after-end"),
		Volume: form.Get(workflow.FieldVolume), VolumeSource: form.Get(workflow.FieldSource), DayType: form.Get(workflow.FieldDayType),
		Method: form.Get(workflow.FieldMapMethod), Sample: form.Get(workflow.FieldMapSample),
		Eligible: form.Get(workflow.FieldEligible), OneOffHours: form.Get(workflow.FieldOneOff),
		MappedOn: typedDate(form, workflow.FieldMappedOn), MappedBy: form.Get(workflow.FieldMappedBy), WhoTookPart: unbroken(form.Get(workflow.FieldTookPart)),
		ScopeTeams: unbroken(form.Get(workflow.FieldTeams)),
		InUseFrom:  typedDate(form, workflow.FieldInUse), Why: form.Get(workflow.FieldWhy),
		WhyAutomateFirst: form.Get("why-automate-first"), WhyMoreHandovers: form.Get("why-more-handovers"),
	}
}

// typedDate joins the three boxes of a date as they were typed; nothing when all are empty.
func typedDate(form url.Values, name string) string {
	d, m, y := form.Get(name+"-day"), form.Get(name+"-month"), form.Get(name+"-year")
	if d+m+y == "" {
		return ""
	}
	return y + "-" + m + "-" + d
}

// readLanes fills the roles and answers which number in the form is which of them. A role whose name was taken out while
// steps still choose it keeps the name that it had.
func readLanes(form url.Values, s *workflow.Sheet) map[string]int {
	numbers, chosen := map[string]int{}, map[string]bool{}
	for i := 1; i <= mostRowsRead; i++ {
		for _, side := range []workflow.State{workflow.Current, workflow.Redesigned} {
			chosen[form.Get(workflow.Cell(side, i, workflow.FieldRole))] = true
		}
	}
	for n := 1; form.Has(workflow.LaneField(n, "role")); n++ {
		l := workflow.Lane{Role: strings.TrimSpace(form.Get(workflow.LaneField(n, "role"))), StaffGroup: form.Get(workflow.LaneField(n, "group")), PayBand: form.Get(workflow.LaneField(n, "band"))}
		if l.Role == "" && chosen[strconv.Itoa(n)] {
			l.Role = form.Get(workflow.LaneField(n, "was"))
		}
		if l.Role == "" {
			continue
		}
		s.Lanes = append(s.Lanes, l)
		numbers[strconv.Itoa(n)] = len(s.Lanes) - 1
	}
	return numbers
}

// readRows are the steps of one side. A step that chose a staff group instead of a role makes a role of it.
func readRows(form url.Values, side workflow.State, s *workflow.Sheet, numbers map[string]int, groups workflow.Groups, newID func() string) []workflow.Typed {
	var rows []workflow.Typed
	for n := 1; n <= mostRowsRead && form.Has(workflow.Cell(side, n, workflow.FieldAction)); n++ {
		get := func(field string) string { return form.Get(workflow.Cell(side, n, field)) }
		t := workflow.Typed{Input: workflow.Input{ID: get("id"), Action: oneLine(get(workflow.FieldAction)), Minutes: get(workflow.FieldMinutes), Share: get(workflow.FieldShare)},
			Decision: get(workflow.FieldDecision), Other: get(workflow.FieldBecomes), Because: get(workflow.FieldBecause), Part: get("part"), Evidence: get(workflow.FieldEvidence), Offered: get("offered")}
		t.Early = get("early") == "yes" || !form.Has(workflow.Cell(side, n, workflow.FieldDecision))
		if form.Has(workflow.Cell(side, n, workflow.FieldType)) {
			workflows.Further(get, &t)
		} else {
			workflows.Carried(get("more"), &t)
		}
		t.Role = roleChosen(get(workflow.FieldRole), s, numbers, groups)
		if t.ID == "" && !t.Empty() {
			t.ID = newID()
		}
		rows = append(rows, t)
	}
	return rows
}

func roleChosen(value string, s *workflow.Sheet, numbers map[string]int, groups workflow.Groups) string {
	if i, ok := numbers[value]; ok {
		return s.Lanes[i].Role
	}
	key, ok := strings.CutPrefix(value, workflows.NewRole)
	if !ok {
		return ""
	}
	for _, l := range s.Lanes {
		if l.StaffGroup == key {
			return l.Role
		}
	}
	for _, g := range groups {
		if g.Key == key {
			s.Lanes = append(s.Lanes, workflow.Lane{Role: workflows.RoleOf(g), StaffGroup: key})
			return workflows.RoleOf(g)
		}
	}
	return ""
}

// readDecisions turns the numbers of steps, by which the form names them, into their ids.
func readDecisions(form url.Values, side workflow.State, rows, others []workflow.Typed) {
	id := func(number string) string {
		number = strings.TrimSpace(number)
		n, err := strconv.Atoi(number)
		switch {
		case number == "":
			return ""
		case strings.HasPrefix(number, workflows.Gone):
			return strings.TrimPrefix(number, workflows.Gone)
		case err != nil || n < 1 || n > len(others) || others[n-1].ID == "":
			return workflow.NoSuchStep + number
		}
		return others[n-1].ID
	}
	for i := range rows {
		t := &rows[i]
		t.Other = id(t.Other)
		if decision, other, ok := strings.Cut(t.Offered, ":"); ok {
			t.Offered = workflow.Offer(decision, id(other))
		}
	}
}

// oneLine is a text without the line breaks that a browser may have put in.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// unbroken is a text with the line breaks that it was typed with; browsers send two characters for one.
func unbroken(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
