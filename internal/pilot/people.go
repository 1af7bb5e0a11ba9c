package pilot

// Functions in a pilot, as function_holder names them.
const (
	InnovationLead   = "innovation_lead"
	ResponsibleOwner = "sro"
	ClinicalLead     = "clinical_lead"
	OperationalLead  = "ops_lead"
)

// Functions are those that a pilot asks for, in the order in which pages show them.
var Functions = []string{InnovationLead, ResponsibleOwner, ClinicalLead, OperationalLead}

// FunctionLabel is the full name of a function.
func FunctionLabel(function string) string {
	return map[string]string{InnovationLead: "Innovation lead", ResponsibleOwner: "Senior responsible owner",
		ClinicalLead: "Clinical lead", OperationalLead: "Operational lead"}[function]
}

// Holder is somebody with a function in the pilot. Readers of other organisations see Job, never Name.
type Holder struct {
	Function string
	Person   string // id
	Name     string
	Job      string
}

// Holding are the holders of a function.
func Holding(all []Holder, function string) []Holder {
	var out []Holder
	for _, h := range all {
		if h.Function == function {
			out = append(out, h)
		}
	}
	return out
}
