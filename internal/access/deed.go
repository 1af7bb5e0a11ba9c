package access

import (
	"slices"
	"strings"

	"groundwork/internal/fault"
)

// Deed is one thing that a person can do.
type Deed string

// The deeds of the journey. Each route and each function of package app names one.
const (
	RegisterPilot    Deed = "register a pilot"
	EditPilot        Deed = "edit a pilot"
	RecordWorkflow   Deed = "record a workflow"
	ApproveWorkflow  Deed = "approve a workflow"
	PromiseBenefit   Deed = "promise a benefit"
	RecordFigures    Deed = "record figures"
	RecordLesson     Deed = "record a lesson"
	RecordWorkaround Deed = "record a local fix"
	RecordStaff      Deed = "record what is done for staff"
	LockBaseline     Deed = "lock a baseline"
	AcceptBenefit    Deed = "accept a benefit"
	ExplainGap       Deed = "say why figures differ from the maps"
	ExplainLapse     Deed = "say why a benefit has lapsed"
	TakeOutOfBudget  Deed = "take hours out of a budget"
	VerifyBenefit    Deed = "check a benefit"
	ContestBenefit   Deed = "contest a benefit"
	AcceptDifference Deed = "accept a local difference"
	ProposeMeasure   Deed = "propose a measure"
	PublishMeasure   Deed = "publish a measure"
	PublishChecklist Deed = "publish a version of the checklist"
	PublishPack      Deed = "publish an adopter's pack"
	PublishRateCard  Deed = "publish a rate card"
	StartAdoption    Deed = "start an adoption"
	EditAdoption     Deed = "edit an adoption"
	RestartAdoption  Deed = "restart a take-up"
	AnswerItem       Deed = "answer a question"
	AddEvidence      Deed = "add evidence"
	KeepEvidence     Deed = "revise evidence"
	CheckEvidence    Deed = "check evidence against its source"
	AgreeNotApply    Deed = "agree that a question does not apply"
	ShareOut         Deed = "share out questions"
	NoteItem         Deed = "write a note about a question"
	OfferHelp        Deed = "offer other trusts help"
	AcceptCondition  Deed = "accept a gap until a date"
	RecordExpiry     Deed = "record what makes answers due"
	DecideGate       Deed = "decide"
	ReadReadiness    Deed = "read the readiness of a trust"
	ReadBoard        Deed = "read the board's pages"
	PrepareBoardPack Deed = "prepare and publish the board paper"
	ManagePeople     Deed = "manage people"
	ManageEverybody  Deed = "manage people anywhere"
	ReadInstallation Deed = "see the state of the installation"
)

// Subject is the record that a function was given in.
type Subject struct{ Kind, ID string }

// Place is where a deed would be done.
type Place struct {
	Organisation string    // whose record it is
	Subjects     []Subject // the record and what it stands in, for functions held there
	Assigned     bool      // the question was given to the actor
}

// At is a place that is only an organisation; the functions held in the trust itself count there.
func At(organisation string, more ...Subject) Place {
	return Place{Organisation: organisation, Subjects: append([]Subject{{"organisation", organisation}}, more...)}
}

// rule says who may do a deed. Any one line that holds is enough.
type rule struct {
	roles     []Role   // held at the organisation
	functions []string // held in one of the subjects, by any member of the organisation
	assigned  []Role   // held at the organisation, when the question was given to the actor
	above     bool     // programme leads above the organisation
	anywhere  []Role   // held at any organisation
	who       string   // completes "Only … can …" in the refusal
}

