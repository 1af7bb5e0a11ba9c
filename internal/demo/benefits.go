package demo

import (
	"context"
	"slices"
	"strconv"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/day"
)

// The days that the file does not say: when benefits were promised, and when their owners accepted them.
var (
	promised     = day.On(2025, 3, 31)
	tried        = day.On(2025, 5, 26) // the text templates
	rebased      = day.On(2025, 10, 13)
	rebasedThere = day.On(2026, 9, 14) // at Harrowmere
	accepted     = day.On(2026, 4, 13)
	missed       = day.On(2026, 1, 5)
	adoptersSaid = day.On(2026, 5, 18)
	eastfoldSaid = day.On(2026, 10, 20)
)

// side is how one side of a benefit was found; the file says it in words.
type side struct {
	method string
	sample int
}

func (s side) text() string {
	if s.sample == 0 {
		return ""
	}
	return strconv.Itoa(s.sample)
}

// found is how the baseline and the figures of each benefit were found, and what the baseline was taken from.
var found = map[string]struct {
	before, after side
	first, last   string
}{
	"ben-0":  {side{benefit.Observed, 640}, side{benefit.Observed, 40}, "2025-05-12", "2025-08-31"},
	"ben-1":  {side{benefit.Observed, 120}, side{benefit.Observed, 40}, "2025-06-01", "2025-06-30"},
	"ben-2":  {side{benefit.Observed, 120}, side{benefit.Observed, 120}, "2025-06-01", "2025-06-30"},
	"ben-3":  {side{benefit.Nothing, 0}, side{benefit.Estimated, 0}, "", ""},
	"ben-4":  {side{benefit.BySystem, 0}, side{benefit.BySystem, 0}, "2024-09-01", "2025-08-31"},
	"ben-5":  {side{benefit.Observed, 600}, side{benefit.Observed, 50}, "2024-09-01", "2025-08-31"},
	"dis-1":  {side{benefit.Nothing, 0}, side{benefit.BySystem, 0}, "", ""},
	"dis-2":  {side{benefit.Nothing, 0}, side{benefit.BySystem, 0}, "", ""},
	"ben-q1": {side{benefit.Observed, 30}, side{benefit.Observed, 30}, "", ""},
	"hml-0":  {side{benefit.Observed, 60}, side{benefit.Observed, 60}, "2026-05-11", "2026-07-26"},
	"hml-1":  {side{benefit.Observed, 60}, side{benefit.Observed, 60}, "2026-07-01", "2026-07-26"},
	"efd-1":  {},
}

// benefits tells what the pilots promised and measured before anything changed. What came of it is told by results.
func (s *story) benefits(ctx context.Context) error {
	d := s.demo
	for _, b := range d.Benefits {
		series := d.SeriesOf(b.ID)
		if err := s.promise(ctx, d.Pilot.InnovationLeads[1], benefit.OfPilot, d.Pilot.ID, b, series.Every, series.Source, promised); err != nil {
			return err
		}
		before, _ := split(s.inputs(series), d.Pilot.Dates.Started)
		if err := s.figures(ctx, b, series.EnteredBy, d.Pilot.Dates.Started, before); err != nil {
			return err
		}
	}
	if err := s.trajectory(ctx); err != nil {
		return err
	}
	return s.templates(ctx)
}

// results tells what came of the main pilot's benefits: figures since go-live, corrections, and who accepted, checked and
// contested what. It comes between go-live and the decision that weighs it.
func (s *story) results(ctx context.Context) error {
	d := s.demo
	for _, b := range d.Benefits {
		series := d.SeriesOf(b.ID)
		_, after := split(s.inputs(series), d.Pilot.Dates.Started)
		if err := s.figures(ctx, b, series.EnteredBy, d.Pilot.Dates.Started, after); err != nil {
			return err
		}
	}
	for _, tell := range []func(context.Context) error{s.newLimits, s.corrections, s.acceptances, s.hoursUsed, s.verifications, s.contests} {
		if err := tell(ctx); err != nil {
			return err
		}
	}
	return nil
}

