package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
	"groundwork/internal/workaround"
)

// Waiting is what waits on who, all their parts at all their organisations together. It takes a fixed
// number of statements for each part that they have, however many records there are.
func (a *App) Waiting(ctx context.Context, who access.Actor) (waiting.Matters, error) {
	h := homeReader{a: a, v: a.Store.Read(), who: who, leads: scopeOf(who, access.TrustLeader),
		m: waiting.Matters{Today: a.Today(), MayRegister: who.HasAnywhere(access.InnovationLead), Looks: who.HasAnywhere(access.Admin)}}
	if err := a.Freshen(ctx); err != nil {
		return h.m, err
	}
	for _, read := range []func(context.Context) error{h.questions, h.passed, h.agreements, h.approvals, h.unlike, h.fixes, h.reviews, h.takeups, h.due, h.actions, h.grounds, h.shared, h.pilots, h.lapsed, h.papers, h.area, h.installation, h.names} {
		if err := read(ctx); err != nil {
			return h.m, err
		}
	}
	return h.m, nil
}

// homeReader collects what waits on one person, part by part.
type homeReader struct {
	a     *App
	v     store.View
	who   access.Actor
	leads string                   // scope of the trusts that they lead
	packs map[string]adoption.Pack // that the adoptions of their trusts have accepted, by adoption
	m     waiting.Matters
}

// scopeOf is the organisations at which who has one of the roles, as statements take them.
func scopeOf(who access.Actor, roles ...access.Role) string {
	s := ","
	for _, m := range who.Memberships {
		if slices.Contains(roles, m.Role) {
			s += m.Organisation + ","
		}
	}
	return s
}

// nobodys is the scope of no organisation.
const nobodys = ","

