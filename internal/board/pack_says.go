package board

import ()

// Says is the tile as a sentence.
func (t PackTile) Says() string {
	s := t.Name + ": " + t.Figure
	if t.Unit != "" {
		s += " " + t.Unit
	}
	for _, part := range []string{gradeWords(t.Grade), t.Note} {
		if part != "" {
			s += ", " + part
		}
	}
	if t.Foot != "" {
		s += "; " + t.Foot
	}
	return s + "."
}

// Says is the figure as a sentence.
func (f PackFigure) Says() string {
	if f.Value == nil {
		return f.Name + ": no figure yet; target " + lowerFirst(f.Target) + "."
	}
	s := f.Name + ": " + f.Now + ", " + f.GradeWords + ", " + f.Period
	if f.Target != "" {
		s += "; target " + lowerFirst(f.Target)
	}
	return s + "."
}

// Says is how a pilot or take-up stands: in full for the organisation itself, the answer with its counts for others.
func (m Matter) Says(inside bool) string {
	s := m.Sentence
	if !inside && m.Kind == "adoption" {
		s = m.Counts
	} else if m.Answer != "" {
		s = ended(s) + " " + m.Answer
	}
	return ended(s)
}

func ended(s string) string {
	if s == "" || s[len(s)-1] == '.' {
		return s
	}
	return s + "."
}

func gradeWords(letter string) string {
	words := map[string]string{"A": "Measured with comparison", "B": "Measured", "C": "Estimated", "D": "Assumed"}[letter]
	if words == "" {
		return ""
	}
	return words + " (" + letter + ")"
}
