package insights

import (
	"fmt"
	"strings"

	"groundwork/internal/decimal"
	"groundwork/internal/insight"
	"groundwork/templates/ui"
)

// Similar is the table of trusts like one, of one band at a time and by name.
type Similar struct {
	Here   string // short name of the one that they are compared with
	Site   insight.Place
	Base   string // address of the page
	Band   insight.Band
	Counts [4]int // by band
	List   []insight.Alike
	Page   int
	More   bool // another page follows
	Facts  []insight.Fact
	Takers map[string]Taker // by trust; nil where the page is about no pilot
}

// Taker is one trust's take-up of the pilot as far as the reader may know.
type Taker struct{ Href, Stage, StageWords string }

// PilotSimilar is the page of trusts like the one that leads a pilot.
type PilotSimilar struct {
	Similar
	ID, Name string
	Answer   insight.Answer
	WhoSees  string
}

// TrustSimilar is the page of trusts like one trust.
type TrustSimilar struct {
	Similar
	Code, Name string
	Answer     insight.Answer
	WhoSees    string
	Area       bool // nothing is compared
	Runs       []Run
}

// Run is what trusts like ours run and we do not.
type Run struct {
	Name, Href, Check string
	At                []RunAt
}

// RunAt is where it runs.
type RunAt struct{ Trust, Href, More string }

func (p Similar) address(b insight.Band, page int) string {
	a := p.Base + "?alike=" + b.Key()
	if page > 1 {
		a += "&page=" + itoa(page)
	}
	return a + "#trusts"
}

func (p Similar) bands() []ui.SubNavItem {
	var out []ui.SubNavItem
	for b, n := range p.Counts[:insight.NotCompared] {
		out = append(out, ui.SubNavItem{Label: fmt.Sprintf("%s (%d)", insight.Band(b), n), Href: p.address(insight.Band(b), 1), Current: insight.Band(b) == p.Band})
	}
	return out
}

// meaning is what the band that is shown means.
func (p Similar) meaning() string {
	switch p.Band {
	case insight.VeryAlike:
		return fmt.Sprintf("Distance up to %.2f.", insight.BandEnds[0])
	case insight.PartlyAlike:
		return fmt.Sprintf("Distance above %.2f, up to %.2f.", insight.BandEnds[0], insight.BandEnds[1])
	}
	return fmt.Sprintf("Distance above %.2f.", insight.BandEnds[1])
}

// others says how many trusts are not compared, and why.
func (p Similar) others() string {
	return fmt.Sprintf("%s not compared: of each fewer than three of the facts are published there and at %s. What is not published is left blank and never guessed.",
		number(p.Counts[insight.NotCompared], "other trust is", "other trusts are"), p.Here)
}

func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return decimal.Count(n) + " " + many
}

func (p Similar) turn() ui.Turn {
	t := ui.Turn{BackText: "Previous trusts", OnText: "Next trusts"}
	if p.Page > 1 {
		t.Back = p.address(p.Band, p.Page-1)
	}
	if p.More {
		t.On = p.address(p.Band, p.Page+1)
	}
	return t
}

func (p Similar) table() ui.TableProps {
	t := ui.TableProps{ID: "trusts-table", Caption: p.Band.String(), Aside: "By name. " + p.meaning(), Stacked: true, Columns: []ui.Column{{Head: "Trust"}, ui.Number("Distance")}}
	for _, f := range p.Facts {
		t.Columns = append(t.Columns, ui.Column{Head: f.Label})
	}
	if p.Takers != nil {
		t.Columns = append(t.Columns, ui.Column{Head: "This pilot there"})
	}
	t.Rows = append(t.Rows, p.site())
	for _, a := range p.List {
		t.Rows = append(t.Rows, p.row(a))
	}
	return t
}

func (p Similar) site() ui.Row {
	cells := []ui.Cell{ui.With(here(p.Here, "/trusts/"+p.Site.Code)), ui.Text("0")}
	for _, f := range p.Facts {
		cells = append(cells, ui.Text(orBlank(f.Key, p.Site.Facts[f.Key])))
	}
	if p.Takers != nil {
		cells = append(cells, ui.Text("Leads it"))
	}
	return ui.Row{Cells: cells}
}

func (p Similar) row(a insight.Alike) ui.Row {
	cells := []ui.Cell{ui.With(ui.Link("/trusts/"+a.Code, a.Name)), ui.Text(fmt.Sprintf("%.2f", a.Distance))}
	for _, x := range a.Parts {
		if p.shows(x.Key) {
			cells = append(cells, ui.With(part(x)))
		}
	}
	if p.Takers != nil {
		k, known := p.Takers[a.Code]
		cells = append(cells, ui.With(taken(k, known)))
	}
	return ui.Row{Cells: cells}
}

func (p Similar) shows(key string) bool {
	for _, f := range p.Facts {
		if f.Key == key {
			return true
		}
	}
	return false
}

func orBlank(key, value string) string {
	switch {
	case value == "" && key == insight.FactLevels:
		return "Own groundwork"
	case value == "":
		return "Not published"
	}
	return decimal.CountIn(value)
}

// value is what the other trust published, or how much of two groundworks was compared.
func value(x insight.Part) string {
	switch {
	case x.Key == insight.FactLevels && x.Shared:
		return x.Here
	case x.Key == insight.FactLevels:
		return "Too little handed in"
	}
	return orBlank(x.Key, x.There)
}

func bandLower(b insight.Band) string { return strings.ToLower(b.String()) }

// how says how the distance is worked out, with every weight.
func (p Similar) how() string {
	var parts []string
	for _, f := range p.Facts {
		parts = append(parts, fmt.Sprintf("%s %d", strings.ToLower(f.Label), f.Weight))
	}
	return "Weights: " + strings.Join(parts, ", ") + "."
}
