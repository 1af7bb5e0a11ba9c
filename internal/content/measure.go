package content

import (
	"github.com/goccy/go-yaml"

	"groundwork/internal/benefit"
	"groundwork/internal/fault"
)

// KindMeasure is one measure that was proposed and published here, beside the library that the program carries.
const KindMeasure = "measure"

type measureFile struct {
	Version int         `yaml:"version"`
	Measure measureYAML `yaml:"measure"`
}

// EncodeMeasure writes one definition as it is kept: the same fields as in a library.
func EncodeMeasure(m benefit.Measure) ([]byte, error) {
	f := measureFile{Version: m.Version, Measure: measureYAML{
		ID: m.ID, Name: m.Name, Theme: m.Theme, Plain: m.Plain, Unit: m.Unit, Kind: m.Kind, Method: m.Method, StaffGroups: m.StaffGroups,
		Numerator: m.Numerator, Denominator: m.Denominator, Direction: m.Direction, IsDisbenefit: m.IsDisbenefit, Frequency: m.Frequency, Source: m.Source,
		Count: m.Count, DoNotCount: m.DoNotCount, DefaultClass: m.DefaultClass, Combine: m.Combine, NormaliseBy: m.NormaliseBy, OverlapsWith: m.OverlapsWith,
		PairWith: m.PairWith, Requires: m.Requires, Minimum: m.Minimum}}
	f.Measure.Chart.Type, f.Measure.Chart.Per, f.Measure.Chart.Note = m.Chart.Type, m.Chart.Per, m.Chart.Note
	return yaml.Marshal(f)
}

// ParseMeasure reads what EncodeMeasure wrote; name says in messages which one it is.
func ParseMeasure(name string, b []byte) (benefit.Measure, error) {
	var f measureFile
	if err := decode(name, b, &f); err != nil {
		return benefit.Measure{}, err
	}
	return f.Measure.measure(f.Version), nil
}

// SumOf is the checksum under which bytes are published.
func SumOf(b []byte) string { return sum(b) }

// CheckMeasure holds one definition to the words of a library.
func CheckMeasure(m benefit.Measure, words benefit.Library) error {
	one := words.With([]benefit.Measure{m})
	if err := checkMeasures(one, words, ""); err != nil {
		return &fault.Error{Kind: fault.Invalid, Message: "The definition does not fit the library: " + err.Error()}
	}
	return nil
}
