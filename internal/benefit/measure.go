// Package benefit holds what a benefit is, what a figure of it may say, and how
// figures add up. It is pure: days, ids and limits come in as arguments.
//
// The rules are those of the measure library (internal/content, measures-v1.yaml)
// and of the Groundwork rules, sections 0 and 3.
package benefit

import (
	"strings"

	"groundwork/internal/decimal"
)

// Term is one word of the shared vocabulary: its key in data, its label on screen, what it means.
type Term struct {
	Key     string
	Label   string
	Meaning string
}

// StaffGroup says whose time a step takes; Clinical says which total the minutes belong to.
type StaffGroup struct {
	Key      string
	Label    string
	Clinical bool
}

// TimeMethod is how hours freed are computed, with the days and hours it assumes until somebody sets their own.
type TimeMethod struct {
	ID              string
	Version         int
	Rules           []string
	DayTypes        []string // working_day, calendar_day, clinic_day
	WorkingDays     int      // a year, 253 in version 1
	CalendarDays    int      // a year, 365
	ProductiveHours decimal.Decimal
	MinutesSaved    string // the formulas in words, for "how is this worked out"
	FreedHours      string
	NetFreedHours   string
	WholeTime       string
	Valuation       string // what an hour is worth, in words; the rates are those of a published rate card
	ValuationRules  []string
}

// Library is one published version of the shared measures and of the words they use.
type Library struct {
	ID                 string
	Version            int
	Published          string // 2026-11-22
	Classes            []Term // benefit_classes: how finance counts it
	Directions         []Term // benefit, disbenefit
	Measurabilities    []Term // measured, described
	Statuses           []Term // benefit_statuses
	Grades             []Term // confidence_grades, A first
	AttributionMethods []Term
	TimeTiers          []Term // the ladder, potential first
	CombineRules       []Term
	StaffGroups        []StaffGroup
	PayBands           []Term
	TimeMethod         TimeMethod
	Comparability      []string // comparability_rules, in words
	DoubleCounting     []string // double_counting, in words
	Measures           []Measure
}

// Kinds of measure, as `kind` in the library.
const (
	KindComputed   = "computed"
	KindRatio      = "ratio"
	KindRate       = "rate"
	KindMean       = "mean"
	KindMedian     = "median"
	KindSum        = "sum"
	KindCount      = "count"
	KindDifference = "difference"
)

// Rules for combining, as `combine` in the library.
const (
	CombineSum          = "sum"
	CombineRatioOfSums  = "ratio_of_sums"
	CombineWeightedMean = "weighted_mean"
	CombineNone         = "none"
)

// Directions of a measure, as `direction` in the library.
const (
	Up      = "up"
	Down    = "down"
	Neutral = "neutral"
)

// Classes, as `benefit_classes` in the library.
const (
	CashReleasing    = "cash_releasing"
	NonCashReleasing = "non_cash_releasing"
	Societal         = "societal"
	NotValued        = "not_valued"
)

// MeasureChart is how the figures of a measure are drawn.
type MeasureChart struct {
	Type string // xmr, run or none
	Per  string // operating_day, or nothing
	Note string
}

// Measure is a shared definition, not a number. Figures compare or add only within one ID and Version.
type Measure struct {
	ID           string
	Version      int
	Name         string
	Theme        string
	Plain        string // one sentence that anybody understands
	Unit         string
	Kind         string
	Method       string   // hours-freed, or nothing
	StaffGroups  []string // keys; empty means all
	Numerator    string
	Denominator  string // empty when there is none
	Direction    string // up, down, neutral
	Frequency    string
	Source       string
	Count        []string
	DoNotCount   []string
	DefaultClass string
	Combine      string
	NormaliseBy  []string
	OverlapsWith []string // may not enter one total with these
	PairWith     []string // shown beside these, so that no gain hides a loss
	Requires     []string // finance_sign_off, budget_code
	Minimum      string   // in words: "30 replies"
	IsDisbenefit bool
	Chart        MeasureChart
}

// Ref names a measure and the version of its definition.
type Ref struct {
	ID      string
	Version int
}

// Ref is the measure's name and version.
func (m Measure) Ref() Ref { return Ref{m.ID, m.Version} }

// HasDenominator reports whether a figure of m may be given as so many out of, or per, so many.
func (m Measure) HasDenominator() bool { return m.Denominator != "" }

// PerOperatingDay reports whether the denominator is the number of operating days of the period.
func (m Measure) PerOperatingDay() bool { return m.Chart.Per == "operating_day" }

// Share reports whether the numerator is part of the denominator, so that it cannot be above it.
func (m Measure) Share() bool { return m.Kind == KindRatio && m.Unit == "percent" }

// Lower reports whether a smaller figure is the better one.
func (m Measure) Lower() bool { return m.Direction == Down }

// Measure is the definition with the given id in this version of the library.
func (l Library) Measure(id string) (Measure, bool) {
	for _, m := range l.Measures {
		if m.ID == id {
			return m, true
		}
	}
	return Measure{}, false
}

// StaffGroup is the staff group with the given key.
func (l Library) StaffGroup(key string) (StaffGroup, bool) {
	for _, g := range l.StaffGroups {
		if g.Key == key {
			return g, true
		}
	}
	return StaffGroup{}, false
}

// Label is the label of the term with the given key, or the key in plain words when nobody published one.
func Label(terms []Term, key string) string {
	for _, t := range terms {
		if t.Key == key {
			return t.Label
		}
	}
	return strings.ReplaceAll(key, "_", " ")
}
