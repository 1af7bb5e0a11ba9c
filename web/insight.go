package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/templates/insights"
	"groundwork/templates/ui"
)

// insight leads to the insight of the reader's own organisation.
func (s *Server) insight(c echo.Context) error {
	return c.Redirect(http.StatusSeeOther, insights.Address(app.InsightHome(s.who(c)), ""))
}

// fixFirst is what an organisation should fix first, with some gaps ticked as fixed: nothing is saved.
func (s *Server) fixFirst(c echo.Context) error {
	t := ticked(c)
	f, err := s.App.FixFirst(c.Request().Context(), s.who(c), c.Param("ods"), t.tried)
	if err != nil {
		return err
	}
	p := s.fixShown(f, t.all)
	sums, searched, err := s.App.FixSums(c.Request().Context(), s.who(c), f)
	if err != nil {
		return err
	}
	if p.Empty == "" && f.Sight == insight.Counted {
		if p.Best, p.Few = sumsBest(f, sums); !searched {
			p.Few = "The country has more take-ups than every set of gaps can be tried for."
		}
	}
	p.Errors = t.errors
	return render(c, t.status, p.Page())
}

// ticks are the gaps that the reader ticked as fixed.
type ticks struct {
	all    []string // each once
	tried  []string // none where more are ticked than can be tried together
	errors fault.Fields
	status int
}

func ticked(c echo.Context) ticks {
	t := ticks{all: slices.Clone(c.QueryParams()["fixed"]), status: http.StatusOK}
	slices.Sort(t.all)
	t.all = slices.Compact(t.all)
	if t.tried = t.all; len(t.all) > insight.MostFixed {
		t.tried, t.status = nil, http.StatusUnprocessableEntity
		t.errors.Add("fixed", "Tick up to three gaps as fixed")
	}
	return t
}

// fixShown is the page.
func (s *Server) fixShown(f app.FixFirst, ticked []string) insights.FixFirst {
	p := insights.FixFirst{Code: f.Code, Name: f.Name, WhoSees: whoSeesGaps(f)}
	if !f.Open(s.App.Today()) {
		p.Closed = f.Closed.Long()
		for _, x := range f.Successors {
			p.Successors = append(p.Successors, ui.Crumb{Label: x.ToName, Href: insights.Address(x.To, "")})
		}
	}
	said := f.Said()
	a := said.Answer()
	p.Answer = ui.AnswerProps{Text: a.Text, More: a.More, Means: ui.Stops}
	p.Help = whoHelps(f)
	if len(f.Gaps) == 0 {
		p.Answer.Means = ui.Good
	}
	if f.Sight == insight.AsHanded && f.Takes == 0 {
		return s.fixAbove(f, p)
	}
	if f.Sight == insight.Counted {
		return s.fixAcross(f, p)
	}
	if said.Adoptions == 0 {
		p.Answer.Means = ui.Neutral
		p.Empty = "Gaps are listed here once a take-up waits for a decision: what is short or not known, how many hours wait behind it, and who has closed it before."
		p.First = []ui.Crumb{{Label: "Look at what trusts have tried", Href: "/pilots"}}
		if f.Type == organisation.Trust && f.Sight == insight.Whole {
			p.First = append(p.First, ui.Crumb{Label: "Describe your groundwork once", Href: "/trusts/" + f.Code + "/groundwork"})
		}
		return p
	}
	p.Ticking = len(f.Gaps) > 0
	p.Groups, p.Quiet = s.fixGroups(f, ticked)
	p.Best, p.Hours = fixBest(f, insights.Address(f.Code, "")), s.fixHours(f)
	if len(f.Fixed.Items) > 0 {
		p.Result = fixResult(f)
	}
	if f.Sight == insight.AsHanded {
		s.fixHanded(f, &p)
	}
	p.Copy = "What to fix first at " + f.Name + "\n" + strings.TrimSpace(a.Text+". "+a.More)
	return p
}

func whoSeesGaps(f app.FixFirst) string {
	if f.Sight == insight.Whole {
		return "Everyone at " + f.Short + " sees this page. Programme leads above it read the answer of each take-up that was told of, and levels only as last handed in. " +
			"Everybody else reads sums over at least five trusts."
	}
	if f.Sight == insight.AsHanded {
		return "Programme leads above a trust read this page: the take-ups that it told others of or decided on, and levels as last handed in, never drafts. " +
			"Everybody else reads sums over at least five trusts."
	}
	return "Sums over at least five trusts are open to every signed-in person. What stops one trust stays there."
}

// fixGroups are the gaps by area, and which areas stop nothing.
func (s *Server) fixGroups(f app.FixFirst, ticked []string) (groups []ui.TickGroup, quiet string) {
	var still []string
	for _, d := range s.App.Core().Domains {
		g := ui.TickGroup{Title: d.Label, Name: "fixed"}
		for _, x := range f.Gaps {
			it := f.Items[x.Item]
			if it.Domain != d.Key {
				continue
			}
			g.Lines = append(g.Lines, ui.TickLine{ID: "fix-" + strings.ReplaceAll(x.Item, "/", "-"), Value: x.Item, Label: it.Title, Once: it.Scope == readiness.Foundation,
				Checked: slices.Contains(ticked, x.Item), Facts: insights.Facts(f.Level[x.Item], fixFacts(f, x))})
		}
		if len(g.Lines) == 0 {
			still = append(still, d.Label)
			continue
		}
		g.Aside = gapsOf(len(g.Lines))
		groups = append(groups, g)
	}
	if len(still) > 0 {
		quiet = listOf(still) + " " + oneOrMany(len(still), "stops", "stop") + " nothing."
	}
	return groups, quiet
}

