package staff

import (
	"groundwork/internal/day"
	"groundwork/internal/person"
	"groundwork/internal/typed"
)

// A team is of thousands at most, a share of a hundred, and nobody is trained for longer than a working year.
const (
	mostPeople = 100_000
	perCent    = 100
	mostHours  = 2000
)

// EngagementInput is a time that staff were asked, as somebody typed it; the names are those of the fields.
type EngagementInput struct {
	Held, Kind, TookPart, Asked, Answered, WantIt, ThinkCan, YouSaid, WeDid string
}

// Typed is the engagement as the form that corrects it shows it.
func (e Engagement) Typed() EngagementInput {
	return EngagementInput{Held: e.Held.String(), Kind: e.Kind, TookPart: e.TookPart, Asked: e.Asked.Plain(), Answered: e.Answered.Plain(),
		WantIt: e.WantIt.Plain(), ThinkCan: e.ThinkCan.Plain(), YouSaid: e.YouSaid, WeDid: e.WeDid}
}

// CheckEngagement reads it. Who took part is said in words, or by the counts of a survey.
func CheckEngagement(in EngagementInput, today day.Day) (Engagement, error) {
	var r typed.Reader
	kinds := make([]string, len(Kinds))
	for i, k := range Kinds {
		kinds[i] = k.Key
	}
	e := Engagement{Held: r.Past("held", "The day staff were asked", in.Held, "Enter the day staff were asked", today), Kind: r.One("kind", in.Kind, "Select how staff were asked", kinds...)}
	e.Asked = counted(&r, "asked", "How many were asked", in.Asked, mostPeople)
	e.Answered = counted(&r, "answered", "How many answered", in.Answered, mostPeople)
	switch {
	case r.Wrong.For("asked")+r.Wrong.For("answered") != "":
	case e.Answered.Known && !e.Asked.Known:
		r.Wrong.Add("asked", "Enter how many were asked")
	case e.Asked.Known && !e.Answered.Known:
		r.Wrong.Add("answered", "Enter how many answered, 0 where nobody did")
	case e.Answered.N > e.Asked.N:
		r.Wrong.Add("answered", "How many answered cannot be more than the %d who were asked", e.Asked.N)
	}
	want := "Enter who took part: groups and functions, never names"
	if e.Asked.Known {
		want = ""
	}
	e.TookPart = r.Line("took_part", "Who took part", in.TookPart, want)
	e.WantIt = counted(&r, "want_it", "The share who want it", in.WantIt, perCent)
	e.ThinkCan = counted(&r, "think_can", "The share who think they can", in.ThinkCan, perCent)
	if (e.WantIt.Known || e.ThinkCan.Known) && e.Answered.N == 0 && r.Wrong.For("answered") == "" {
		r.Wrong.Add("answered", "Enter how many answered: a share is of them")
	}
	e.YouSaid = r.Text("you_said", "What staff said", in.YouSaid, "Enter what staff said")
	e.WeDid = r.Text("we_did", "What changed because of it", in.WeDid, "")
	return e, r.Err()
}

// TrainingInput is the training of one team or group as somebody typed it.
type TrainingInput struct {
	Team, People, Planned, Done, Hours, Due, Finished, How string
}

// Typed is the training as the form that corrects it shows it.
func (t Training) Typed() TrainingInput {
	return TrainingInput{Team: t.Team, People: t.People, Planned: Some(t.Planned).Plain(), Done: t.Done.Plain(), Hours: t.Hours.Plain(), Due: t.Due.String(),
		Finished: t.Finished.String(), How: t.How}
}

// CheckTraining reads it; takesPart knows the teams of the pilot or the adoption.
func CheckTraining(in TrainingInput, takesPart func(team string) bool, today day.Day) (Training, error) {
	var r typed.Reader
	t := Training{Team: in.Team, People: r.Line("people", "The group", in.People, "")}
	switch {
	case t.Team != "" && !takesPart(t.Team):
		r.Wrong.Add("team", "Select a team that takes part")
	case t.Team != "" && t.People != "":
		r.Wrong.Add("people", "Select a team or enter a group, not both")
	case t.Team == "" && t.People == "":
		r.Wrong.Add("team", "Select the team, or enter the group below")
	}
	planned := counted(&r, "planned", "How many are to be trained", in.Planned, mostPeople)
	if t.Planned = planned.N; t.Planned == 0 && r.Wrong.For("planned") == "" {
		r.Wrong.Add("planned", "Enter how many are to be trained, 1 or more")
	}
	t.Done = counted(&r, "done", "How many are trained", in.Done, mostPeople)
	if t.Planned > 0 && t.Done.N > t.Planned {
		r.Wrong.Add("done", "How many are trained cannot be more than the %d who are to be", t.Planned)
	}
	t.Hours = r.Figure("hours", "Hours each", in.Hours, "", mostHours)
	t.Due = r.Day("due", "The day by which all are trained", in.Due, "")
	t.Finished = r.Past("finished", "The day of the last training", in.Finished, "", today)
	if t.Due.IsZero() && t.Finished.IsZero() && r.Wrong.For("due")+r.Wrong.For("finished") == "" {
		r.Wrong.Add("due", "Enter by when all are trained, or below when the last training was")
	}
	t.How = r.Line("how", "How", in.How, "")
	return t, r.Err()
}

// SupportInput is who to call, as somebody typed it.
type SupportInput struct {
	Kind, Cover, Contact, Owner, From, Until string
}

// Typed is the support as the form that corrects it shows it.
func (s Support) Typed() SupportInput {
	return SupportInput{Kind: s.Kind, Cover: s.Cover, Contact: s.Contact, Owner: s.Owner.Value(), From: s.From.String(), Until: s.Until.String()}
}

// CheckSupport reads it; knows are the people and functions of the trust.
func CheckSupport(in SupportInput, knows func(person.Owner) bool) (Support, error) {
	var r typed.Reader
	s := Support{Kind: r.Line("kind", "Who to call", in.Kind, "Enter who to call"), Cover: r.Text("cover", "When, and for what", in.Cover, "Enter when, and for what"),
		Contact: r.Line("contact", "How to reach them", in.Contact, ""), Owner: person.ReadOwner(in.Owner)}
	if in.Owner != "" && (s.Owner.Nobody() || !knows(s.Owner)) {
		r.Wrong.Add("owner", "Select who owns it: a person of the trust or a function")
	}
	s.From = r.Day("from", "The first day", in.From, "Enter the first day")
	s.Until = r.Day("until", "The last day", in.Until, "")
	if !s.Until.IsZero() && s.Until < s.From {
		r.Wrong.Add("until", "The last day must be on or after the first")
	}
	return s, r.Err()
}

func counted(r *typed.Reader, name, label, text string, most int64) Count {
	n, known := r.Count(name, label, text, most)
	return Count{n, known}
}
