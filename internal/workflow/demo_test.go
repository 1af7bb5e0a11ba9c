package workflow

import "groundwork/internal/decimal"

// The consent redesign of the demo record (demo-consent-v1.yaml, workflow).

var staffGroups = Groups{
	{"medical", "Doctors and dentists", true},
	{"nursing_midwifery", "Registered nurses and midwives", true},
	{"clinical_support", "Clinical support workers", true},
	{"administrative", "Administrative and clerical staff", false},
	{"estates", "Estates and facilities staff", false},
	{"none", "Nobody: the system does it", false},
}

var libraryYear = Year{WorkingDays: 253, CalendarDays: 365, ProductiveHours: decimal.Of(1570)}

const nurse, admin = "nursing_midwifery", "administrative"

func step(id, action, role, group, kind, worth, minutes string, share int64, method string, sample int) Step {
	d, _, err := decimal.Parse(minutes)
	if err != nil {
		panic(err)
	}
	return Step{ID: id, Action: action, Role: role, StaffGroup: group, Type: kind, Worth: worth, Minutes: decimal.Some(d),
		Share: decimal.Some(decimal.Of(share)), Timing: Timing{method, sample}}
}

func numbered(steps ...Step) []Step {
	for i := range steps {
		steps[i].Position = i + 1
	}
	return steps
}

func demo() Redesign {
	record := Record{
		UnitOfWork: "one consent decision recorded",
		StartEvent: "clinician and person begin the consent conversation",
		EndEvent:   "decision is in the record and can be found",
		Volume:     decimal.Some(decimal.Of(336)), VolumeSource: "Consent records opened, activity system, March to May 2025",
		DayType: WorkingDay, Eligible: decimal.Some(decimal.Of(420)), OneOffHours: decimal.Some(decimal.Of(940)),
	}
	return Redesign{
		Before: Map{ID: "before", State: Current, Version: 1, Record: record, Timing: Timing{Observed, 120}, Steps: numbered(
			step("b1", "Print the form and find the leaflet", "clinician", nurse, Do, Waste, "2.0", 100, Observed, 120),
			step("b2", "Explain, discuss and agree with the person", "clinician", nurse, Decide, AddsValue, "5.0", 100, Observed, 120),
			step("b3", "Scan the signed form and upload it", "clinician", nurse, Do, Waste, "3.5", 100, Observed, 120),
			step("b4", "Re-key the decision into the record", "clinician", nurse, Do, Waste, "2.5", 100, Observed, 120),
			step("b5", "Chase a missing or unreadable form", "clinician", nurse, Rework, Waste, "10.0", 20, Observed, 31),
			step("b6", "Ask again because it cannot be found", "clinician", nurse, Rework, Waste, "5.0", 20, Observed, 31),
			step("b7", "File paper and check the scan", "team administrator", admin, CheckIt, Needed, "1.5", 100, Observed, 120),
		)},
		After: Map{ID: "after", State: Redesigned, Version: 1, Record: record, Timing: Timing{Observed, 120}, Steps: numbered(
			step("a1", "Open the pre-filled digital form from the record", "clinician", nurse, Do, Needed, "0.5", 100, Observed, 120),
			step("a2", "Explain, discuss and agree with the person", "clinician", nurse, Decide, AddsValue, "5.0", 100, Observed, 120),
			step("a3", "Write the decision back to the record (automated)", "system", Nobody, Do, Needed, "0.0", 100, BySystemLog, 0),
			step("a4", "Resolve an item in the exception queue", "clinician", nurse, Rework, Needed, "4.0", 10, Observed, 31),
			step("a5", "Help someone who cannot use the digital form", "clinician", nurse, Do, Needed, "2.0", 5, Observed, 31),
			step("a6", "Watch the exception queue and fix matching errors", "records administrator", admin, CheckIt, Needed, "0.9", 100, Observed, 120),
		)},
		Changes: []Change{
			{Old: "b1", New: "a1", Decision: Standardise, Why: "Twelve local forms become one", Part: Core, DoneBefore: true},
			{Old: "b2", New: "a2", Decision: Keep, Why: "The conversation is the point", Part: Core, DoneBefore: true},
			{Old: "b3", Decision: Remove, Why: "No paper to scan", Part: Core, DoneBefore: true},
			{Old: "b4", New: "a3", Decision: Automate, Why: "Written back in coded fields", Part: Core},
			{Old: "b5", New: "a4", Decision: Merge, Why: "Caught at once in one queue", DoneBefore: true},
			{Old: "b6", Decision: Remove, Why: "Decision is always found", Part: Core, DoneBefore: true},
			{Old: "b7", New: "a6", Decision: MoveRole, Why: "Central records team watches the queue", DoneBefore: true},
			{New: "a5", Decision: Add, Why: "Some people need help", Part: Core, DoneBefore: true},
		},
	}
}