func gapsOf(n int) string {
	return fmt.Sprintf("%d %s", n, oneOrMany(n, "gap", "gaps"))
}

func oneOrMany(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// fixFacts say what a gap stops, and who sees to it.
func fixFacts(f app.FixFirst, x insight.Gap) string {
	var parts []string
	if f.Takes > 1 {
		text := "Stops " + decimal.Count(x.Stopped) + " of " + decimal.Count(f.Takes)
		if x.Alone > 0 {
			text += ", " + decimal.Count(x.Alone) + " alone"
		}
		if f.Sight == insight.AsHanded {
			text += ": " + namedIn(x)
			if h := x.Waiting.Hours; h != nil {
				text += ". " + insight.Sentence(insight.About(h)) + " hours a year wait, " + ui.GradeWords(x.Waiting.Grade)
			}
		}
		parts = append(parts, text)
	}
	if o := f.Owed[x.Item]; o.Name != "" {
		text := o.Name
		if !o.Due.IsZero() {
			text += ", " + o.Due.Long()
		}
		parts = append(parts, text)
	}
	if h := f.Helpers[x.Item]; len(h) > 0 {
		parts = append(parts, helpers(h))
	}
	if n := f.Patches[x.Item]; n > 0 {
		parts = append(parts, fmt.Sprintf("Held up by %d local %s", n, oneOrMany(n, "fix", "fixes")))
	}
	if x.Stays > 0 {
		parts = append(parts, "an answer for these teams only, or a lowering, would stay")
	}
	return strings.Join(parts, ". ")
}

// fixBest are the best one, two and three gaps to fix; a larger set that does no more than a smaller is left out.
func fixBest(f app.FixFirst, at string) []insights.Best {
	var out []insights.Best
	for n, sets := range f.Best {
		if len(sets) == 0 || len(sets[0].Items) != n+1 {
			continue
		}
		b := insights.Best{Title: [...]string{"One gap", "Two gaps", "Three gaps"}[n], Href: at + "?fixed=" + strings.Join(sets[0].Items, "&fixed=") + "#result"}
		for _, set := range sets {
			var titles []string
			for _, item := range set.Items {
				titles = append(titles, "“"+f.Items[item].Title+"”")
			}
			b.Lines = append(b.Lines, strings.Join(titles, " and "))
		}
		b.Does = fmt.Sprintf("%d %s ready.", len(sets[0].Ready), oneOrMany(len(sets[0].Ready), "take-up becomes", "take-ups become"))
		if h := sets[0].Release.Hours; h != nil {
			b.Does += " " + insight.Sentence(insight.About(h)) + " hours a year wait behind " + oneOrMany(len(sets[0].Ready), "it.", "them.")
		}
		out = append(out, b)
	}
	return out
}

// fixResult is what follows from what was ticked.
func fixResult(f app.FixFirst) *insights.Result {
	n := len(f.Fixed.Items)
	r := &insights.Result{Title: fmt.Sprintf("With the %d you ticked fixed", n)}
	if n == 1 {
		r.Title = "With the one you ticked fixed"
	}
	for _, t := range f.Take {
		x := insights.Take{Name: takeName(f, t), Href: "/adoptions/" + t.ID + "/readiness?gate=" + t.Gate.String(), Decision: adoption.GateLabel(t.Gate), Verdict: t.Then.String()}
		if left := f.Left(t.ID); left != nil {
			x.Verdict, x.More = left.Verdict.String(), fixWas(t, left)
		}
		r.Takes = append(r.Takes, x)
	}
	switch k := len(f.Fixed.Ready); k {
	case 0:
		r.Sentence = "Nothing becomes ready yet."
		r.More = "Each take-up has other gaps that must be met, or accepted as a gap where the rule allows."
	default:
		r.Sentence = fmt.Sprintf("%d %s ready.", k, oneOrMany(k, "take-up becomes", "take-ups become"))
		if more := k - len(f.Take); more > 0 {
			r.Sentence += fmt.Sprintf(" %d of them are listed.", len(f.Take))
		}
		if h := f.Fixed.Release.Hours; h != nil {
			r.More = insight.Sentence(insight.About(h)) + " hours a year no longer wait behind a gap."
		}
	}
	return r
}

// fixWas says what is left, and how it stands now.
func fixWas(t app.FixTake, left *readiness.GateResult) string {
	if left.Verdict == t.Result.Verdict && left.Counts() == t.Result.Counts() {
		return left.Counts() + ", as before"
	}
	return left.Counts() + ". Was: " + strings.ToLower(t.Result.Verdict.Word()) + ", " + t.Result.Counts()
}

func listOf(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