// split parts the figures at go-live.
func split(rows []row, live day.Day) (before, after []row) {
	for _, r := range rows {
		if r.end < live {
			before = append(before, r)
		} else {
			after = append(after, r)
		}
	}
	return before, after
}

// acrossGoLive are the benefits with figures from before and after go-live: one set of limits would fit neither.
var acrossGoLive = []string{"ben-0", "ben-4", "ben-5"}

// newLimits starts the limits again at go-live.
func (s *story) newLimits(ctx context.Context) error {
	p := s.demo.Pilot
	who, err := s.as(ctx, p.InnovationLeads[1], rebased)
	if err != nil {
		return err
	}
	for _, id := range acrossGoLive {
		if err := s.on(rebased).RebaseBenefit(ctx, who, id, p.Dates.Started.String(), "First teams live: the work is not the same from then on"); err != nil {
			return err
		}
	}
	return nil
}

// promise promises one benefit and has its owner lock the baseline on its day.
func (s *story) promise(ctx context.Context, by, kind, subject string, b content.DemoBenefit, every, source string, on day.Day) error {
	who, err := s.as(ctx, by, on)
	if err != nil {
		return err
	}
	how := found[b.ID]
	in := benefit.ProfileInput{Target: b.Target.Plain(), TargetOn: b.TargetOn.String(), Owner: b.Owner, Class: b.Class, Attribution: b.Attribution,
		StaffGroups: b.StaffGroups, Every: every, Source: source, Method: how.after.method, Sample: how.after.text()}
	in.Measurer, in.Verifier = s.measurer(b), s.verifier(b)
	if b.Disbenefit {
		in.Kind = benefit.Disbenefit
	}
	if b.BaselineLockedOn.IsZero() { // it is said what the baseline is, and not locked
		in.Baseline, in.BaselineFrom, in.BaselineMethod = b.Baseline.Plain(), b.BaselineFrom, how.before.method
	}
	if _, err := s.on(on, b.ID).PromiseBenefit(ctx, who, kind, subject, b.Measure, in); err != nil || b.BaselineLockedOn.IsZero() {
		return err
	}
	owner, err := s.as(ctx, b.Owner, b.BaselineLockedOn)
	if err != nil {
		return err
	}
	return s.on(b.BaselineLockedOn).LockBaseline(ctx, owner, b.ID, benefit.BaselineInput{Value: b.Baseline.Plain(), Minutes: b.BaselineMinutes.Plain(),
		From: b.BaselineFrom, First: how.first, Last: how.last, Method: how.before.method, Sample: how.before.text(), On: b.BaselineLockedOn.String()}, 0)
}

// measurer is who enters the figures of a benefit, where the file says so.
func (s *story) measurer(b content.DemoBenefit) string {
	if slices.Contains(s.demo.AdopterSeries.Benefits, b.ID) {
		return s.demo.AdopterSeries.EnteredBy
	}
	return s.demo.SeriesOf(b.ID).EnteredBy
}

// verifier is who checked a benefit, where the file says that somebody did.
func (s *story) verifier(b content.DemoBenefit) string {
	for _, v := range s.demo.Verifications {
		if v.Benefit == b.ID {
			return v.VerifiedBy
		}
	}
	return ""
}

// row is a figure on its way in, with the last day of its period.
type row struct {
	end day.Day
	in  benefit.Input
}

// inputs are the figures of a series as they are typed. A late figure was never typed: that is what late means.
func (s *story) inputs(series content.DemoLine) []row {
	var out []row
	for _, f := range series.Rows {
		if f.State == "late" {
			continue
		}
		in := benefit.Input{From: f.Start.String(), To: f.End.String(), State: f.State, Value: f.Value.Plain(), Numerator: f.Numerator.Plain(), Denominator: f.Denominator.Plain()}
		if in.Value != "" && (series.Benefit == "ben-1" || series.Benefit == "ben-2") {
			in.Cases = s.casesIn(f.Start)
		}
		out = append(out, row{f.End, in})
	}
	return out
}

