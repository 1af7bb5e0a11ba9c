package pack

// Part is one thing that an adopting trust looks for in a pack, and whether it is there.
type Part struct {
	Label string
	Place string // page of the pilot on which it is mended
	There bool
	Stops bool // the version cannot be published without it
}

// Parts are what a pack holds when it is complete: what stages-v1.yaml asks for before packaging is decided, and what lets a
// trust repeat the pilot without a telephone call. recorded says what the records hold beyond the content.
func Parts(c Content, recorded Recorded) []Part {
	has := func(purposes ...string) bool {
		for _, d := range c.Documents {
			for _, p := range purposes {
				if d.Purpose == p {
					return true
				}
			}
		}
		return false
	}
	parted := len(c.Workflow.Changes) > 0
	for _, x := range c.Workflow.Changes {
		parted = parted && x.Part != ""
	}
	benefits, costs := 0, 0
	for _, m := range c.Measures {
		if m.Costs {
			costs++
		} else {
			benefits++
		}
	}
	return []Part{
		{"The redesign, approved by both leads", "workflow", c.Workflow.N > 0, true},
		{"What must stay as it is, and what may change", "notes/core", c.Text("core") != "" || parted, false},
		{"What a trust needs on top of the checklist, or that it needs nothing", "pack/asks", recorded.Asked, false},
		{"Measures, and what they came to", "benefits", benefits > 0, false},
		{"New costs and work", "benefits", costs > 0, false},
		{"Cost to run and to set up", "notes/cost", c.Text("cost") != "" || c.costed(), false},
		{"Training", "staff#training", c.Says("training"), false},
		{"Support", "staff#support", c.Says("support"), false},
		{"Safety evidence that can be used again", "notes/safety", c.Text("safety") != "" || has("safety", "privacy"), false},
		{"Time it took", "notes/time_taken", c.Text("time_taken") != "", false},
		{"Who was left out", "notes/left_out", c.Text("left_out") != "", false},
		{"Lessons", "lessons", len(c.Lessons) > 0, false},
		{"The original report", "documents", has("report"), false},
	}
}

// Recorded is what decides about a part beyond what the content says.
type Recorded struct {
	Asked bool // somebody said what is asked on top, be it nothing, or published a version
}

// Closed says that a pack stays closed, and why: workflow first (Groundwork, the product, section 3).
func Closed(why string) string { return "The pack stays closed. " + why }

// Missing are the parts that are not there.
func Missing(parts []Part) (out []Part) {
	for _, p := range parts {
		if !p.There {
			out = append(out, p)
		}
	}
	return out
}

// Complete says how much is there: "10 of 13 parts are there".
func Complete(parts []Part) string {
	there := len(parts) - len(Missing(parts))
	if there == len(parts) {
		return "All " + itoa(there) + " parts are there"
	}
	return itoa(there) + " of " + itoa(len(parts)) + " parts are there"
}
