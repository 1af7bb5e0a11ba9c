package spc

// PointType is what a label means for the measure.
type PointType int8

// The point types of SPC rules, section 8; the zero one is common cause.
const (
	CommonCauseType PointType = iota
	ImprovementType
	ConcernType
	NeutralHighType
	NeutralLowType
)

var pointTypes = [...]string{
	CommonCauseType: "common_cause",
	ImprovementType: "special_cause_improvement",
	ConcernType:     "special_cause_concern",
	NeutralHighType: "special_cause_neutral_high",
	NeutralLowType:  "special_cause_neutral_low",
}

// String is the name for programs.
func (t PointType) String() string { return pointTypes[t] }

func pointType(l Label, d Direction) PointType {
	switch {
	case !l.Special():
		return CommonCauseType
	case d == Neutral && l.High():
		return NeutralHighType
	case d == Neutral:
		return NeutralLowType
	case l.High() == (d == Increase):
		return ImprovementType
	}
	return ConcernType
}

// Variation is the icon that says whether the last row is more than chance.
type Variation int8

// The variation icons of SPC rules, section 8; the zero one is common cause.
const (
	UsualVariation Variation = iota
	ImprovementHigh
	ImprovementLow
	ConcernHigh
	ConcernLow
	NeutralHigh
	NeutralLow
)

var variations = [...]string{
	UsualVariation:  "common_cause",
	ImprovementHigh: "improvement_high",
	ImprovementLow:  "improvement_low",
	ConcernHigh:     "concern_high",
	ConcernLow:      "concern_low",
	NeutralHigh:     "neutral_high",
	NeutralLow:      "neutral_low",
}

// String is the name for programs.
func (v Variation) String() string { return variations[v] }

func variation(last PointType, d Direction) Variation {
	switch {
	case last == ImprovementType && d == Increase:
		return ImprovementHigh
	case last == ImprovementType:
		return ImprovementLow
	case last == ConcernType && d == Increase:
		return ConcernLow
	case last == ConcernType:
		return ConcernHigh
	case last == NeutralHighType:
		return NeutralHigh
	case last == NeutralLowType:
		return NeutralLow
	}
	return UsualVariation
}

// Assurance is the icon that says whether the process will meet the target.
type Assurance int8

// The assurance icons of SPC rules, section 11. The zero one is none: no target, or no better direction.
const (
	NoAssurance Assurance = iota
	Pass
	Fail
	HitOrMiss
)

// String is the assurance type for programs; nothing where there is none.
func (a Assurance) String() string {
	return [...]string{"", "consistent_pass", "consistent_fail", "inconsistent"}[a]
}

// Icon is the name of the assurance icon for programs; nothing where there is none.
func (a Assurance) Icon() string { return [...]string{"", "pass", "fail", "inconsistent"}[a] }

// assurance compares the target with the newest limits. The observed values play no part, and a target on a limit is
// hit or miss, as it is where limits do not exist.
func assurance(newest Part, s Series) Assurance {
	switch t := s.Target.Value; {
	case !s.Target.Known || s.Direction == Neutral:
		return NoAssurance
	case !newest.Upper.Known:
		return HitOrMiss
	case t > newest.Upper.Value:
		return verdict(s.Direction == Decrease)
	case t < newest.Lower.Value:
		return verdict(s.Direction == Increase)
	}
	return HitOrMiss
}

func verdict(pass bool) Assurance {
	if pass {
		return Pass
	}
	return Fail
}
