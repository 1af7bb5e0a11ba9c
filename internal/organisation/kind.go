package organisation

// Kind is what sort of organisation it is, as people say it: "Mental health trust". Where nobody
// published which sort of trust it is, it is only a trust.
func (o Organisation) Kind() string {
	switch o.Type {
	case ICB:
		return "Integrated care board"
	case Region:
		return "Region"
	case Country:
		return "Country"
	}
	switch o.Subtype {
	case "acute":
		return "Acute trust"
	case "acute_specialist":
		return "Specialist acute trust"
	case "mental_health":
		return "Mental health trust"
	case "community":
		return "Community trust"
	case "ambulance":
		return "Ambulance trust"
	}
	return "Trust"
}
