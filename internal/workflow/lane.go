package workflow

// Lane is a role with what its steps have in common, so that a step needs to say only who does it.
type Lane struct {
	Role       string
	StaffGroup string // key; empty while nobody has said
	PayBand    string
}

// Lanes are the roles of some maps in the order in which they first occur, each with the staff group and the pay band
// that a step of it names first.
func Lanes(maps ...Map) []Lane {
	var out []Lane
	at := map[string]int{}
	for _, m := range maps {
		for _, s := range m.Steps {
			key := normal(s.Role)
			if key == "" {
				continue
			}
			i, ok := at[key]
			if !ok {
				i = len(out)
				at[key] = i
				out = append(out, Lane{Role: s.Role})
			}
			if out[i].StaffGroup == "" {
				out[i].StaffGroup = s.StaffGroup
			}
			if out[i].PayBand == "" {
				out[i].PayBand = s.PayBand
			}
		}
	}
	return out
}

// Inherit gives an input the staff group and pay band of its role, where it names none itself.
func Inherit(in Input, lanes []Lane) Input {
	for _, l := range lanes {
		if normal(l.Role) != normal(in.Role) {
			continue
		}
		if in.StaffGroup == "" {
			in.StaffGroup = l.StaffGroup
		}
		if in.PayBand == "" {
			in.PayBand = l.PayBand
		}
	}
	return in
}

// groupWords are words of a role that leave no doubt about its staff group.
var groupWords = map[string]string{
	"doctor": "medical", "consultant": "medical", "registrar": "medical", "psychiatrist": "medical", "surgeon": "medical", "dentist": "medical",
	"anaesthetist": "medical", "physician": "medical", "nurse": "nursing_midwifery", "midwife": "nursing_midwifery", "matron": "nursing_midwifery",
	"physiotherapist": "allied_health", "radiographer": "allied_health", "dietitian": "allied_health", "podiatrist": "allied_health", "paramedic": "allied_health",
	"psychologist": "psychological", "psychotherapist": "psychological", "pharmacist": "pharmacy", "pharmacy": "pharmacy", "scientist": "scientific",
	"hca": "clinical_support", "assistant": "clinical_support", "clerk": "administrative", "administrator": "administrative", "admin": "administrative",
	"secretary": "administrative", "receptionist": "administrative", "porter": "estates", "cleaner": "estates", "manager": "managerial",
	"system": Nobody, "software": Nobody, "robot": Nobody, "automatic": Nobody,
}

// GuessGroup is the staff group that a role's words suggest, for a form to propose and a person to confirm; empty where
// they leave it open ("clinician" may be a nurse or a doctor) or name two.
func GuessGroup(role string, groups Groups) string {
	guess := ""
	for _, w := range words(role) {
		g, ok := groupWords[w]
		if !ok {
			continue
		}
		if guess != "" && guess != g {
			return ""
		}
		guess = g
	}
	for _, g := range groups {
		if g.Key == guess {
			return guess
		}
	}
	return ""
}
