package national

import "strings"

// Beginnings and ends of places that are on no map; together they give some thousand names.
var (
	beginnings = []string{"Ald", "Ash", "Barrow", "Bex", "Brack", "Bram", "Cald", "Carr", "Chal", "Copper", "Cran", "Dal", "Dray", "Dun", "Eld", "Ember", "Fair", "Fen",
		"Gar", "Glen", "Hal", "Hazel", "Heron", "Hollow", "Kel", "Kestrel", "Lang", "Lark", "Lin", "Mar", "Mell", "Mere", "Nether", "Oaken", "Oster", "Pen", "Quarn", "Raven",
		"Rook", "Sand", "Sel", "Silver", "Stan", "Swan", "Tarn", "Thistle", "Under", "Vale", "Wether", "Whin", "Wyn", "Yar"}
	ends = []string{"beck", "borough", "bourne", "bridge", "by", "cliffe", "combe", "dale", "den", "fell", "field", "ford", "gate", "ham", "haven", "holme", "hurst",
		"ley", "marsh", "mere", "mouth", "ness", "ridge", "scar", "shaw", "stead", "stoke", "thorpe", "wick", "worth"}
	regionNames = []string{"Northern Fells", "Eastern Levels", "Western Dales", "Central Plain", "Southern Downs", "Capital and Estuary", "Far South West", "Upper Vales", "Lower Vales"}
	trustKinds  = []struct{ subtype, name string }{
		{"acute", " Hospitals NHS Trust"}, {"acute", " University Hospitals NHS Foundation Trust"}, {"acute", " Teaching Hospitals NHS Trust"},
		{"mental_health", " Partnership NHS Trust"}, {"community", " Community NHS Trust"}, {"acute", " Hospitals NHS Foundation Trust"},
		{"mental_health", " Care NHS Foundation Trust"}, {"acute_specialist", " Specialist Hospital NHS Foundation Trust"}, {"ambulance", " Ambulance NHS Trust"}}

	firstNames = []string{"Aisha", "Alan", "Amara", "Andrew", "Anjali", "Beth", "Callum", "Carmen", "Catherine", "Chidi", "Claire", "Colin", "Daniel", "Deepa", "Dominic",
		"Elena", "Emma", "Faisal", "Fiona", "Gareth", "Gemma", "Grace", "Hannah", "Harpreet", "Helen", "Ian", "Imran", "Isla", "James", "Janet", "Joseph", "Karen", "Kofi",
		"Laura", "Leila", "Luke", "Maria", "Mark", "Mei", "Mohammed", "Nadia", "Neil", "Niamh", "Olu", "Owen", "Patrick", "Priya", "Rachel", "Ravi", "Rebecca", "Rhys",
		"Robert", "Rosa", "Ruth", "Samuel", "Sandra", "Shreya", "Simon", "Sofia", "Stephen", "Susan", "Tariq", "Thomas", "Tomasz", "Victoria", "Wei", "Yusuf", "Zainab"}
	lastNames = []string{"Abbott", "Adeyemi", "Ahmed", "Akhtar", "Baines", "Banerjee", "Barton", "Begum", "Bennett", "Bhatt", "Blackwood", "Chan", "Clarke", "Cooper", "Crowther",
		"Dalton", "Das", "Doyle", "Edwards", "Ellis", "Farrow", "Fletcher", "Foster", "Gill", "Goddard", "Grant", "Hale", "Hassan", "Hayward", "Holt", "Hughes", "Hussain",
		"Iqbal", "Jarvis", "Kaur", "Kelly", "Khan", "Kowalski", "Lambert", "Lewis", "Lloyd", "Mahmood", "Marsh", "Mensah", "Mistry", "Morgan", "Murphy", "Nair", "Newton",
		"Novak", "Obi", "Okafor", "Osborne", "Owusu", "Parsons", "Patel", "Pearce", "Quinn", "Rahman", "Reid", "Rowe", "Salter", "Shah", "Sharma", "Singh", "Sutton",
		"Thorne", "Tran", "Turner", "Vaughan", "Walsh", "Ward", "Whitaker", "Wong", "Yates"}

	tools = []string{"Digital consent", "Spoken letters", "Remote monitoring", "Self check-in", "Shared care plan", "Booking by message", "Bedside observations", "E-rostering matching",
		"Triage assistant", "Digital referral", "Results by app", "Medicines reconciliation", "Virtual ward", "Pre-operative questionnaire", "Wound photography", "Discharge summary drafting",
		"Bed flow board", "Outcome questionnaires", "Group sessions online", "Stock scanning", "Rapid access slots", "Coding assistant", "Appointment reminders", "Paperless post room",
		"Expense matching", "Staff passport", "Handover sheet", "Falls alerts", "Interpreting on demand", "Patient-initiated follow-up", "Theatre scheduling", "Digital job plans",
		"Phlebotomy booking", "Visit planning", "Dictation in clinic", "Risk screening", "Care home link", "Crisis line routing", "Equipment tracking", "Payroll self-service"}
	settings = []string{"outpatient clinics", "community nursing", "adult mental health", "older people’s services", "children’s services", "maternity", "emergency care", "day surgery",
		"diagnostics", "cancer services", "cardiology", "diabetes care", "district teams", "eating disorders", "end-of-life care", "eye clinics", "frailty", "health visiting",
		"heart failure", "home treatment", "inpatient wards", "learning disability", "long-term conditions", "memory services", "musculoskeletal care", "neurology", "orthopaedics",
		"pain clinics", "perinatal care", "pharmacy", "physiotherapy", "podiatry", "pre-assessment", "psychological therapies", "rehabilitation", "renal care", "respiratory care",
		"rheumatology", "school nursing", "sexual health", "skin clinics", "speech therapy", "stroke care", "substance misuse", "surgical wards", "talking therapies", "theatres",
		"urgent care", "urology", "women’s health"}
)

// placeName is the n-th invented place; no two of the first 1,560 are the same, and those after are the new towns beside them.
func placeName(n int) string {
	spread := n * 977 % (len(beginnings) * len(ends)) // neighbours in the list do not sound alike
	name := beginnings[spread%len(beginnings)] + ends[spread/len(beginnings)]
	if again := n / (len(beginnings) * len(ends)); again > 0 {
		return "New " + name
	}
	return name
}

// pilotName is the n-th: what is tried, and where.
func pilotName(n int) string {
	spread := n * 1_093 % (len(tools) * len(settings))
	return tools[spread%len(tools)] + " in " + settings[spread/len(tools)]
}

// personName is somebody; people may share a name, as they do.
func personName(c *chance) string { return pick(c, firstNames) + " " + pick(c, lastNames) }

// address is nobody's: the domain cannot exist.
func address(name, id string) string {
	return strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "." + id + "@national.example"
}