// rules is the whole table; a deed without a line is nobody's.
var rules = map[Deed]rule{
	RegisterPilot:    {roles: []Role{InnovationLead}, who: "an innovation lead of the lead trust"},
	EditPilot:        {roles: []Role{InnovationLead}, who: "an innovation lead of the lead trust"},
	RecordWorkflow:   {roles: []Role{InnovationLead, TrustLeader}, who: "an innovation lead or a leader of the trust"},
	ApproveWorkflow:  {functions: []string{"clinical_lead", "ops_lead"}, who: "the clinical lead and the operational lead"},
	PromiseBenefit:   {roles: []Role{InnovationLead, TrustLeader}, who: "an innovation lead or a leader of the trust"},
	RecordFigures:    {roles: []Role{InnovationLead, TrustLeader}, functions: []string{"benefit_owner", "benefit_measurer"}, who: "an innovation lead or a leader of the trust, or the owner or the measurer of the benefit,"},
	LockBaseline:     {roles: []Role{InnovationLead, TrustLeader}, functions: []string{"benefit_owner"}, who: "an innovation lead or a leader of the trust, or the owner of the benefit,"},
	RecordLesson:     {roles: []Role{InnovationLead, TrustLeader}, who: "an innovation lead or a leader of the trust"},
	RecordWorkaround: {roles: []Role{InnovationLead, TrustLeader}, who: "an innovation lead or a leader of the trust"},
	RecordStaff:      {roles: []Role{InnovationLead, TrustLeader}, who: "an innovation lead or a leader of the trust"},
	AcceptBenefit:    {roles: []Role{TrustLeader}, functions: []string{"benefit_owner"}, who: "the owner of the benefit or a leader of the trust"},
	ExplainGap:       {functions: []string{"benefit_owner"}, who: "the owner of the benefit"},
	ExplainLapse:     {roles: []Role{TrustLeader}, functions: []string{"benefit_owner"}, who: "the owner of the benefit or a leader of the trust"},
	TakeOutOfBudget:  {functions: []string{"finance_partner"}, who: "the finance partner of the trust"}, // finance_sign_off, measure library
	VerifyBenefit:    {roles: []Role{TrustLeader}, above: true, who: "a leader of the trust or a programme lead"},
	ContestBenefit:   {roles: []Role{TrustLeader}, who: "a leader of the trust where the benefit falls"},
	AcceptDifference: {above: true, who: "a programme lead above the trust"},
	ProposeMeasure:   {roles: []Role{InnovationLead}, who: "an innovation lead of the organisation"},
	PublishMeasure:   {roles: []Role{ProgrammeLead}, who: "a national programme lead"},
	PublishChecklist: {roles: []Role{ProgrammeLead}, who: "a national programme lead"}, // at England, likewise
	PublishPack:      {roles: []Role{InnovationLead}, who: "an innovation lead of the lead trust"},
	PublishRateCard:  {roles: []Role{ProgrammeLead}, who: "a programme lead for England"}, // at England: versions of content are published there
	StartAdoption:    {roles: []Role{TrustLeader}, who: "a leader of the trust"},
	EditAdoption:     {roles: []Role{TrustLeader}, who: "a leader of the trust"},
	RestartAdoption:  {roles: []Role{TrustLeader}, assigned: []Role{InnovationLead, Respondent, Secretary, BoardMember}, who: "a leader of the trust or the person who was named to do it,"},
	AnswerItem:       {roles: []Role{TrustLeader}, assigned: []Role{InnovationLead, Respondent}, above: false, who: "a leader of the trust or the person it was given to"},
	KeepEvidence:     {roles: []Role{TrustLeader}, assigned: []Role{InnovationLead, Respondent}, who: "a leader of the trust or the person who added it"},
	AddEvidence:      {roles: []Role{TrustLeader, InnovationLead, Respondent}, who: "a leader, an innovation lead or a respondent of the trust"},
	CheckEvidence:    {roles: []Role{TrustLeader, InnovationLead, Respondent}, who: "a leader, an innovation lead or a respondent of the trust"},
	AgreeNotApply:    {roles: []Role{TrustLeader}, functions: []string{"sro", "clinical_lead", "ops_lead"}, who: "a leader of the trust"},
	ShareOut:         {roles: []Role{TrustLeader}, who: "a leader of the trust"},
	NoteItem:         {roles: []Role{InnovationLead, TrustLeader, Secretary}, functions: []string{"sro", "clinical_lead", "ops_lead"}, assigned: []Role{Respondent, BoardMember}, who: "a leader of the trust or the person it was given to"},
	OfferHelp:        {roles: []Role{TrustLeader}, who: "a leader of the trust"},
	RecordExpiry:     {roles: []Role{InnovationLead, TrustLeader}, who: "an innovation lead or a leader of the trust"},
	AcceptCondition:  {functions: []string{"sro"}, who: "the senior responsible owner"},
	DecideGate:       {roles: []Role{Secretary}, functions: []string{"sro"}, who: "the senior responsible owner, or the board secretary for a decision of the board,"},
	ReadReadiness:    {roles: []Role{InnovationLead, TrustLeader, Respondent, Secretary, BoardMember}, above: true, who: "a member of the trust"},
	ReadBoard:        {roles: []Role{InnovationLead, TrustLeader, Secretary, BoardMember, ProgrammeLead}, above: true, who: "a member of the board, a leader or an innovation lead of the organisation"},
	PrepareBoardPack: {roles: []Role{TrustLeader, Secretary, ProgrammeLead}, above: true, who: "a leader or the secretary of the organisation, or a programme lead,"},
	ManagePeople:     {roles: []Role{TrustLeader, Secretary}, anywhere: []Role{Admin}, who: "a leader or the secretary of the organisation"},
	ManageEverybody:  {anywhere: []Role{Admin}, who: "an administrator"},
	ReadInstallation: {anywhere: []Role{Admin}, who: "an administrator"},
}

// Whose says who may do a deed, as it stands after “Only”: "a leader of the trust".
func Whose(d Deed) string { return strings.TrimSuffix(rules[d].who, ",") }

// Deeds are all the deeds that somebody may do.
func Deeds() []Deed {
	out := make([]Deed, 0, len(rules))
	for d := range rules {
		out = append(out, d)
	}
	return out
}

// Permit is nil when the actor may do the deed at the place; otherwise it is Forbidden and says who may.
func Permit(who Actor, d Deed, at Place) error {
	r, known := rules[d]
	if known && r.allows(who, at) {
		return nil
	}
	s := "Only " + r.who + " can " + string(d)
	return fault.Denied("%s", strings.ReplaceAll(s, ", can", " can"))
}

func (r rule) allows(who Actor, at Place) bool {
	switch {
	case who.Operator:
		return slices.Contains(r.anywhere, Admin)
	case !who.SignedIn():
		return false
	case len(r.roles) > 0 && who.Has(at.Organisation, r.roles...):
		return true
	case len(r.functions) > 0 && who.Member(at.Organisation) && who.Holds(at.Subjects, r.functions...):
		return true
	case at.Assigned && who.Has(at.Organisation, r.assigned...):
		return true
	case r.above && who.Oversees(at.Organisation):
		return true
	}
	return len(r.anywhere) > 0 && who.HasAnywhere(r.anywhere...)
}
