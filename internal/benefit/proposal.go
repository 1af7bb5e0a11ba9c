package benefit

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// What happens to a proposed measure; the keys of measure_proposal_line.
const (
	Propose         = "propose"
	AskChanges      = "ask"
	WithdrawMeasure = "withdraw"
	DeclineMeasure  = "decline"
	PublishMeasure  = "publish"
)

// ProposalLine is one thing that happened to a proposal; rows are never changed.
type ProposalLine struct {
	Seq     int
	Kind    string
	Name    string
	Text    string
	Source  string // the definition, as it is kept
	Measure Ref    // once it is published
	By      string // a person's id
	At      day.Instant
}

// Proposal is a measure that somebody wants in the library.
type Proposal struct {
	ID           string
	Organisation string
	Short        string // what headers call the organisation
	Replaces     string // the id of the measure that it is a new version of; empty for a new one
	Lines        []ProposalLine
}

// Last is the newest line.
func (p Proposal) Last() ProposalLine {
	if len(p.Lines) == 0 {
		return ProposalLine{}
	}
	return p.Lines[len(p.Lines)-1]
}

// Definition is the line with the definition that stands.
func (p Proposal) Definition() ProposalLine {
	for i := len(p.Lines) - 1; i >= 0; i-- {
		if p.Lines[i].Source != "" {
			return p.Lines[i]
		}
	}
	return ProposalLine{}
}

// Open reports whether it still waits for somebody.
func (p Proposal) Open() bool { k := p.Last().Kind; return k == Propose || k == AskChanges }

// Words say where it stands.
func (p Proposal) Words() string {
	return map[string]string{Propose: "Proposed: waiting for a national programme lead", AskChanges: "Changes are asked for", WithdrawMeasure: "Withdrawn",
		DeclineMeasure: "Turned down", PublishMeasure: "Published"}[p.Last().Kind]
}

// Answer says whether kind may follow, with which words.
func (p Proposal) Answer(kind, text string) (string, error) {
	text = strings.TrimSpace(text)
	switch {
	case kind != AskChanges && kind != DeclineMeasure && kind != PublishMeasure:
		return text, fault.Refused("kind", "Choose what is to happen with the proposal")
	case !p.Open():
		return text, fault.Refused("kind", "This proposal is closed already")
	case text == "" && kind != PublishMeasure:
		return text, fault.Refused("text", "Say why, and what would mend it")
	}
	return text, nil
}
