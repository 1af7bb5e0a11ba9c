package content

import (
	"slices"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

type measuresYAML struct {
	Library struct {
		ID        string  `yaml:"id"`
		Version   int     `yaml:"version"`
		Published day.Day `yaml:"published"`
		BelongsTo string  `yaml:"belongs_to"` // organisation: published statistics
	} `yaml:"library"`
	Classes        []termYAML       `yaml:"benefit_classes"`
	Directions     []string         `yaml:"benefit_direction"`
	Measurability  []string         `yaml:"measurability"`
	Statuses       []termYAML       `yaml:"benefit_statuses"`
	Grades         []termYAML       `yaml:"confidence_grades"`
	Attribution    []termYAML       `yaml:"attribution_methods"`
	TimeTiers      []termYAML       `yaml:"time_tiers"`
	CombineRules   []termYAML       `yaml:"combine_rules"`
	StaffGroups    []staffGroupYAML `yaml:"staff_groups"`
	PayBands       []termYAML       `yaml:"pay_bands"`
	TimeMethod     timeMethodYAML   `yaml:"time_method"`
	Comparability  []string         `yaml:"comparability_rules"`
	DoubleCounting []string         `yaml:"double_counting"`
	Measures       []measureYAML    `yaml:"measures"`
}

type termYAML struct {
	Key     string `yaml:"key"`
	Label   string `yaml:"label"`
	Meaning string `yaml:"meaning"`
}

type staffGroupYAML struct {
	Key      string `yaml:"key"`
	Label    string `yaml:"label"`
	Clinical bool   `yaml:"clinical"`
}

type timeMethodYAML struct {
	ID                  string   `yaml:"id"`
	Version             int      `yaml:"version"`
	PerStep             []string `yaml:"per_step"`
	MinutesSavedPerCase string   `yaml:"minutes_saved_per_case"`
	FreedHours          string   `yaml:"freed_hours"`
	NetFreedHours       string   `yaml:"net_freed_hours"`
	Rules               []string `yaml:"rules"`
	PerDay              struct {
		Rule     string   `yaml:"rule"`
		DayTypes []string `yaml:"day_types"`
		Defaults struct {
			WorkingDays  int `yaml:"working_days_per_year"`
			CalendarDays int `yaml:"calendar_days_per_year"`
		} `yaml:"defaults"`
	} `yaml:"per_day"`
	WholeTime struct {
		Rule            string          `yaml:"rule"`
		ProductiveHours decimal.Decimal `yaml:"default_productive_hours"`
	} `yaml:"whole_time_equivalent"`
	Valuation struct {
		Rule           string   `yaml:"rule"`
		RateCardFields []string `yaml:"rate_card_fields"`
		Rules          []string `yaml:"rules"`
	} `yaml:"valuation"`
}

type measureYAML struct {
	ID           string   `yaml:"id"`
	Name         string   `yaml:"name"`
	Theme        string   `yaml:"theme"`
	Plain        string   `yaml:"plain"`
	Unit         string   `yaml:"unit"`
	Kind         string   `yaml:"kind"`
	Method       string   `yaml:"method"`
	StaffGroups  []string `yaml:"staff_groups"`
	Numerator    string   `yaml:"numerator"`
	Denominator  string   `yaml:"denominator"`
	Direction    string   `yaml:"direction"`
	IsDisbenefit bool     `yaml:"is_disbenefit"`
	Frequency    string   `yaml:"frequency"`
	Source       string   `yaml:"source"`
	Count        []string `yaml:"count"`
	DoNotCount   []string `yaml:"do_not_count"`
	DefaultClass string   `yaml:"default_class"`
	Combine      string   `yaml:"combine"`
	NormaliseBy  []string `yaml:"normalise_by"`
	OverlapsWith []string `yaml:"overlaps_with"`
	PairWith     []string `yaml:"pair_with"`
	Requires     []string `yaml:"requires"`
	Minimum      string   `yaml:"minimum"`
	Chart        struct {
		Type string `yaml:"type"`
		Per  string `yaml:"per"`
		Note string `yaml:"note"`
	} `yaml:"chart"`
}

// ParseMeasures reads a library of measures. One that belongs to organisations
// brings no words of its own and is held to those of words.
func ParseMeasures(file string, b []byte, words benefit.Library) (benefit.Library, day.Day, error) {
	var y measuresYAML
	if err := decode(file, b, &y); err != nil {
		return benefit.Library{}, 0, err
	}
	l := benefit.Library{
		ID: y.Library.ID, Version: y.Library.Version, Published: y.Library.Published.String(),
		Classes: terms(y.Classes), Directions: bare(y.Directions), Measurabilities: bare(y.Measurability), Statuses: terms(y.Statuses),
		Grades: terms(y.Grades), AttributionMethods: terms(y.Attribution), TimeTiers: terms(y.TimeTiers),
		CombineRules: terms(y.CombineRules), PayBands: terms(y.PayBands), TimeMethod: y.TimeMethod.method(),
		Comparability: y.Comparability, DoubleCounting: y.DoubleCounting,
	}
	for _, g := range y.StaffGroups {
		l.StaffGroups = append(l.StaffGroups, benefit.StaffGroup(g))
	}
	for _, m := range y.Measures {
		l.Measures = append(l.Measures, m.measure(l.Version))
	}
	if y.Library.BelongsTo == "" {
		words = l
	}
	err := checkMeasures(l, words, y.Library.BelongsTo)
	if err == nil {
		err = checkOwn(l)
	}
	return l, y.Library.Published, located(file, b, err)
}

// checkOwn keeps a library out of the names that an installation gives its own measures.
func checkOwn(l benefit.Library) error {
	var bad fault.Fields
	for _, m := range l.Measures {
		if strings.HasPrefix(m.ID, benefit.OwnPrefix) {
			bad.Add(m.ID, "begins with %q, which is for measures that are published at an installation", benefit.OwnPrefix)
		}
	}
	return bad.Err()
}

func (y measureYAML) measure(version int) benefit.Measure {
	return benefit.Measure{
		ID: y.ID, Version: version, Name: y.Name, Theme: y.Theme, Plain: y.Plain, Unit: y.Unit, Kind: y.Kind, Method: y.Method,
		StaffGroups: y.StaffGroups, Numerator: y.Numerator, Denominator: y.Denominator, Direction: y.Direction,
		Frequency: y.Frequency, Source: y.Source, Count: y.Count, DoNotCount: y.DoNotCount, DefaultClass: y.DefaultClass,
		Combine: y.Combine, NormaliseBy: y.NormaliseBy, OverlapsWith: y.OverlapsWith, PairWith: y.PairWith,
		Requires: y.Requires, Minimum: y.Minimum, IsDisbenefit: y.IsDisbenefit, Chart: benefit.MeasureChart(y.Chart),
	}
}

func (y timeMethodYAML) method() benefit.TimeMethod {
	return benefit.TimeMethod{
		ID: y.ID, Version: y.Version, Rules: y.Rules, DayTypes: y.PerDay.DayTypes,
		WorkingDays: y.PerDay.Defaults.WorkingDays, CalendarDays: y.PerDay.Defaults.CalendarDays, ProductiveHours: y.WholeTime.ProductiveHours,
		MinutesSaved: y.MinutesSavedPerCase, FreedHours: y.FreedHours, NetFreedHours: y.NetFreedHours, WholeTime: y.WholeTime.Rule,
		Valuation: y.Valuation.Rule, ValuationRules: y.Valuation.Rules,
	}
}

func terms(in []termYAML) (out []benefit.Term) {
	for _, t := range in {
		out = append(out, benefit.Term(t))
	}
	return out
}

// bare are terms that are published as keys only.
func bare(keys []string) (out []benefit.Term) {
	for _, k := range keys {
		out = append(out, benefit.Term{Key: k, Label: benefit.Label(nil, k)})
	}
	return out
}

// checkMeasures holds every measure of l to the words of the vocabulary. A measure
// of an organisation has no benefit class: no benefit may claim it.
func checkMeasures(l, words benefit.Library, belongsTo string) error {
	var bad fault.Fields
	if l.ID == "" || l.Version < 1 {
		bad.Add("library", "has no id or no version")
	}
	if belongsTo != "" && belongsTo != "organisation" {
		bad.Add("library", "belongs_to can only be organisation")
	}
	seen := map[string]bool{}
	for _, m := range l.Measures {
		if seen[m.ID] || m.ID == "" || m.Name == "" || m.Plain == "" || m.Unit == "" {
			bad.Add(m.ID, "is there twice, or has no id, name, plain sentence or unit")
		}
		seen[m.ID] = true
		one(&bad, m.ID, "kind", m.Kind, benefit.KindComputed, benefit.KindRatio, benefit.KindRate, benefit.KindMean,
			benefit.KindMedian, benefit.KindSum, benefit.KindCount, benefit.KindDifference)
		one(&bad, m.ID, "direction", m.Direction, benefit.Up, benefit.Down, benefit.Neutral)
		one(&bad, m.ID, "chart type", m.Chart.Type, "xmr", "run", "none")
		one(&bad, m.ID, "combine", m.Combine, keys(words.CombineRules)...)
		if belongsTo == "" {
			one(&bad, m.ID, "default_class", m.DefaultClass, keys(words.Classes)...)
		} else if m.DefaultClass != "" {
			bad.Add(m.ID, "belongs to organisations, so it has no class")
		}
		if m.Method != "" {
			one(&bad, m.ID, "method", m.Method, words.TimeMethod.ID)
		}
		for _, g := range m.StaffGroups {
			if _, ok := words.StaffGroup(g); !ok {
				bad.Add(m.ID, "staff group %q is not in this library", g)
			}
		}
		for _, other := range slices.Concat(m.OverlapsWith, m.PairWith) {
			if _, ok := l.Measure(other); !ok || other == m.ID {
				bad.Add(m.ID, "names %q, which is no other measure of this library", other)
			}
		}
	}
	return bad.Err()
}

func one(bad *fault.Fields, id, field, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		bad.Add(id, "%s %q is not one of %q", field, value, allowed)
	}
}

func keys(in []benefit.Term) (out []string) {
	for _, t := range in {
		out = append(out, t.Key)
	}
	return out
}
