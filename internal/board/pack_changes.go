package board

import (
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/day"
)

// Change is one line of what has changed since an earlier paper: the mark first, then the sentence.
type Change struct {
	Mark   string `json:"mark"`
	Strong string `json:"strong"`
	Text   string `json:"text"`
	Key    string `json:"key"` // pilot:ID, adoption:ID, benefit:ID; none where it leads nowhere
}

// Marks of changes besides those of news.
const (
	MarkWaiting = "waiting"
	MarkLapsed  = "lapsed"
	MarkGap     = "gap"
)

// Changes is what has changed from one paper of an organisation to a later one: what was decided then and whether it
// happened, what was asked and not decided, who moved on, and which figures are new, corrected, contested, late or still
// without a new one. It follows from the two frozen papers alone.
func (p Pack) Changes(before Pack) []Change {
	d := difference{before: before, now: p, told: map[string]bool{}}
	d.decisions()
	d.asked()
	d.matters()
	d.figures()
	d.takers()
	d.areas()
	return d.lines
}

// ChangesTitle names the paper that is compared with.
func (p Pack) ChangesTitle() string { return fmt.Sprintf("Since paper %d of %s", p.N, p.On.Long()) }

type difference struct {
	before, now Pack
	told        map[string]bool // pilots and take-ups of which a line speaks already
	lines       []Change
}

func (d *difference) add(mark, strong, text, key string) {
	d.lines = append(d.lines, Change{mark, strong, text, key})
}

func (p Pack) matter(key string) (Matter, bool) {
	i := slices.IndexFunc(p.Subjects, func(m Matter) bool { return m.Key == key })
	if i < 0 {
		return Matter{}, false
	}
	return p.Subjects[i], true
}

// decisions are those that were made since the day of the earlier paper and that it did not know, each with what
// happened: one line for each pilot or take-up.
func (d *difference) decisions() {
	var since []Decided
	for _, x := range d.now.Decisions {
		if !slices.ContainsFunc(d.before.Decisions, func(y Decided) bool { return y.ID == x.ID }) && x.On >= d.before.On {
			since = append(since, x)
		}
	}
	slices.SortStableFunc(since, func(a, b Decided) int { return int(a.On) - int(b.On) })
	for i, x := range since {
		if d.told[x.Of] {
			continue
		}
		d.told[x.Of] = true
		text := " " + x.About + ", on " + x.On.Long() + "."
		for _, later := range since[i+1:] {
			if later.Of == x.Of {
				text += " " + later.Gate + " on " + later.On.Long() + ": " + lowerFirst(later.Outcome) + "."
			}
		}
		was, had := d.before.matter(x.Of)
		is, has := d.now.matter(x.Of)
		switch {
		case has && had && is.Stage != was.Stage:
			d.add(MarkDone, "Decided: "+lowerFirst(x.Outcome)+".", text+" Now "+lowerFirst(is.StageWords)+since1(is.Since)+".", x.Of)
		case has && !had:
			d.add(MarkNew, "Decided: "+lowerFirst(x.Outcome)+".", text+" Now "+lowerFirst(is.StageWords)+since1(is.Since)+".", x.Of)
		case has:
			d.add(MarkWaiting, "Decided: "+lowerFirst(x.Outcome)+".", text+" It has not moved on since: "+lowerFirst(is.StageWords)+since1(is.Since)+".", x.Of)
		case x.Became != "":
			d.add(MarkDone, "Decided: "+lowerFirst(x.Outcome)+".", text+" "+x.Became, x.Of)
		default:
			d.add(MarkNew, "Decided: "+lowerFirst(x.Outcome)+".", text, "")
		}
	}
}

func since1(on day.Day) string {
	if on.IsZero() {
		return ""
	}
	return " since " + on.Long()
}

// asked is what the earlier paper asked and nobody has decided on since.
func (d *difference) asked() {
	for _, a := range d.before.Asks {
		what := strings.TrimSuffix(a.What, ".")
		if d.told[a.About] && a.About != "" {
			continue
		}
		was, had := d.before.figure(a.About)
		is, has := d.now.figure(a.About)
		switch {
		case had && has && is.Value != nil && (was.Value == nil || was.PeriodTo != is.PeriodTo || was.Value.Cmp(is.Value) != 0):
			d.add(MarkNew, "Asked: "+what+".", " "+is.Name+": "+was.Now+" then, "+is.Now+" now.", a.About)
			d.told[a.About] = true
		case had && has:
			d.add(MarkOpen, "Asked: "+what+".", " "+is.Name+": "+is.Now+", as then.", a.About)
			d.told[a.About] = true
		case slices.Contains(TileKeys, a.About):
			d.askedOfTotal(what, slices.Index(TileKeys, a.About))
		default:
			d.add(MarkWaiting, "Asked: "+what+".", " No decision is recorded since.", a.About)
		}
	}
}

// askedOfTotal is what became of one of the four figures that a decision was asked about.
func (d *difference) askedOfTotal(what string, i int) {
	if i >= len(d.before.Tiles) || i >= len(d.now.Tiles) {
		return
	}
	was, is := d.before.Tiles[i], d.now.Tiles[i]
	for _, key := range is.Of {
		d.told[key] = true
	}
	if was.Figure == is.Figure && was.Foot == is.Foot {
		d.add(MarkOpen, "Asked: "+what+".", " "+is.Name+": "+strings.TrimSpace(is.Figure+" "+is.Unit)+", as then.", "")
		return
	}
	d.add(MarkNew, "Asked: "+what+".", " "+is.Name+": "+was.Figure+" then, "+is.Figure+" now.", "")
}

