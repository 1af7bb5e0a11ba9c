package benefit

import "strings"

// Combining says how figures of several teams or trusts become one, in words: "Figures of several trusts are added."
func Combining(words Library, m Measure) string {
	for _, t := range words.CombineRules {
		if t.Key == m.Combine {
			return strings.TrimSuffix(t.Meaning, ".") + "."
		}
	}
	return Label(words.CombineRules, m.Combine)
}
