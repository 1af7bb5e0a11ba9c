package web

import (
	"net/http"
	"strconv"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	staffs "groundwork/internal/staff"
	"groundwork/templates/pilots"
	"groundwork/templates/staff"
	"groundwork/templates/ui"
)

// staff is what is recorded about the staff of a pilot or a take-up.
func (s *Server) staff(c echo.Context, of access.Subject) error {
	r, err := s.App.Staff(c.Request().Context(), s.who(c), of)
	if err != nil {
		return err
	}
	p := staff.List{Head: changeHead(r.Subject), Record: r.Record, Today: s.App.Today(), Inside: r.Subject.Inside, May: r.MayRecord}
	for _, x := range r.Supports {
		p.Owned = append(p.Owned, s.owned(x.Owner, r.Faces, r.Subject))
	}
	return ok(c, p.Page())
}

// staffCSV is one of the three lists as a file.
func (s *Server) staffCSV(c echo.Context, of access.Subject) error {
	r, err := s.App.Staff(c.Request().Context(), s.who(c), of)
	if err != nil {
		return err
	}
	about := c.Param("about")
	var rows [][]string
	switch about {
	case "engagement":
		rows = engagementRows(r)
	case "training":
		rows = trainingRows(r)
	case "support":
		rows = s.supportRows(r)
	default:
		return fault.Missing("list")
	}
	return csvFile(c, about+"-"+of.Kind+"-"+of.ID+".csv", rows)
}

func engagementRows(r app.Staff) [][]string {
	rows := [][]string{{"Held on", "How", "Who took part", "Survey", "Staff said", "What changed because of it"}}
	for _, e := range r.Engagements {
		rows = append(rows, []string{e.Held.String(), staffs.KindLabel(e.Kind), e.TookPart, e.Survey(!r.Subject.Inside), e.YouSaid, e.WeDid})
	}
	return rows
}

func trainingRows(r app.Staff) [][]string {
	rows := [][]string{{"Who", "To be trained", "Trained", "Hours each", "By", "Last training", "How"}}
	for _, t := range r.Trainings {
		rows = append(rows, []string{t.Who(), strconv.Itoa(t.Planned), t.Done.Plain(), t.Hours.Plain(), t.Due.String(), t.Finished.String(), t.How})
	}
	return rows
}

func (s *Server) supportRows(r app.Staff) [][]string {
	rows := [][]string{{"Who to call", "When, and for what", "How to reach them", "Owner", "From", "Until"}}
	for _, x := range r.Supports {
		rows = append(rows, []string{x.Kind, x.Cover, x.Contact, s.owned(x.Owner, r.Faces, r.Subject), x.From.String(), x.Until.String()})
	}
	return rows
}

// staffForm asks for a new record, or for the correction of the one that the address names.
func (s *Server) staffForm(c echo.Context, of access.Subject) error {
	return s.staffPage(c, of, http.StatusOK, nil, nil)
}

// staffTyped is a form as somebody sent it; the one that its address is about counts.
type staffTyped struct {
	engagement staffs.EngagementInput
	training   staffs.TrainingInput
	support    staffs.SupportInput
}

func (s *Server) staffPage(c echo.Context, of access.Subject, status int, typed *staffTyped, wrong fault.Fields) error {
	r, err := s.App.Staff(c.Request().Context(), s.who(c), of)
	if err != nil {
		return err
	}
	if err := access.Permit(s.who(c), access.RecordStaff, r.Subject.Place()); err != nil {
		return err
	}
	f := staff.Form{Head: changeHead(r.Subject), About: c.Param("about"), ID: c.Param("line"), Errors: wrong}
	page, err := s.staffFields(r, f, status == http.StatusConflict, typed)
	if err != nil {
		return err
	}
	return render(c, status, page)
}

// staffFields is the form with what was typed, otherwise with what is saved.
func (s *Server) staffFields(r app.Staff, f staff.Form, conflict bool, typed *staffTyped) (templ.Component, error) {
	var saved staffTyped
	var version int
	found := f.ID == ""
	at := func(l staffs.Line) bool {
		if l.ID == f.ID && !found {
			found, version = true, l.Seq
			return true
		}
		return false
	}
	for _, x := range r.Engagements {
		if f.About == "engagement" && at(x.Line) {
			saved.engagement = x.Typed()
		}
	}
	for _, x := range r.Trainings {
		if f.About == "training" && at(x.Line) {
			saved.training = x.Typed()
		}
	}
	for _, x := range r.Supports {
		if f.About == "support" && at(x.Line) {
			saved.support = x.Typed()
		}
	}
	if !found {
		return nil, fault.Missing("record")
	}
	if f.ID != "" {
		f.Version = strconv.Itoa(version)
	}
	shown := saved
	if typed != nil {
		shown = *typed
	}
	switch f.About {
	case "engagement":
		if conflict {
			f.Both = engagementDiffers(saved.engagement, shown.engagement)
		}
		return staff.Engagement{Form: f, Input: shown.engagement}.Page(), nil
	case "training":
		if conflict {
			f.Both = trainingDiffers(saved.training, shown.training)
		}
		return staff.Training{Form: f, Input: shown.training, Teams: teamOptions(r)}.Page(), nil
	case "support":
		if conflict {
			f.Both = s.supportDiffers(r, saved.support, shown.support)
		}
		return staff.Support{Form: f, Input: shown.support, Owners: s.ownerOptions(r.People)}.Page(), nil
	}
	return nil, fault.Missing("list")
}

