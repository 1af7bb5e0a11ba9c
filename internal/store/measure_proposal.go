package store

import (
	"context"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// Proposals are the measures that people proposed, the newest first, each with its lines: those of the scope, or all.
func (v View) Proposals(ctx context.Context, scope string, all bool, id string, on day.Day) ([]benefit.Proposal, error) {
	var out []benefit.Proposal
	var p benefit.Proposal
	var l benefit.ProposalLine
	var by *string
	var version *int
	err := v.each(ctx, `
		SELECT p.id, p.organisation, v.short_name, p.replaces,
			l.seq, l.kind, l.name, l.text, l.source, l.measure_id, l.version, l.recorded_by, l.recorded_at
		FROM measure_proposal p
		JOIN measure_proposal_line l ON l.proposal = p.id
		JOIN organisation_version v ON v.code = p.organisation`+owned+`
		WHERE ($2 = 1 OR $3 LIKE '%,' || p.organisation || ',%') AND ($4 = '' OR p.id = $4)
		ORDER BY p.created_at DESC, p.id, l.seq`, []any{on, flag(all), scope, id},
		[]any{&p.ID, &p.Organisation, &p.Short, &p.Replaces, &l.Seq, &l.Kind, &l.Name, &l.Text, &l.Source, &l.Measure.ID, &version, &by, &l.At}, func() {
			l.By, l.Measure.Version = text(by), 0
			if version != nil {
				l.Measure.Version = *version
			}
			if n := len(out); n == 0 || out[n-1].ID != p.ID {
				out = append(out, p)
			}
			last := &out[len(out)-1]
			last.Lines = append(last.Lines, l)
		})
	return out, err
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// AddProposal writes a proposal, still without a line.
func (t Tx) AddProposal(ctx context.Context, p benefit.Proposal, at day.Instant) error {
	return t.exec(ctx, "proposal", `
		INSERT INTO measure_proposal (id, organisation, replaces, created_at)
		VALUES ($1, $2, $3, $4)`, p.ID, p.Organisation, p.Replaces, at)
}

// AddProposalLine writes what happened to a proposal.
func (t Tx) AddProposalLine(ctx context.Context, id, proposal string, l benefit.ProposalLine) error {
	return t.exec(ctx, "line of a proposal", `
		INSERT INTO measure_proposal_line (id, proposal, seq, kind, name, text, source, measure_id, version, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		id, proposal, l.Seq, l.Kind, l.Name, l.Text, l.Source, l.Measure.ID, orNone(l.Measure.Version), l.At, orNull(l.By))
}

// PublishedMeasures are the sources of all measures that were published here, in the order of their versions.
func (v View) PublishedMeasures(ctx context.Context) ([]Content, error) {
	return list(ctx, v, "published measures", `
		SELECT kind, id, version, title, source, sha256, published
		FROM content_version
		WHERE kind = 'measure'
		ORDER BY id, version`, nil,
		func(c *Content) []any {
			return []any{&c.Kind, &c.ID, &c.Version, &c.Title, &c.Source, &c.SHA256, &c.Published}
		})
}
