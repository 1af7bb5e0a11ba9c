package adoption

import (
	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// HandedSheet is s with nothing but what was handed in: of the groundwork and of the adoption, each question at what it counted as
// on that occasion, by its mark. An answer that was not handed in is no answer, and neither is one for these teams only or a lowering,
// which are not handed in. What was handed in does not go out of date here: it is said to be as last handed in (Groundwork, the
// product, section 4: levels as last handed in, never drafts).
func HandedSheet(s readiness.Sheet, groundwork, own map[string]string, today day.Day) readiness.Sheet {
	return readiness.Sheet{Facts: s.Facts, Conditions: s.Conditions, Planned: s.Planned,
		Foundation: handedAnswers(groundwork, today), Adoption: handedAnswers(own, today)}
}

func handedAnswers(counted map[string]string, today day.Day) map[string]readiness.Answer {
	out := make(map[string]readiness.Answer, len(counted))
	for item, key := range counted {
		x := readiness.Answer{Kind: readiness.NotKnown, On: today}
		if level, is := LevelOf(key); is {
			x = readiness.Answer{Kind: readiness.Stated, Level: level, Evidence: 1, On: today}
		} else if key == readiness.NotApplicable.String() {
			// The rule had let it be left out when it was handed in, so its reason and second person were there.
			x = readiness.Answer{Kind: readiness.NotApplicable, Reason: key, By: "first", SecondPerson: "second", On: today}
		}
		out[item] = x
	}
	return out
}