// casesIn are the cases that went through the new process in a week at the pilot.
func (s *story) casesIn(week day.Day) string {
	for _, w := range s.demo.WeeklySeries.Rows {
		if w.Starting == week {
			return w.CasesThrough.Plain()
		}
	}
	return ""
}

// figures records the figures of one benefit: those from before go-live together, the others month by month.
func (s *story) figures(ctx context.Context, b content.DemoBenefit, by string, live day.Day, rows []row) error {
	entered := func(r row) day.Day { // a week into the next month
		if r.end < live {
			return max(live, b.BaselineLockedOn)
		}
		y, m, _ := r.end.Date()
		return day.On(y, m, 1).AddMonths(1) + 7
	}
	for len(rows) > 0 {
		on := entered(rows[0])
		var batch []benefit.Input
		for len(rows) > 0 && entered(rows[0]) == on {
			batch, rows = append(batch, rows[0].in), rows[1:]
		}
		who, err := s.as(ctx, by, on)
		if err != nil {
			return err
		}
		if _, err := s.on(on).RecordFigures(ctx, who, b.ID, batch); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) corrections(ctx context.Context) error {
	for _, c := range s.demo.Corrections {
		who, err := s.as(ctx, c.EnteredBy, c.EnteredOn)
		if err != nil {
			return err
		}
		in := benefit.Input{Value: c.Now.Plain(), Numerator: c.NumeratorNow.Plain(), Reason: c.Reason}
		if c.NumeratorNow.Known {
			in.Denominator = s.denominator(c.Benefit, c.PeriodStart)
		}
		if _, err := s.on(c.EnteredOn).CorrectFigure(ctx, who, c.Benefit, c.PeriodStart, in, 1); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) denominator(id string, period day.Day) string {
	for _, f := range s.demo.SeriesOf(id).Rows {
		if f.Start == period {
			return f.Denominator.Plain()
		}
	}
	return ""
}

// acceptances: a benefit that the file calls realised or verified was accepted by its owner at its grade.
func (s *story) acceptances(ctx context.Context) error {
	for _, b := range s.demo.Benefits {
		if b.Status != string(benefit.Realised) && b.Status != string(benefit.Verified) {
			continue
		}
		who, err := s.as(ctx, b.Owner, accepted)
		if err != nil {
			return err
		}
		if err := s.on(accepted).AcceptBenefit(ctx, who, b.ID, b.Grade); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) verifications(ctx context.Context) error {
	for _, v := range s.demo.Verifications {
		who, err := s.as(ctx, v.VerifiedBy, v.VerifiedOn)
		if err != nil {
			return err
		}
		if err := s.on(v.VerifiedOn).VerifyBenefit(ctx, who, v.Benefit, v.Against, v.GradeConfirmed); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) contests(ctx context.Context) error {
	for _, c := range s.demo.Contests {
		who, err := s.as(ctx, c.ContestedBy, c.ContestedOn)
		if err != nil {
			return err
		}
		if err := s.on(c.ContestedOn).ContestBenefit(ctx, who, c.Benefit, c.Reason); err != nil {
			return err
		}
	}
	return nil
}

// templates tells the benefit of the pilot that was stopped: one figure for all of it, and why the target was not met.
func (s *story) templates(ctx context.Context) error {
	for _, p := range s.demo.OtherPilots {
		for _, b := range p.Benefits {
			b.TargetOn = p.Threshold.By
			b.BaselineFrom = "timed sample in two teams"
			if err := s.promise(ctx, p.InnovationLeads[0], benefit.OfPilot, p.ID, b, string(benefit.Irregular), "Timed sample in two teams", tried); err != nil {
				return err
			}
			whole := row{p.Dates.Ended, benefit.Input{From: p.Dates.Started.String(), To: p.Dates.Ended.String(), Value: b.Actual.Plain()}}
			if err := s.figures(ctx, b, p.InnovationLeads[0], p.Dates.Started, []row{whole}); err != nil {
				return err
			}
			owner, err := s.as(ctx, b.Owner, missed)
			if err != nil {
				return err
			}
			if err := s.on(missed).ConcludeBenefit(ctx, owner, b.ID, b.Reason); err != nil {
				return err
			}
		}
	}
	return nil
}