func teamOptions(r app.Staff) []ui.Option {
	out := []ui.Option{{Label: "Choose"}}
	for _, t := range r.Teams {
		out = append(out, ui.Option{Value: t.ID, Label: t.Name})
	}
	return out
}

func engagementDiffers(now, typed staffs.EngagementInput) []pilots.Difference {
	return differ(pilots.Difference{Field: "When", Saved: longDay(now.Held), Yours: longDay(typed.Held)}, pilots.Difference{Field: "How", Saved: staffs.KindLabel(now.Kind), Yours: staffs.KindLabel(typed.Kind)},
		pilots.Difference{Field: "Who took part", Saved: now.TookPart, Yours: typed.TookPart}, pilots.Difference{Field: "Asked", Saved: now.Asked, Yours: typed.Asked},
		pilots.Difference{Field: "Answered", Saved: now.Answered, Yours: typed.Answered}, pilots.Difference{Field: "Want it", Saved: now.WantIt, Yours: typed.WantIt},
		pilots.Difference{Field: "Think they can", Saved: now.ThinkCan, Yours: typed.ThinkCan}, pilots.Difference{Field: "Staff said", Saved: now.YouSaid, Yours: typed.YouSaid},
		pilots.Difference{Field: "What changed", Saved: now.WeDid, Yours: typed.WeDid})
}

func trainingDiffers(now, typed staffs.TrainingInput) []pilots.Difference {
	return differ(pilots.Difference{Field: "Another group", Saved: now.People, Yours: typed.People}, pilots.Difference{Field: "To be trained", Saved: now.Planned, Yours: typed.Planned},
		pilots.Difference{Field: "Trained", Saved: now.Done, Yours: typed.Done}, pilots.Difference{Field: "Hours each", Saved: now.Hours, Yours: typed.Hours},
		pilots.Difference{Field: "By when", Saved: longDay(now.Due), Yours: longDay(typed.Due)}, pilots.Difference{Field: "Last training", Saved: longDay(now.Finished), Yours: longDay(typed.Finished)},
		pilots.Difference{Field: "How", Saved: now.How, Yours: typed.How})
}

func (s *Server) supportDiffers(r app.Staff, now, typed staffs.SupportInput) []pilots.Difference {
	owner := func(value string) string { return s.owned(person.ReadOwner(value), r.Faces, r.Subject) }
	return differ(pilots.Difference{Field: "Who to call", Saved: now.Kind, Yours: typed.Kind}, pilots.Difference{Field: "When, and for what", Saved: now.Cover, Yours: typed.Cover},
		pilots.Difference{Field: "How to reach them", Saved: now.Contact, Yours: typed.Contact}, pilots.Difference{Field: "Owner", Saved: owner(now.Owner), Yours: owner(typed.Owner)},
		pilots.Difference{Field: "From", Saved: longDay(now.From), Yours: longDay(typed.From)}, pilots.Difference{Field: "Until", Saved: longDay(now.Until), Yours: longDay(typed.Until)})
}

// staffSave records or corrects one.
func (s *Server) staffSave(c echo.Context, of access.Subject) error {
	r, ctx, who := c.Request(), c.Request().Context(), s.who(c)
	l := app.StaffLine{Of: of, ID: c.Param("line"), Version: versionOf(r), Withdraw: r.PostFormValue("withdraw") == "yes"}
	v := r.PostFormValue
	var in staffTyped
	var err error
	about := c.Param("about")
	switch about {
	case "engagement":
		in.engagement = staffs.EngagementInput{Held: typedDay(r, "held"), Kind: v("kind"), TookPart: v("took_part"), Asked: v("asked"), Answered: v("answered"),
			WantIt: v("want_it"), ThinkCan: v("think_can"), YouSaid: v("you_said"), WeDid: v("we_did")}
		_, err = s.App.RecordEngagement(ctx, who, l, in.engagement)
	case "training":
		in.training = staffs.TrainingInput{Team: v("team"), People: v("people"), Planned: v("planned"), Done: v("done"), Hours: v("hours"), Due: typedDay(r, "due"),
			Finished: typedDay(r, "finished"), How: v("how")}
		_, err = s.App.RecordTraining(ctx, who, l, in.training)
	case "support":
		in.support = staffs.SupportInput{Kind: v("kind"), Cover: v("cover"), Contact: v("contact"), Owner: v("owner"), From: typedDay(r, "from"), Until: typedDay(r, "until")}
		_, err = s.App.RecordSupport(ctx, who, l, in.support)
	default:
		return fault.Missing("list")
	}
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) == 0 {
		return err
	}
	return s.saved(c, err, "/"+of.Kind+"s/"+of.ID+"/staff#"+about, "Saved", func(status int, wrong fault.Fields, _ bool) error {
		return s.staffPage(c, of, status, &in, wrong)
	})
}
