package demo

import (
	"context"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
)

// adopterBenefits tells what the adopting trusts promised, with Harrowmere's figures from before go-live. It comes after
// the adoptions are there and before their trusts decide to go live.
func (s *story) adopterBenefits(ctx context.Context) error {
	weekly := s.demo.AdopterSeries
	for _, a := range s.demo.Adoptions {
		on := eastfoldSaid
		if a.ID == weekly.Adoption {
			on = adoptersSaid
		}
		for _, b := range a.Benefits {
			if err := s.promise(ctx, a.SeniorResponsible, benefit.OfAdoption, a.ID, b, string(benefit.Weekly), "Timed cases, times cases through the new process", on); err != nil {
				return err
			}
		}
	}
	return s.adopterWeeks(ctx, func(before, _ []row) []row { return before })
}

// adopterResults tells Harrowmere's weeks since its first teams went live. It comes after their go-live is recorded.
func (s *story) adopterResults(ctx context.Context) error {
	if err := s.adopterWeeks(ctx, func(_, after []row) []row { return after }); err != nil {
		return err
	}
	weekly := s.demo.AdopterSeries
	who, err := s.as(ctx, weekly.EnteredBy, rebasedThere)
	if err != nil {
		return err
	}
	for _, a := range s.demo.Adoptions {
		if a.ID != weekly.Adoption {
			continue
		}
		if err := s.on(rebasedThere).RebaseBenefit(ctx, who, weekly.Benefits[0], a.Teams[0].WentLive.String(), "First teams live: the work is not the same from then on"); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) adopterWeeks(ctx context.Context, which func(before, after []row) []row) error {
	weekly := s.demo.AdopterSeries
	for _, a := range s.demo.Adoptions {
		if a.ID != weekly.Adoption {
			continue
		}
		live := a.Teams[0].WentLive
		for _, b := range a.Benefits {
			if err := s.figures(ctx, b, weekly.EnteredBy, live, which(split(adopterRows(b, weekly.Rows), live))); err != nil {
				return err
			}
		}
	}
	return nil
}

// adopterRows are Harrowmere's weeks for one of its two benefits: minutes a case, or hours freed.
func adopterRows(b content.DemoBenefit, weeks []content.DemoAdopterWeek) []row {
	var out []row
	for _, w := range weeks {
		in := benefit.Input{From: w.Starting.String(), To: (w.Starting + 6).String()}
		switch {
		case b.Measure == "step-minutes-per-case":
			in.Value = w.Minutes.Plain()
		case w.State == string(benefit.NotApplicable):
			in.State = w.State
		default:
			in.Value, in.Numerator, in.Denominator, in.Cases = w.HoursPerDay.Plain(), w.Hours.Plain(), w.WorkingDays.Plain(), w.CasesThrough.Plain()
			if w.State != string(benefit.Reported) {
				in = benefit.Input{} // late: nobody typed it
			}
		}
		if in.Value != "" || in.State != "" {
			out = append(out, row{w.Starting + 6, in})
		}
	}
	return out
}
