package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/demo/national"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// stirred is how many trusts the random deeds are done in: few enough that they meet in the same records.
const stirred = 24

// stirring does random deeds as people of the country do them: those that bear on a kept figure, through the rules, and as many of them
// refused as the rules refuse.
type stirring struct {
	app    *app.App
	mu     sync.Mutex
	places map[int]*stirredTrust
}

// stirredTrust is what there is at a trust to do something with.
type stirredTrust struct {
	code           string
	adoptions      []string
	benefits       []string
	evidence       []evidence.Piece
	chief, manager access.Actor
	owner          access.Actor // of the benefits
}

// answer is the address at which the measured process does the deed of a number.
func (s *stirring) answer(c echo.Context) error {
	n, err := strconv.ParseUint(c.QueryParam("n"), 10, 64)
	if err != nil {
		return err
	}
	what, err := s.deed(c.Request().Context(), n)
	switch {
	case err == nil:
		return c.String(http.StatusOK, what)
	case fault.Is(err, fault.Internal):
		return c.String(http.StatusInternalServerError, what+": "+err.Error())
	}
	return c.String(http.StatusConflict, what+": "+err.Error())
}

// trust is one of those that are stirred, with what is there when it is met first.
func (s *stirring) trust(ctx context.Context, n int) (*stirredTrust, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t, ok := s.places[n]; ok {
		return t, nil
	}
	t := &stirredTrust{}
	for place, who := range map[int]*access.Actor{national.Chief: &t.chief, national.Manager: &t.manager, national.Clinician: &t.owner} {
		id, code := national.Member(n, place)
		var err error
		if *who, err = s.app.Actor(ctx, id, ""); err != nil {
			return nil, err
		}
		t.code = code
	}
	v, today := s.app.Store.Read(), s.app.Today()
	takes, err := v.Adoptions(ctx, store.Which{Trust: t.code, Open: true}, today)
	if err != nil {
		return nil, err
	}
	for _, a := range takes {
		t.adoptions = append(t.adoptions, a.ID)
	}
	all, err := v.Benefits(ctx, store.Chosen{Organisation: t.code}, ","+t.code+",", today)
	if err != nil {
		return nil, err
	}
	for _, b := range all {
		t.benefits = append(t.benefits, b.ID)
	}
	if t.evidence, err = v.Evidence(ctx, store.Shelf{Trust: t.code, Most: 40}); err != nil {
		return nil, err
	}
	if len(t.adoptions)+len(t.benefits) == 0 {
		return nil, fault.Missing("trust")
	}
	s.places[n] = t
	return t, nil
}

// deed does the one of a number, and says which it was.
func (s *stirring) deed(ctx context.Context, n uint64) (string, error) {
	r := rand.New(rand.NewPCG(n, 12))
	t, err := s.trust(ctx, r.IntN(stirred))
	if err != nil {
		return "find a trust", err
	}
	if at := r.IntN(100); len(t.benefits) > 0 && at < 26 || len(t.adoptions) == 0 {
		return s.benefit(ctx, t, r, t.benefits[r.IntN(max(1, len(t.benefits)))])
	}
	return s.take(ctx, t, r, t.adoptions[r.IntN(len(t.adoptions))])
}

