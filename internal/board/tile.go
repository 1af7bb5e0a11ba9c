package board

import (
	"fmt"
	"math/big"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
)

// Tile is one of the four figures that open a board page: of what, per what, how sure, since when, against what.
type Tile struct {
	Name   string
	Figure string // words where Known is false
	Known  bool
	Unit   string
	Grade  string // A to D
	Note   string // whether a second person checked it, or whether its owner accepted it
	Foot   string // period and target
	Of     []Entry
}

// Tiles are the four, always in the same order. One without a figure says what is known instead, never 0.
func (t Totals) Tiles() []Tile {
	return []Tile{t.freedTile(), t.useTile(), t.cashTile(), t.costTile()}
}

func (t Totals) freedTile() Tile {
	s := t.Freed
	tile := s.tile("Freed", "Nothing measured yet")
	if s.Known() {
		tile.Figure, tile.Unit = decimal.Format(s.Value, 1), ClinicalHoursA(s.DayType)
		tile.Foot = join(s.Period.String(), s.target("target ", plain))
	}
	return tile
}

func (t Totals) useTile() Tile {
	s := t.InUse
	tile := s.tile("Put to use", "Not known")
	if s.Known() {
		tile.Figure, tile.Unit = percent(s.Value), "of hours freed"
		if s.Numerator != nil && s.Denominator != nil {
			tile.Unit += fmt.Sprintf(" (%s of %s)", decimal.Format(s.Numerator, 0), decimal.Format(s.Denominator, 0))
		}
		tile.Foot = join(s.Period.String(), s.target("target ", percent))
	}
	return tile
}

func (t Totals) cashTile() Tile {
	s := t.Cash
	tile := s.tile("Cash released", "None claimed")
	if s.Known() {
		tile.Figure, tile.Unit = Pounds(pence(s.Value)), "a year less on "+lowerFirst(spentOn(s.Entries[0].Benefit.Name()))
		if n := countOf(s.Entries); n > 1 {
			tile.Unit = fmt.Sprintf("a year, %d lines", n)
		} else if !s.Entries[0].Benefit.Measure.Lower() {
			tile.Unit = "a year: " + lowerFirst(s.Entries[0].Benefit.Name())
		}
		tile.Foot = join(s.yearOf(), s.target("target ", wholePounds))
	}
	return tile
}

func (t Totals) costTile() Tile {
	s := t.Cost
	tile := s.tile("New cost", "None recorded")
	switch {
	case s.Known():
		tile.Figure, tile.Unit = Pounds(pence(s.Value)), "a year: "+lowerFirst(s.Entries[0].Benefit.Name())
		if n := countOf(s.Entries); n > 1 {
			tile.Unit = fmt.Sprintf("a year, %d lines", n)
		}
		tile.Foot = join(s.yearOf(), s.target("plan ", wholePounds))
	case t.costUnknown:
		tile.Figure, tile.Foot = "Not known", "Promised, and no figure yet"
	}
	return tile
}

// tile is the part that all four have in common.
func (s Sum) tile(name, without string) Tile {
	t := Tile{Name: name, Figure: without, Of: s.Entries}
	if !s.Known() {
		return t
	}
	t.Known, t.Grade, t.Note = true, s.Grade, s.note()
	return t
}

// note says what a reader should know before relying on the figure.
func (s Sum) note() string {
	n, on := s.Checked()
	switch {
	case s.Standing == Measured:
		return s.Standing.Why()
	case n == 0:
		return "not yet checked"
	case n < countOf(s.Entries):
		return fmt.Sprintf("%d of %d checked", n, countOf(s.Entries))
	default:
		return "checked " + on.Long()
	}
}

// target is "target 50"; nothing when not every figure in the sum has one.
func (s Sum) target(word string, show func(*big.Rat) string) string {
	if s.Target == nil {
		return ""
	}
	return word + show(s.Target)
}

// yearOf is the period of a yearly figure, with how often it goes into a year where all lines agree.
func (s Sum) yearOf() string {
	times := s.Entries[0].times()
	for _, e := range s.Entries {
		if e.times() != times {
			times = ""
		}
	}
	return s.Period.String() + times
}

func plain(v *big.Rat) string {
	return strings.TrimSuffix(strings.TrimRight(decimal.Format(v, 4), "0"), ".")
}

func wholePounds(v *big.Rat) string { return Pounds(pence(v)) }

// join is a; b, or the one that is there.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// Says is what a benefit outside the totals comes to and why it is outside.
func (l Left) Says(grades []benefit.Term) string {
	says := l.Benefit.Show(l.Figure.Value) + ", " + benefit.GradeWords(grades, l.Benefit.Grade) + ", " + l.Figure.Period.String() + ". " + l.Why + "."
	if l.Benefit.Contested() {
		says = l.Benefit.Show(l.Figure.Value) + ", " + benefit.GradeWords(grades, l.Benefit.Grade) + ", " + l.Figure.Period.String() +
			". Contested since " + l.Benefit.Reviewed.Contested.On.Long() + " and out of the totals until it is settled"
		if l.Benefit.AnswerOwed != "" {
			says += "; " + l.Benefit.AnswerOwed + " to answer"
		}
		says += "."
	}
	return says
}
