package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"groundwork/internal/day"
)

// Near is an open adoption some of whose answers may fall due.
type Near struct {
	ID, Trust, TrustShort string
	Mine                  bool // a question of it, or of its trust's groundwork, was given to the person
}

// NearDue are the open adoptions of the trusts in scope that the clock changes before a day or that lack an answer already,
// those first that it changes first, and at most limit: only they can ask whether an answer is still true.
func (v View) NearDue(ctx context.Context, person, scope string, on, before day.Day, limit int) ([]Near, error) {
	kept, err := v.keptIn(ctx, scope)
	if err != nil {
		return nil, err
	}
	type row struct {
		Near
		usual bool // a decision made it business as usual, which is looked at every year
	}
	rows, err := list(ctx, v, "adoptions", `
		SELECT a.id, a.trust, v.short_name,
			EXISTS (SELECT 1 FROM assignment x WHERE x.person = $2 AND x.trust = a.trust AND COALESCE(x.adoption, a.id) = a.id),
			EXISTS (SELECT 1 FROM gate_decision d WHERE d.subject_kind = 'adoption' AND d.subject_id = a.id AND d.gate = 'bau')
		FROM adoption a
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE a.open AND `+within("a.trust", 3)+`
		ORDER BY a.id`, []any{on, person, scope}, func(r *row) []any { return []any{&r.ID, &r.Trust, &r.TrustShort, &r.Mine, &r.usual} })
	if err != nil {
		return nil, err
	}
	var out []Near
	for _, r := range rows {
		k := kept[r.ID]
		clock := !k.Until.IsZero() && k.Until < before
		if k.Standing != "" && !strings.HasPrefix(k.Standing, "un") && (clock || r.usual || strings.Contains(k.Standing, "?")) {
			out = append(out, r.Near)
		}
	}
	slices.SortStableFunc(out, func(x, y Near) int { return sooner(kept[x.ID].Until, kept[y.ID].Until) })
	return out[:min(len(out), limit)], nil
}

// sooner orders days, and no day after all of them.
func sooner(x, y day.Day) int {
	if x.IsZero() || y.IsZero() {
		return cmp.Compare(y, x)
	}
	return cmp.Compare(x, y)
}

// SharedOut is to how many people the questions about itself of each trust in scope were given, and how many questions.
func (v View) SharedOut(ctx context.Context, scope string) (map[string][2]int, error) {
	out := map[string][2]int{}
	var trust string
	var people, questions int
	err := v.each(ctx, `
		SELECT x.trust, COUNT(DISTINCT x.person), COUNT(DISTINCT x.item_id)
		FROM assignment x
		WHERE x.adoption IS NULL AND `+within("x.trust", 1)+latest("assignment")+`
		GROUP BY x.trust`, []any{scope}, []any{&trust, &people, &questions}, func() { out[trust] = [2]int{people, questions} })
	return out, err
}