func (p Pack) figure(key string) (PackFigure, bool) {
	i := slices.IndexFunc(p.Figures, func(f PackFigure) bool { return f.Key == key })
	if i < 0 {
		return PackFigure{}, false
	}
	return p.Figures[i], true
}

// matters are the pilots and take-ups that are new, that moved on, or that ended.
func (d *difference) matters() {
	for _, is := range d.now.Subjects {
		was, had := d.before.matter(is.Key)
		if d.told[is.Key] || had && was.Stage == is.Stage {
			continue
		}
		text := ": " + lowerFirst(is.StageWords) + since1(is.Since)
		if had {
			text += ", " + lowerFirst(was.StageWords) + " then"
		}
		d.add(MarkNew, is.Name, text, is.Key)
	}
}

// figures are those that are new, corrected, contested, late, or that miss their target and were not measured again.
func (d *difference) figures() {
	var fresh, open, late, contested, lapsed []Change
	for _, is := range d.now.Figures {
		was, had := d.before.figure(is.Key)
		if d.told[is.Key] {
			continue
		}
		line := func(mark, text string) Change { return Change{mark, is.Name, text, is.Key} }
		switch {
		case is.Contested:
			contested = append(contested, line(MarkContested, ", "+is.Now+", contested since "+is.ContestedSince.Long()))
		case is.Status == "lapsed" && was.Status != "lapsed":
			lapsed = append(lapsed, line(MarkLapsed, ": "+is.Now+", "+is.Period))
		case is.Value != nil && (!had || was.Value == nil):
			fresh = append(fresh, line(MarkNew, ": "+is.Now+", "+is.GradeWords+", "+is.Period))
		case is.Value == nil && had && was.Value != nil:
			fresh = append(fresh, line(MarkNew, ": "+was.Now+" was taken back; no figure stands now"))
		case is.Value != nil && is.Value.Cmp(was.Value) != 0 && is.PeriodTo == was.PeriodTo:
			fresh = append(fresh, line(MarkNew, ": "+was.Now+" then, corrected to "+is.Now))
		case is.Value != nil && is.PeriodTo != was.PeriodTo:
			fresh = append(fresh, line(MarkNew, ": "+was.Now+" then, "+is.Now+" now, "+is.GradeWords+", "+is.Period))
		case had && is.Grade != was.Grade:
			fresh = append(fresh, line(MarkNew, ": "+is.GradeWords+", "+lowerFirst(was.GradeWords)+" then"))
		case is.Missed:
			open = append(open, line(MarkOpen, ": "+is.Now+" against a "+plan(is)+" of "+lowerFirst(is.Target)))
		case is.Late:
			late = append(late, line(MarkLate, ": a figure is still owed"))
		}
	}
	for _, kind := range [][]Change{lapsed, fresh, late, open, contested} {
		d.lines = append(d.lines, kind[:min(len(kind), mostNews)]...)
	}
}

func plan(f PackFigure) string {
	if f.Costs {
		return "plan"
	}
	return "target"
}

// takers is who takes up the organisation's pilots now, where that is not what the earlier paper said.
func (d *difference) takers() {
	for _, is := range d.now.Takers {
		i := slices.IndexFunc(d.before.Takers, func(x PackLine) bool { return x.Key == is.Key })
		if i < 0 || d.before.Takers[i].Text != is.Text {
			summary, _, _ := strings.Cut(is.Text, ". ")
			d.add(MarkNew, "Taken up by others:", " "+strings.TrimSuffix(summary, "."), is.Key)
		}
	}
}

// areas are the trusts or areas below whose hours changed, by name.
func (d *difference) areas() {
	if d.now.Taking != nil && d.before.Taking != nil {
		d.stages()
	}
	n := 0
	for _, is := range d.now.Below {
		i := slices.IndexFunc(d.before.Below, func(x PackBelow) bool { return x.Code == is.Code })
		if i < 0 || d.before.Below[i].Freed == is.Freed {
			continue
		}
		if n++; n <= mostNews {
			d.add(MarkNew, is.Name, ": "+is.Freed+", "+lowerFirst(d.before.Below[i].Freed)+" then", "")
		}
	}
	if n > mostNews {
		d.add(MarkNew, counted(n-mostNews, "more row"), " below changed: see the table", "")
	}
}

// stages are those in which there are more or fewer take-ups than there were.
func (d *difference) stages() {
	text := ""
	for _, is := range d.now.Taking.Stages {
		was := 0
		if i := slices.IndexFunc(d.before.Taking.Stages, func(x PackStage) bool { return x.Key == is.Key }); i >= 0 {
			was = d.before.Taking.Stages[i].N
		}
		if is.N != was {
			text += fmt.Sprintf("; %d %s, %d then", is.N, lowerFirst(is.Label), was)
		}
	}
	for _, was := range d.before.Taking.Stages {
		if !slices.ContainsFunc(d.now.Taking.Stages, func(x PackStage) bool { return x.Key == was.Key }) {
			text += fmt.Sprintf("; none %s, %d then", lowerFirst(was.Label), was.N)
		}
	}
	if text != "" {
		d.add(MarkNew, "Take-ups:", strings.TrimPrefix(text, ";")+".", "")
	}
	if is, was := d.now.Taking.AtRisk, d.before.Taking.AtRisk; is != was {
		d.add(MarkRisk, "Benefits at risk:", fmt.Sprintf(" %d, %d then.", is, was), "")
	}
}
