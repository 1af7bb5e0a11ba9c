package adoption_test

import (
	"strings"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

func TestStart(t *testing.T) {
	asked := library(t).Checklist.Facts
	today := on(20)
	good := func() adoption.StartInput {
		return adoption.StartInput{Facts: map[string]string{"paid_supplier": "yes", "changes_roles": "no"}}
	}
	for _, c := range []struct {
		name  string
		spoil func(*adoption.StartInput)
		field string
		says  string
	}{
		{"the two facts are enough", func(*adoption.StartInput) {}, "", ""},
		{"a fact is missing", func(in *adoption.StartInput) { delete(in.Facts, "paid_supplier") }, "fact-paid_supplier", "Select yes or no"},
		{"a fact of the innovation is not asked", func(in *adoption.StartInput) { in.Facts["used_in_care"] = "perhaps" }, "", ""},
		{"planned today", func(in *adoption.StartInput) { in.Planned = map[string]string{"adopt": "2026-1-20"} }, "", ""},
		{"planned yesterday", func(in *adoption.StartInput) { in.Planned = map[string]string{"adopt": "2026-1-19"} }, "planned-adopt", "today or in the future"},
		{"planned on a day that does not exist", func(in *adoption.StartInput) { in.Planned = map[string]string{"adopt": "2026-2-30"} }, "planned-adopt", "real date"},
		{"half a date", func(in *adoption.StartInput) { in.Planned = map[string]string{"adopt": "2026--3"} }, "planned-adopt", "must include a month"},
		{"gates on one day", func(in *adoption.StartInput) {
			in.Planned = map[string]string{"adopt": "2026-3-1", "go_live": "2026-3-1"}
		}, "", ""},
		{"gates out of order", func(in *adoption.StartInput) {
			in.Planned = map[string]string{"adopt": "2026-3-2", "bau": "2026-3-1"}
		}, "planned-bau", "on or after 2 March 2026"},
		{"cases with their source", func(in *adoption.StartInput) { in.Cases, in.Source = "1,210.5", "activity system" }, "", ""},
		{"cases without a source", func(in *adoption.StartInput) { in.Cases = "120" }, "cases_source", "where the number"},
		{"cases that are no number", func(in *adoption.StartInput) { in.Cases, in.Source = "a few", "me" }, "cases", "must be a number"},
		{"no cases at all", func(in *adoption.StartInput) { in.Cases, in.Source = "0", "me" }, "cases", "more than 0"},
		{"a million cases", func(in *adoption.StartInput) { in.Cases, in.Source = "1000000", "me" }, "", ""},
		{"more than a million", func(in *adoption.StartInput) { in.Cases, in.Source = "1000001", "me" }, "cases", "no more than"},
	} {
		in := good()
		c.spoil(&in)
		s, err := adoption.CheckStart(in, asked, today)
		got := fault.Of(err).Fields.For(c.field)
		if c.field == "" && err != nil || c.field != "" && !strings.Contains(got, c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
		if err == nil && (len(s.Facts) != 2 || !s.Facts["paid_supplier"] || s.Facts["changes_roles"]) {
			t.Errorf("%s: facts %v", c.name, s.Facts)
		}
		if err == nil && in.Cases == "1,210.5" && s.Volume.CasesADay != decimal.Some(12105000) {
			t.Errorf("cases are %v", s.Volume.CasesADay)
		}
	}
}

func TestDecline(t *testing.T) {
	reasons := library(t).Stages.Reasons
	if len(reasons) != 13 {
		t.Errorf("%d reasons", len(reasons))
	}
	for _, c := range []struct {
		in    adoption.DeclineInput
		field string
	}{
		{adoption.DeclineInput{Reason: "timing"}, ""},
		{adoption.DeclineInput{}, "reason"},
		{adoption.DeclineInput{Reason: "because"}, "reason"},
		{adoption.DeclineInput{Reason: "other"}, "text"},
		{adoption.DeclineInput{Reason: "other", Text: "We moved"}, ""},
		{adoption.DeclineInput{Reason: "timing", Again: "2026-1-20"}, "again"},
		{adoption.DeclineInput{Reason: "timing", Again: "2026-1-21"}, ""},
	} {
		_, err := adoption.CheckDecline(c.in, reasons, on(20))
		if (err == nil) != (c.field == "") || c.field != "" && fault.Of(err).Fields.For(c.field) == "" {
			t.Errorf("%+v: %v", c.in, err)
		}
	}
}

func TestForetell(t *testing.T) {
	turned := func(v readiness.Verdict) adoption.Change {
		return adoption.Change{Gates: []adoption.GateChange{{Before: readiness.Ready, After: v}}}
	}
	counts := adoption.Change{Gates: []adoption.GateChange{{Before: readiness.NotReady, After: readiness.NotReady}}}
	for want, changes := range map[string][]adoption.Change{
		"This changes no adoption":                     nil,
		"This changes 1 adoption: 1 becomes Not ready": {turned(readiness.NotReady)},
		"This changes 2 adoptions: 1 becomes Not ready, 1 keeps the answer, with other counts behind it": {turned(readiness.NotReady), counts},
		"This changes 3 adoptions: 2 become Not ready, 1 becomes Not enough known":                       {turned(readiness.NotReady), turned(readiness.NotReady), turned(readiness.NotEnoughKnown)},
	} {
		if got := adoption.Foretell(changes); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
