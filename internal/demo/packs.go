package demo

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/decimal"
	"groundwork/internal/pilot"
)

// firstPack publishes version 1 of what the main pilot hands on, with what it says in words, and tells the lessons about what
// that version asks for.
func (s *story) firstPack(ctx context.Context) error {
	k := s.demo.Packs[0]
	who, err := s.as(ctx, k.PublishedBy, k.PublishedOn)
	if err != nil {
		return err
	}
	if err := s.packWords(ctx, who, k); err != nil {
		return err
	}
	if err := s.publishPack(ctx, k); err != nil {
		return err
	}
	_, onPack := s.lessonsOnPack()
	return s.tellLessons(ctx, s.demo.Pilot.ID, s.demo.Pilot.InnovationLeads[0], onPack)
}

// laterPacks publishes the versions after it.
func (s *story) laterPacks(ctx context.Context) error {
	for _, k := range s.demo.Packs[1:] {
		if err := s.publishPack(ctx, k); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) publishPack(ctx context.Context, k content.DemoPack) error {
	p := s.demo.Pilot
	who, err := s.as(ctx, k.PublishedBy, k.PublishedOn)
	if err != nil {
		return err
	}
	pack, ok := s.demo.PackVersion(k.Version)
	if !ok {
		return fmt.Errorf("the demo has no version %d of its pack", k.Version)
	}
	source, err := content.FormatPack(pack)
	if err != nil {
		return err
	}
	id := fmt.Sprintf("%s-pack-%d", p.ID, k.Version)
	_, err = s.on(k.PublishedOn, id).PublishPack(ctx, who, p.ID, app.PackInput{Source: string(source), Changed: strings.Join(k.Changed, "\n")})
	return err
}

// packWords are the parts of the pack that people read.
func (s *story) packWords(ctx context.Context, who access.Actor, k content.DemoPack) error {
	c, t := k.Costs, k.TimeTakenWeeks
	for _, x := range []struct{ about, text string }{
		{pilot.Core, s.coreAndAdaptable(k)},
		{pilot.Training, s.trainingWords()},
		{pilot.Support, s.supportWords(func(kind string) bool { return !strings.HasPrefix(kind, "service owner") })},
		{pilot.Cost, fmt.Sprintf("£%s a year to run. Setting it up cost £%s once and %d hours of staff.", thousands(c.RunningPoundsAYear), thousands(c.SetUpPounds), c.OneOffHours)},
		{pilot.Price, c.PriceNote},
		{pilot.TimeTaken, fmt.Sprintf("Policy %d weeks, connection to the record %d weeks, training %d weeks, first team to last %d weeks.", t.Policy, t.Interface, t.Training, t.FirstTeamToLast)},
		{pilot.Safety, s.safetyWords()},
		{pilot.OwnSite, s.supportWords(func(kind string) bool { return strings.HasPrefix(kind, "service owner") })},
		{pilot.LeftOut, s.lesson("les-6").Text},
	} {
		if err := s.on(k.PublishedOn).DescribePilot(ctx, who, s.demo.Pilot.ID, x.about, x.text, app.AsItStands); err != nil {
			return err
		}
	}
	return nil
}

// coreAndAdaptable names the old steps whose change another trust keeps, and those that it may do its own way.
func (s *story) coreAndAdaptable(k content.DemoPack) string {
	action := map[string]string{}
	for _, x := range s.demo.Workflow.Before {
		action[x.ID] = x.Action
	}
	for _, x := range s.demo.Workflow.After {
		action[x.ID] = x.Action
	}
	list := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, "- "+action[id])
		}
		return strings.Join(out, "\n")
	}
	return "What was done with these steps stays as it is:\n" + list(k.CoreSteps) + "\n\nWhat was done with these may be done another way:\n" + list(k.AdaptableSteps)
}

func (s *story) trainingWords() string {
	trained, scope := 0, 0
	how := ""
	for _, t := range s.demo.Training {
		trained, scope = trained+t.Trained, scope+t.InScope
		hours := t.HoursEach.String() + " hours each."
		if t.HoursEach == decimal.One {
			hours = "1 hour each."
		}
		if line := t.How + ": " + hours; !strings.Contains(how, line) {
			how += " " + line
		}
	}
	return fmt.Sprintf("%d of %d people were trained before they got access.%s", trained, scope, how)
}

// safetyWords is what the decision to start says of the safety case.
func (s *story) safetyWords() string {
	_, words, _ := strings.Cut(s.decision(pilot.GateStart).Rationale, "), ")
	if words == "" {
		return s.decision(pilot.GateStart).Rationale
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

func (s *story) supportWords(which func(kind string) bool) string {
	var out []string
	for _, x := range s.demo.Support {
		if which(x.Kind) {
			line := strings.ToUpper(x.Kind[:1]) + x.Kind[1:] + ", from " + x.From.Long()
			if !x.To.IsZero() {
				line += " to " + x.To.Long()
			}
			out = append(out, line+": "+x.Cover)
		}
	}
	return strings.Join(out, "\n")
}

func (s *story) decision(gate string) content.DemoDecision {
	for _, d := range s.demo.Decisions {
		if d.Gate == gate {
			return d
		}
	}
	return content.DemoDecision{}
}

func (s *story) lesson(id string) content.DemoLesson {
	for _, l := range s.demo.Lessons {
		if l.ID == id {
			return l
		}
	}
	return content.DemoLesson{}
}

// lessons tells those about steps and core items; the others wait for the pack whose items they are about.
func (s *story) lessons(ctx context.Context) error {
	before, _ := s.lessonsOnPack()
	return s.tellLessons(ctx, s.demo.Pilot.ID, s.demo.Pilot.InnovationLeads[0], before)
}

func (s *story) lessonsOnPack() (before, onPack []content.DemoLesson) {
	for _, l := range s.demo.Lessons {
		if strings.HasPrefix(l.About.Item, s.demo.Pilot.ID+"/") {
			onPack = append(onPack, l)
		} else {
			before = append(before, l)
		}
	}
	return before, onPack
}

// tellLessons records each as the person who had it, or as the innovation lead where they could only tell it.
func (s *story) tellLessons(ctx context.Context, pilotID, lead string, lessons []content.DemoLesson) error {
	for _, l := range lessons {
		who, err := s.as(ctx, l.RecordedBy, l.RecordedOn)
		if err != nil {
			return err
		}
		if access.Permit(who, access.RecordLesson, access.At(who.Organisation)) != nil {
			if who, err = s.as(ctx, lead, l.RecordedOn); err != nil {
				return err
			}
		}
		in := pilot.LessonInput{Title: l.Title, Text: l.Text}
		switch {
		case l.About.Step != "":
			in.About = "step:" + l.About.Step
		case l.About.Item != "":
			in.About = "item:" + l.About.Item
		}
		if _, err := s.on(l.RecordedOn, l.ID).AddPilotLesson(ctx, who, pilotID, in); err != nil {
			return err
		}
	}
	return nil
}

// thousands writes 41000 as 41,000.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
