package app

import (
	"context"
	"slices"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// Board is what the board page of one trust shows.
type Board struct {
	organisation.Organisation
	Successors []store.NamedSuccession
	On         day.Day // the day as at which figures and decisions stand
	Past       bool    // it is a day gone by
	Named      bool    // the reader reads names
	First      day.Day // of the first record, on the page of a day before it

	Benefits  []board.Benefit
	Totals    board.Totals
	Models    []board.Model
	Headline  string
	Pilots    []BoardPilot
	Adoptions []BoardAdoption
	Takers    []BoardTakers
	Decisions []BoardDecision // recorded by that day, the newest first
	Asked     []BoardAsked
	Below     []BoardBelow  // of an area
	Taking    *AreaTaking   // of an area as it is today
	Climbs    []board.Climb // of an area as it is today: what became of the hours of its trusts

	Gaps    []board.Watch // accepted gaps of take-ups, the first due first; the trust's own readers only
	Last    *board.Pack   // the newest paper that was published by that day
	Packs   []BoardPack   // published by that day, the newest first
	Changes []board.Change

	MayRegister, MayPrepare bool

	measured int         // benefits behind the figures of an area
	until    day.Instant // rows recorded by then stand on the page
	under    string      // codes of an area's trusts, as ",RXK,R1D,"

	approved map[access.Subject]bool // workflows that both leads approved
}

// Empty reports whether nothing is recorded about the trust.
func (b Board) Empty() bool { return len(b.Pilots)+len(b.Adoptions)+len(b.Benefits) == 0 }

// Measures reports whether an area has benefits at all, also such without a figure.
func (b Board) Measures() bool { return b.measured > 0 }

// Nothing reports whether nothing is being tried or taken up at the trust now, and nothing has figures.
func (b Board) Nothing() bool {
	return !slices.ContainsFunc(b.Pilots, func(p BoardPilot) bool { return p.Closed.IsZero() }) &&
		!slices.ContainsFunc(b.Adoptions, func(x BoardAdoption) bool { return x.Open }) && b.FiguresTo().IsZero()
}

// FiguresTo is the last day that a figure on the page is about; none without figures.
func (b Board) FiguresTo() day.Day {
	var last day.Day
	for _, s := range []board.Sum{b.Totals.Freed, b.Totals.InUse, b.Totals.Cash, b.Totals.Cost} {
		if s.Known() {
			last = max(last, s.Period.To)
		}
	}
	return last
}

// Board reads the board page of an organisation as at a day; no day is today. Everything on it is what had been recorded by
// the end of that day, with the clock at it. Whoever may not read the page of an organisation that exists is refused:
// organisations are public.
func (a *App) Board(ctx context.Context, who access.Actor, code string, asAt day.Day) (Board, error) {
	v := a.Store.Read()
	b, err := a.boardOf(ctx, v, who, code, asAt)
	if err != nil {
		return b, err
	}
	if err := a.beforeAll(ctx, v, who, &b); err != nil {
		return b, err
	}
	return b, a.boardPapers(ctx, v, who, &b)
}

// boardOf is the board page without its papers.
func (a *App) boardOf(ctx context.Context, v store.View, who access.Actor, code string, asAt day.Day) (Board, error) {
	today := a.Today()
	o, err := v.Organisation(ctx, code, today)
	if err != nil {
		return Board{}, err
	}
	if err := access.Permit(who, access.ReadBoard, access.At(code)); err != nil {
		return Board{}, err
	}
	b := Board{Organisation: o, On: today, Named: who.Member(code) || who.Oversees(code), until: a.instant(),
		MayRegister: access.Permit(who, access.RegisterPilot, access.At(code)) == nil,
		MayPrepare:  access.Permit(who, access.PrepareBoardPack, access.At(code)) == nil}
	switch {
	case asAt > today:
		return b, fault.Refused("as-at", "Day to show must be today or in the past")
	case !asAt.IsZero() && asAt != today:
		b.On, b.Past, b.until = asAt, true, endOf(asAt)
	default:
		if err := a.freshArea(ctx, o); err != nil {
			return b, err
		}
	}
	return b, a.fillBoard(ctx, v, who, &b)
}

// fillBoard reads what stands on the page, as at its day.
func (a *App) fillBoard(ctx context.Context, v store.View, who access.Actor, b *Board) error {
	code, today := b.Code, a.Today()
	var err error
	if !b.Open(today) {
		if b.Successors, err = v.NamedSuccessions(ctx, ","+code+",", today); err != nil {
			return err
		}
		b.Successors = slices.DeleteFunc(b.Successors, func(s store.NamedSuccession) bool { return s.From != code })
	}
	if b.Type != organisation.Trust {
		return a.boardArea(ctx, v, who, b)
	}
	names, err := v.InnovationNames(ctx, code)
	if err != nil {
		return err
	}
	if err := a.boardFigures(ctx, v, who, b, names); err != nil {
		return err
	}
	at := a
	if b.Past { // with the clock at that day, over the rows that had been recorded by its end
		at, v = a.At(b.until.Time()), v.AsRecordedBy(b.until)
	}
	p, err := at.placed(ctx, v, store.Which{About: b.Code})
	if err != nil {
		return err
	}
	if err := at.boardPilots(ctx, v, who, b, p, names); err != nil {
		return err
	}
	if err := at.boardAdoptions(ctx, v, who, b, p, names); err != nil {
		return err
	}
	b.forgetEnded()
	b.Headline = b.headline(a.Library.Measures.Grades)
	return nil
}

// forgetEnded leaves out the maps of pilots and take-ups that ended: nobody works that way any more.
func (b *Board) forgetEnded() {
	ended := map[string]bool{}
	for _, p := range b.Pilots {
		ended[p.ID] = !p.Closed.IsZero()
	}
	for _, x := range b.Adoptions {
		ended[x.ID] = !x.Open
	}
	b.Models = slices.DeleteFunc(b.Models, func(m board.Model) bool { return ended[m.Subject] })
}

// headline is the sentence at the top. While nothing has figures it names what is being tried.
func (b Board) headline(grades []benefit.Term) string {
	var tried []string
	add := func(name string) {
		if !slices.Contains(tried, name) {
			tried = append(tried, name)
		}
	}
	for _, p := range b.Pilots {
		if p.Closed.IsZero() {
			add(p.Brief)
		}
	}
	for _, x := range b.Adoptions {
		if x.Open {
			add(x.Brief)
		}
	}
	slices.Sort(tried)
	g := b.Totals.Gain(tried, board.Modelled(b.Models, ""), grades)
	g.Ended = !b.Empty()
	return g.Headline()
}

// boardFigures reads benefits and maps, as at the day of the page.
func (a *App) boardFigures(ctx context.Context, v store.View, who access.Actor, b *Board, names map[string]string) error {
	if err := a.boardBenefits(ctx, v, who, b); err != nil {
		return err
	}
	owing := []string{}
	for _, x := range b.Benefits {
		if by := x.Reviewed.Contested.OwedBy; by != "" {
			owing = append(owing, by)
		}
	}
	people := map[string]store.Named{}
	if b.Named && len(owing) > 0 {
		var err error
		if people, err = v.PeopleCalled(ctx, owing); err != nil {
			return err
		}
	}
	for i, x := range b.Benefits {
		b.Benefits[i].Innovation, b.Benefits[i].AnswerOwed = board.Brief(names[x.Subject.ID]), people[x.Reviewed.Contested.OwedBy].Name
	}
	until := b.until
	if err := a.countOnce(ctx, v, b.Benefits, ","+b.Code+",", until); err != nil {
		return err
	}
	b.Totals = board.Total(b.Benefits, a.Library.Measures.StaffGroups)
	maps, err := a.boardMaps(ctx, v, b.Code, until)
	if err != nil {
		return err
	}
	b.Models, err = a.boardModels(ctx, v, maps)
	b.approved = maps.approved
	return err
}

// asAt takes benefits back to the day of the page, where that is a day gone by.
func (a *App) asAt(ctx context.Context, v store.View, all []benefit.Judged, codes string, b *Board) ([]benefit.Judged, error) {
	if !b.Past {
		return all, nil
	}
	until := b.until
	then, err := v.BenefitsThen(ctx, codes, until)
	if err != nil {
		return nil, err
	}
	return judgedThen(all, then, b.On, until), nil
}

// judgedOpen are the benefits of several organisations that are open to everybody, as at the day of the page.
func (a *App) judgedOpen(ctx context.Context, v store.View, codes string, b *Board) ([]benefit.Judged, error) {
	all, err := a.judged(ctx, v, access.Actor{}, store.Chosen{Organisations: codes})
	if err != nil {
		return nil, err
	}
	return a.asAt(ctx, v, all, codes, b)
}

// judgedThen are the benefits as they had been recorded by an instant, with the clock at its day.
func judgedThen(all []benefit.Judged, then map[string]store.Then, on day.Day, until day.Instant) []benefit.Judged {
	var out []benefit.Judged
	for _, j := range all {
		was, there := then[j.ID]
		if !there || until.Before(j.Created) {
			continue
		}
		r := j.Record
		r.Profile, r.ProfileSeq, r.Today, r.Subject.Live = was.Profile, was.ProfileSeq, on, was.Live
		if r.Subject.Live > on {
			r.Subject.Live = 0
		}
		r.Rows = benefit.AsAt(r.Rows, on)
		if until.Before(r.Charged.At) {
			r.Charged = benefit.Charge{}
		}
		r.Baselines = slices.DeleteFunc(slices.Clone(r.Baselines), func(x benefit.Baseline) bool { return until.Before(x.RecordedAt) })
		r.Reviews = slices.DeleteFunc(slices.Clone(r.Reviews), func(x benefit.Review) bool { return until.Before(x.At) })
		r.Rebases = slices.DeleteFunc(slices.Clone(r.Rebases), func(x benefit.Rebase) bool { return until.Before(x.At) })
		out = append(out, r.Judge())
	}
	return out
}

// endOf is the last instant of a day in London.
func endOf(d day.Day) day.Instant {
	end := (d + 1).Time()
	if summer := end.Add(-time.Hour); day.Of(summer) == d+1 {
		end = summer
	}
	return day.At(end.Add(-time.Microsecond))
}

// boardMaps are the workflows of a trust's pilots and adoptions, as recorded by an instant: of each the newest version that
// both leads approved, else the newest, still without steps.
type boardMaps struct {
	order    []access.Subject
	chosen   map[access.Subject]*store.OwnedWorkflow
	approved map[access.Subject]bool
}

func (a *App) boardMaps(ctx context.Context, v store.View, trust string, until day.Instant) (boardMaps, error) {
	m := boardMaps{chosen: map[access.Subject]*store.OwnedWorkflow{}, approved: map[access.Subject]bool{}}
	versions, err := v.TrustWorkflows(ctx, trust, until)
	if err != nil {
		return m, err
	}
	approvals, err := v.TrustApprovals(ctx, trust, until)
	for i := range versions {
		w := &versions[i]
		_, yes := workflow.Approved(approvals[w.ID], w.N)
		if m.chosen[w.Of] == nil {
			m.order = append(m.order, w.Of)
		}
		if m.chosen[w.Of] == nil || yes && !m.approved[w.Of] {
			m.chosen[w.Of], m.approved[w.Of] = w, yes
		}
	}
	return m, err
}

// boardModels are what the maps say of hours, where their hours can be reckoned.
func (a *App) boardModels(ctx context.Context, v store.View, m boardMaps) ([]board.Model, error) {
	fill := make([]*store.WorkflowVersion, len(m.order))
	for i, of := range m.order {
		fill[i] = &m.chosen[of].WorkflowVersion
	}
	if err := v.FillWorkflows(ctx, fill); err != nil {
		return nil, err
	}
	var out []board.Model
	for i, of := range m.order {
		if x, ok := board.ModelOf(of.ID, fill[i].Redesign, a.workflowWords().Groups); ok {
			x.Approved = m.approved[of]
			out = append(out, x)
		}
	}
	return out, nil
}