// take does something to a take-up or to the groundwork under it.
func (s *stirring) take(ctx context.Context, t *stirredTrust, r *rand.Rand, id string) (string, error) {
	a, c := s.app, s.app.Core()
	it := c.Items[r.IntN(len(c.Items))]
	own, ground := app.Questions{Adoption: id}, app.Questions{Trust: t.code}
	at := own
	if it.Scope == readiness.Foundation {
		at = ground
	}
	gate := readiness.Gates[r.IntN(len(readiness.Gates))].String()
	later := (a.Today() + 1).Time().AddDate(0, 0, r.IntN(120)).Format("2006-1-2")
	in := readiness.Input{Choice: strconv.Itoa(r.IntN(5)), Shows: []string{"", "A report"}[r.IntN(2)]}
	switch r.IntN(9) {
	case 0:
		in = readiness.Input{Choice: "not_known", FindsOut: t.manager.ID, Day: "1", Month: "1", Year: strconv.Itoa(a.Today().Time().Year() + 1)}
	case 1:
		in = readiness.Input{Choice: "not_applicable", Reason: "These teams have no such work"}
	}
	var err error
	switch k := r.IntN(100); {
	case k < 6:
		return "still true", a.ConfirmAnswers(ctx, t.chief, at, app.StillTrue{Adoption: at.Adoption, Item: it.ID, Seen: app.AsItStands})
	case k < 11:
		return "lower", a.LowerHere(ctx, t.chief, id, it.ID, readiness.Level(r.IntN(3)), "It is not so here", app.AsItStands)
	case k < 15:
		return "answer here only", a.Answer(ctx, t.chief, own, app.Reply{Item: it.ID, Input: in, Local: true, Seen: app.AsItStands})
	case k < 23:
		return "accept a gap", a.AcceptGap(ctx, t.chief, id, app.GapInput{Item: it.ID, Gate: gate, Action: "Finish it", Owner: t.manager.ID, Due: later})
	case k < 27:
		return "close a gap", a.CloseGap(ctx, t.chief, id, it.ID, gate, "It is done")
	case k < 31:
		return "plan", a.PlanGates(ctx, t.chief, id, map[string]string{gate: later})
	case k < 35:
		yes := func() string { return []string{"yes", "no"}[r.IntN(2)] }
		return "facts", a.StateFacts(ctx, t.chief, id, map[string]string{"paid_supplier": yes(), "changes_roles": yes()})
	case k < 40:
		_, err = a.DecideGate(ctx, t.chief, id, gate, adoption.DecisionInput{Outcome: []string{adoption.Go, adoption.NotYet}[r.IntN(2)], On: a.Today().Time().Format("2006-1-2"), Why: "As the answers stand"})
		return "decide", err
	case k < 41:
		return "pause", a.PauseAdoption(ctx, t.chief, id, adoption.PauseInput{Text: "Waits for the contract", Restarts: t.chief.ID, Again: later})
	case k < 45:
		return "resume", a.ResumeAdoption(ctx, t.chief, id)
	case k < 48:
		_, err = a.CallAllDone(ctx, t.chief, []app.Questions{own, ground}[r.IntN(2)])
		return "hand on", err
	case k < 54 && len(t.evidence) > 0:
		p := t.evidence[r.IntN(len(t.evidence))]
		return "revise evidence", a.ReviseEvidence(ctx, t.manager, t.code, p.ID, evidence.Revision{Title: p.Title, Says: "As of this month", Until: later, Changed: "A newer one"}, app.Upload{}, p.Revision)
	}
	return "answer", a.Answer(ctx, t.chief, at, app.Reply{Item: it.ID, Input: in, Seen: app.AsItStands})
}

// benefit does something to a benefit.
func (s *stirring) benefit(ctx context.Context, t *stirredTrust, r *rand.Rand, id string) (string, error) {
	a := s.app
	switch k := r.IntN(100); {
	case k < 12:
		return "accept", a.AcceptBenefit(ctx, t.owner, id, []string{"A", "B", "C", "D"}[r.IntN(4)])
	case k < 24:
		return "verify", a.VerifyBenefit(ctx, t.chief, id, "The extract of the service", []string{"A", "B", "C", "D"}[r.IntN(4)])
	case k < 30:
		return "contest", a.ContestBenefit(ctx, t.chief, id, "The same hours stand elsewhere")
	}
	b, err := a.Benefit(ctx, t.manager, id)
	if err != nil || len(b.Rows) == 0 {
		return "read a benefit", err
	}
	o := b.Rows[r.IntN(len(b.Rows))]
	in := o.Input(b.Measure)
	in.Reason = "It was counted again"
	switch {
	case in.State == string(benefit.NotApplicable):
		in.Note = fmt.Sprintf("Looked at again, %d", r.IntN(1000))
	case in.Numerator != "":
		in.Numerator = strconv.Itoa(r.IntN(100))
	default:
		in.Value = strconv.Itoa(1 + r.IntN(60))
	}
	if r.IntN(8) == 0 { // one that was never recorded: it lies before all others
		first := b.Rows[0].Period.From
		from := first - 7
		if b.Profile.Every != benefit.Weekly {
			from = first.AddMonths(-1)
		}
		in.From, in.To, in.Reason = from.String(), (first - 1).String(), ""
		_, err = a.RecordFigures(ctx, t.manager, id, []benefit.Input{in})
		return "record", err
	}
	_, err = a.CorrectFigure(ctx, t.manager, id, o.Period.From, in, o.Seq)
	return "correct", err
}
