// Package statistic is published statistics: figures about an organisation that a national body publishes and that stand
// beside a trust as context. They belong to organisations, never to benefits, and are never added to hours or pounds.
//
// The measures are those of internal/content/files/published-measures-v1.yaml; the layout of a file is that of the files
// in internal/content/files/statistics.
package statistic

import (
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
)

// Figure is one period's published figure of one organisation.
type Figure struct {
	Organisation string // its ODS code
	Measure      benefit.Ref
	Source       string // the publication, as nhs-ae-monthly; a series is one measure of one source
	Period       benefit.Period
	Value        decimal.Decimal
	Numerator    decimal.Maybe
	Denominator  decimal.Maybe
}

// Line says which series a figure is of.
type Line struct {
	Organisation string
	Measure      benefit.Ref
	Source       string
}

// Line is the series that f is of.
func (f Figure) Line() Line { return Line{f.Organisation, f.Measure, f.Source} }