// names puts names where the parts before it left ids: only of the people that the page names.
func (h *homeReader) names(ctx context.Context) error {
	var owners []*string
	for i := range h.m.Gaps {
		owners = append(owners, &h.m.Gaps[i].Owner)
	}
	for i := range h.m.Actions {
		owners = append(owners, &h.m.Actions[i].Owner)
	}
	var ids []string
	for _, o := range owners {
		if *o != "" && !slices.Contains(ids, *o) {
			ids = append(ids, *o)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	people, err := h.v.PeopleCalled(ctx, ids)
	for _, o := range owners {
		*o = people[*o].Name
	}
	return err
}

func (h *homeReader) questions(ctx context.Context) error {
	found, err := h.v.QuestionsFor(ctx, h.who.ID, h.who.Scope(), h.m.Today)
	for _, q := range found {
		if h.who.Member(q.Trust) {
			h.m.Questions = append(h.m.Questions, waiting.Question{Href: itemPage(q.Trust, q.Adoption, q.Item), About: about(q), Due: q.Due})
		}
	}
	return err
}

// passed are questions on their way: the reader's own that were sent back or wait to be handed in, and at the trusts that
// they lead those that others handed in.
func (h *homeReader) passed(ctx context.Context) error {
	found, err := h.v.Passed(ctx, h.who.ID, h.who.Scope(), h.leads, h.m.Today)
	if err != nil {
		return err
	}
	at := map[waiting.Passed]int{}
	for _, d := range found {
		p := waiting.Passed{Href: handingPage(d.Trust, d.Adoption), About: about(d.Duty), Kind: waiting.ToHandIn}
		switch {
		case d.Move == adoption.MoveHandedIn && d.Owner != h.who.ID && h.who.Has(d.Trust, access.TrustLeader):
			p.Kind = waiting.ToLookAt
		case d.Owner != h.who.ID || !h.who.Member(d.Trust):
			continue
		case d.Move == adoption.MoveChangesAsked:
			title, err := h.title(ctx, d.Adoption, d.Item)
			if err != nil {
				return err
			}
			h.m.Passed = append(h.m.Passed, waiting.Passed{Href: itemPage(d.Trust, d.Adoption, d.Item), About: p.About, Kind: waiting.SentBack, N: 1, Title: title, Note: d.Note, Due: d.Due})
			continue
		case d.Move == adoption.MoveHandedIn && d.HandedSame:
			continue
		}
		i, known := at[p]
		if !known {
			i, at[p] = len(h.m.Passed), len(h.m.Passed)
			h.m.Passed = append(h.m.Passed, p)
		}
		h.m.Passed[i].N++
		if due := h.m.Passed[i].Due; p.Kind == waiting.ToHandIn && (due.IsZero() || !d.Due.IsZero() && d.Due < due) {
			h.m.Passed[i].Due = d.Due
		}
	}
	return nil
}

// agreements are the answers “Does not apply here” to which they were asked to agree.
func (h *homeReader) agreements(ctx context.Context) error {
	found, err := h.v.ToAgree(ctx, h.who.ID, h.who.Scope(), h.m.Today)
	if err != nil {
		return err
	}
	for _, d := range found {
		if !h.who.Member(d.Trust) {
			continue
		}
		title, err := h.title(ctx, d.Adoption, d.Item)
		if err != nil {
			return err
		}
		h.m.Agree = append(h.m.Agree, waiting.Agree{Href: itemPage(d.Trust, d.Adoption, d.Item), Title: title, Of: about(d), Why: d.Text})
	}
	return nil
}

// handingPage is where the questions of a place are handed in.
func handingPage(trust, adoptionID string) string {
	if adoptionID != "" {
		return "/adoptions/" + adoptionID + "/readiness/handing"
	}
	return "/trusts/" + trust + "/groundwork/handing"
}

// about is what a question belongs to.
func about(d store.Duty) string {
	if d.Adoption == "" {
		return "the groundwork of " + d.TrustShort
	}
	return d.Pilot
}

// itemPage is where one question is answered. A question of a pilot's pack has a stroke in its id, which
// addresses write as a tilde.
func itemPage(trust, adoptionID, item string) string {
	item = strings.ReplaceAll(item, "/", "~")
	if adoptionID != "" {
		return "/adoptions/" + adoptionID + "/readiness/" + item
	}
	return "/trusts/" + trust + "/groundwork/" + item
}

// title is what a question is called. Those that a pilot's pack added are looked up in the pack that the
// adoption has accepted; packs are read once, and only when there is such a question.
func (h *homeReader) title(ctx context.Context, adoptionID, item string) (string, error) {
	if it, _, ok := h.a.Versions().Item(item); ok {
		return it.Title, nil
	}
	if h.packs == nil {
		packs, err := h.v.PacksIn(ctx, h.who.Scope())
		if err != nil {
			return "", err
		}
		h.packs = packs
	}
	c, err := h.a.checklistOf(ctx, h.v, adoption.Adoption{Checklist: h.a.Core().ID, Version: h.a.Core().Version}, h.packs[adoptionID].ID)
	if err != nil {
		return "", err
	}
	if it, ok := c.Item(item); ok {
		return it.Title, nil
	}
	return "What the pilot asks for on top", nil
}

func (h *homeReader) approvals(ctx context.Context) error {
	found, err := h.v.WorkflowsToApprove(ctx, h.who.ID, h.m.Today)
	for _, w := range found {
		page, as := "/pilots/", "clinical lead"
		if w.SubjectKind == "adoption" {
			page = "/adoptions/"
		}
		if w.Function == adoption.OperationalLead {
			as = "operational lead"
		}
		h.m.Approvals = append(h.m.Approvals, waiting.Approval{Href: page + w.SubjectID + "/workflow", Of: w.Name, As: as})
	}
	return err
}

// unlike are the benefits of theirs that differ from the maps, as long as nobody has said why. Who owns none is asked nothing.
func (h *homeReader) unlike(ctx context.Context) error {
	if !slices.ContainsFunc(h.who.Functions, func(f access.Function) bool { return f.Name == "benefit_owner" }) {
		return nil
	}
	c := store.Chosen{Owner: h.who.ID}
	owned, err := h.a.judged(ctx, h.v, h.who, c)
	if err != nil {
		return err
	}
	h.targets(owned)
	all, err := h.a.besides(ctx, h.v, c, owned)
	for _, j := range owned {
		if on, due := j.RevisitDue(); due && j.Profile.Owner == h.who.ID {
			h.m.Revisits = append(h.m.Revisits, waiting.Revisit{Href: "/benefits/" + j.ID, Of: j.Name() + ", " + j.Subject.Name, On: on})
		}
		if b, ok := all[j.ID]; ok && b.Asks() && access.Permit(h.who, access.ExplainGap, benefitPlace(j)) == nil {
			h.m.Unlike = append(h.m.Unlike, waiting.Unlike{Href: "/benefits/" + j.ID + "/gap", Of: j.Name() + ", " + j.Subject.Name, Says: b.String()})
		}
	}
	return err
}

// fixes are the local fixes that they own and that run out soon, have run out, or cover for something that is in place now.
// What a trust has in place is looked up only where they own a fix for it.
func (h *homeReader) fixes(ctx context.Context) error {
	owned, err := h.v.WorkaroundsOwned(ctx, h.who.ID, h.who.Scope(), h.m.Today)
	if err != nil {
		return err
	}
	closed := map[string]map[string]bool{}
	for _, w := range owned {
		if it, _, ok := h.a.Versions().Item(w.Item); ok && it.Scope == readiness.Foundation && closed[w.Trust] == nil {
			if closed[w.Trust], err = h.a.closedGaps(ctx, h.v, w.Trust); err != nil {
				return err
			}
		}
		state, gone := w.State(h.m.Today), closed[w.Trust][w.Item]
		if state != workaround.Open || gone {
			h.m.Fixes = append(h.m.Fixes, waiting.Fix{Href: "/" + w.SubjectKind + "s/" + w.SubjectID + "/workarounds/" + w.ID, Title: w.Title, Of: w.Of, State: state, GapGone: gone, Until: w.Expires})
		}
	}
	return nil
}

func (h *homeReader) reviews(ctx context.Context) error {
	found, err := h.v.DecisionsToReview(ctx, h.who.ID, h.who.Scope())
	if err != nil {
		return err
	}
	for _, d := range found {
		var g readiness.Gate
		if err := g.UnmarshalText([]byte(d.Gate)); err != nil {
			return err
		}
		h.m.Reviews = append(h.m.Reviews, waiting.Review{Href: "/adoptions/" + d.Adoption + "/decisions", Of: d.Pilot, Gate: g, Decided: d.On,
			Gaps: d.Outcome == adoption.GoWithGaps, On: d.Review})
	}
	return nil
}

// takeups are the open adoptions of the trusts that they lead or are the owner of something at.
func (h *homeReader) takeups(ctx context.Context) error {
	scope := h.leads
	if slices.ContainsFunc(h.who.Functions, func(f access.Function) bool { return f.Name == adoption.Owner }) {
		scope = h.who.Scope()
	}
	if scope == nobodys {
		return nil
	}
	points, err := h.v.Standpoints(ctx, scope, h.m.Today)
	if err != nil {
		return err
	}
	mine := map[string]map[string]waiting.Kept{}
	var own []store.Standpoint
	for _, p := range points {
		t := takeupOf(p)
		t.Leads = h.who.Has(p.Trust, access.TrustLeader)
		t.Owner = h.who.Holds([]access.Subject{{Kind: "adoption", ID: p.ID}, {Kind: "organisation", ID: p.Trust}}, adoption.Owner)
		if !t.Leads && !t.Owner {
			continue
		}
		if until := pausedUntil(p.States); !until.IsZero() {
			h.m.Paused = append(h.m.Paused, waiting.Paused{Href: "/adoptions/" + p.ID, Name: p.PilotName, Until: until})
			continue // it asks for nothing until somebody restarts it
		}
		h.m.Takeups = append(h.m.Takeups, t)
		mine[p.ID] = p.Kept
		own = append(own, p)
	}
	if err := h.fallen(ctx, own); err != nil {
		return err
	}
	gaps, err := h.v.HeldGaps(ctx, scope)
	if err != nil {
		return err
	}
	for _, g := range gaps {
		if mine[g.Adoption][g.Gate.String()].Conditions == 0 || g.Due < h.m.Today {
			continue // not the reader's, or the answer has filled it since
		}
		title, err := h.title(ctx, g.Adoption, g.Item)
		if err != nil {
			return err
		}
		h.m.Gaps = append(h.m.Gaps, waiting.Gap{Href: itemPage("", g.Adoption, g.Item), Title: title, Gate: g.Gate, Owner: g.Owner, Until: g.Due})
	}
	down, err := h.v.TurnedDown(ctx, h.leads)
	for _, d := range down {
		h.m.Again = append(h.m.Again, waiting.Again{Href: "/adoptions/" + d.Adoption, Name: d.Pilot, Declined: d.On, Reason: stage.ReasonLabel(d.Reason), On: d.Again})
	}
	return err
}

// takeupOf is an open adoption at the next decision about it.
func takeupOf(p store.Standpoint) waiting.Takeup {
	gate, undecided := adoption.NextGate(p.Decided)
	k := p.Kept[gate.String()]
	return waiting.Takeup{ID: p.ID, Name: p.PilotName, Trust: p.TrustShort, Done: !undecided, Gate: gate, Planned: p.Planned[gate.String()], Kept: k}
}

// actions are what they owe, and what others owe at the trusts that they lead.
func (h *homeReader) actions(ctx context.Context) error {
	found, err := h.v.ActionsFor(ctx, h.who.ID, h.who.Scope(), h.leads, h.m.Today)
	if err != nil {
		return err
	}
	for _, d := range found {
		if err := h.owed(ctx, d, d.Text); err != nil {
			return err
		}
	}
	if h.leads == nobodys {
		return nil
	}
	unknown, err := h.v.FindingOut(ctx, h.leads, h.m.Today)
	if err != nil {
		return err
	}
	for _, d := range unknown {
		if d.Owner != h.who.ID && d.Owner != "" {
			if err := h.owed(ctx, d, "Finds out"); err != nil {
				return err
			}
		}
	}
	return nil
}

// owed adds what somebody owes at a trust that the reader belongs to.
func (h *homeReader) owed(ctx context.Context, d store.Duty, text string) error {
	if !h.who.Member(d.Trust) {
		return nil
	}
	title, err := h.title(ctx, d.Adoption, d.Item)
	h.m.Actions = append(h.m.Actions, waiting.Action{Href: itemPage(d.Trust, d.Adoption, d.Item), Title: title, Text: text,
		Owner: d.Owner, Own: d.Owner == h.who.ID, Due: d.Due})
	return err
}

// grounds are the trusts that they lead; for those that nobody described, what a first take-up would ask.
func (h *homeReader) grounds(ctx context.Context) error {
	if h.leads == nobodys {
		return nil
	}
	answered, err := h.v.Answered(ctx, h.leads)
	if err != nil {
		return err
	}
	bare := false
	for _, w := range h.who.Workplaces {
		if h.who.Has(w.Code, access.TrustLeader) {
			h.m.Grounds = append(h.m.Grounds, waiting.Ground{Code: w.Code, Trust: w.Short, Answered: answered[w.Code]})
			bare = bare || answered[w.Code] == 0
		}
	}
	if !bare {
		return nil
	}
	like, err := h.likely(ctx)
	if err != nil {
		return err
	}
	for i, g := range h.m.Grounds {
		if g.Answered == 0 {
			like.Code, like.Trust = g.Code, g.Trust
			h.m.Grounds[i] = like
		}
	}
	return h.others(ctx)
}

// likely counts what taking up the pilot that most others take up would ask of a trust without answers.
func (h *homeReader) likely(ctx context.Context) (g waiting.Ground, err error) {
	p, err := h.v.MostTaken(ctx, h.leads)
	if fault.Is(err, fault.NotFound) {
		return g, nil
	}
	if err != nil {
		return g, err
	}
	facts, err := h.v.FactsLikely(ctx, p.ID, p.Innovation)
	if err != nil {
		return g, err
	}
	checklist, err := h.packed(ctx, p.ID)
	if err != nil {
		return g, err
	}
	return waiting.Like(p.Name, checklist, facts), nil
}

// packed is the checklist with the newest pack of a pilot laid over it.
func (h *homeReader) packed(ctx context.Context, pilotID string) (*readiness.Checklist, error) {
	core := h.a.Core()
	pack, err := h.v.NewestPack(ctx, pilotID)
	if err != nil {
		return nil, err
	}
	return h.a.checklistOf(ctx, h.v, adoption.Adoption{Checklist: core.ID, Version: core.Version}, pack.ID)
}

// mostOthersShown is how many pilots of other trusts a home page names.
const mostOthersShown = 3

// others are pilots that other trusts have opened to all.
func (h *homeReader) others(ctx context.Context) error {
	lines, _, err := h.v.PilotLines(ctx, store.PilotFilter{Limit: pilotsOnAPage}, h.who.Scope(), h.m.Today)
	slices.SortStableFunc(lines, func(x, y store.PilotLine) int { return y.Live - x.Live })
	for _, l := range lines {
		if l.Open() && !h.who.Member(l.LeadTrust) && len(h.m.Others) < mostOthersShown {
			h.m.Others = append(h.m.Others, waiting.Other{Href: "/pilots/" + l.ID, Name: l.Name, Trust: l.TrustShort, Stage: h.a.StageLabel(l.Stage), Live: l.Live, Closed: l.Closed})
		}
	}
	return err
}

// pilots are those of the trusts at which they are innovation lead, and then of those that they lead.
// What is missing is counted for one of the first.
func (h *homeReader) pilots(ctx context.Context) error {
	if err := h.pilotsWhere(ctx, access.InnovationLead); err != nil {
		return err
	}
	if err := h.countMissing(ctx); err != nil {
		return err
	}
	return h.pilotsWhere(ctx, access.TrustLeader)
}

func (h *homeReader) pilotsWhere(ctx context.Context, role access.Role) error {
	for _, m := range h.who.Memberships {
		if m.Role != role || role != access.InnovationLead && h.who.Has(m.Organisation, access.InnovationLead) {
			continue
		}
		lines, _, err := h.v.PilotLines(ctx, store.PilotFilter{Trust: m.Organisation, Limit: pilotsOnAPage}, h.who.Scope(), h.m.Today)
		if err != nil {
			return err
		}
		for _, l := range lines {
			h.m.Pilots = append(h.m.Pilots, waiting.Pilot{ID: l.ID, Name: l.Name, Stage: h.a.StageLabel(l.Stage), Draft: !l.Open(), Closed: !l.Closed.IsZero(), Since: l.Since,
				Mine: h.who.Holds([]access.Subject{{Kind: "pilot", ID: l.ID}}, pilot.InnovationLead)})
		}
	}
	return nil
}

func (h *homeReader) countMissing(ctx context.Context) error {
	p := waiting.Foremost(h.m.Pilots)
	if p == nil {
		return nil
	}
	r, err := h.a.pilotRecord(ctx, h.v, h.who, p.ID)
	if err != nil {
		return err
	}
	p.Counted, p.Missing = true, r.Missing()
	if p.Draft {
		return nil
	}
	for _, t := range pilot.Open(pilot.Tasks(r.Facts)) {
		p.Lacks = append(p.Lacks, waiting.Link{Text: t.Title, Href: "/pilots/" + p.ID + "/" + t.Place})
	}
	p.Missing = len(p.Lacks)
	return nil
}

// area counts the take-ups below those where they are programme lead, as far as they may know of them, and says what to fix first
// there. It reads what is kept of each trust; by name only as many take-ups as the page lists.
func (h *homeReader) area(ctx context.Context) error {
	if !h.who.Leads() {
		return nil
	}
	n, _, err := h.a.nation(ctx)
	if err != nil {
		return err
	}
	var area waiting.Area
	for _, w := range h.who.Workplaces {
		if area.Code == "" && h.who.Has(w.Code, access.ProgrammeLead) {
			area.Code, area.Name = w.Code, w.Short
		}
	}
	var known insight.Answers
	listed, first := 0, nobodys // the first trusts by name with as many take-ups as are listed
	for _, t := range n.below(h.who, organisation.England) {
		area.Trusts++
		area.Pilots += t.pilots
		if t.known.All == 0 {
			continue
		}
		area.Adopting++
		known.Join(t.known)
		if listed < waiting.MostListed {
			listed += t.known.All
			first += t.Code + ","
		}
	}
	area.Takeups, area.NotReady, area.NotKnown, area.Conditions, area.Ready = known.All, known.NotReady, known.NotKnown, known.Conditions, known.Ready
	if area.List, err = h.listed(ctx, first); err != nil {
		return err
	}
	if area.Fix, err = h.a.firstToFix(ctx, h.v, n, h.who, area.Code); err != nil {
		return err
	}
	h.m.Areas = []waiting.Area{area}
	return nil
}

// listed are the take-ups of trusts (",RXK,R1D,") that others may know of, by trust and pilot, as many as a page lists.
func (h *homeReader) listed(ctx context.Context, codes string) ([]waiting.Takeup, error) {
	if codes == nobodys {
		return nil, nil
	}
	points, err := h.v.AreaPoints(ctx, codes, h.m.Today)
	var out []waiting.Takeup
	for _, p := range points {
		o := adoption.Openness{Told: p.Told, Committed: committed(p.Decided)}
		if t := takeupOf(p.Standpoint); o.Sees(adoption.Reader{Above: true}).Verdict && !t.Done {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(x, y waiting.Takeup) int {
		return cmp.Or(strings.Compare(x.Trust, y.Trust), strings.Compare(x.Name, y.Name))
	})
	return out[:min(len(out), waiting.MostListed)], err
}

// committed reports whether a standing decision has opened gate adopt.
func committed(decided []stage.Decided) bool {
	return slices.ContainsFunc(stage.Standing(decided), func(d stage.Decided) bool {
		return d.Gate == readiness.Adopt.String() && adoption.Passes(d.Outcome)
	})
}

func (h *homeReader) installation(ctx context.Context) error {
	if !h.m.Looks {
		return nil
	}
	c, err := h.v.Counts(ctx, h.m.Today, day.At(h.a.Now()))
	h.m.People = int(c.People)
	return err
}
