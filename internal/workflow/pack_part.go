package workflow

import "fmt"

// PackPart is one thing that a pilot did with its work, as an adopting trust takes it over: a decision about a step
// before, or a step that was added.
type PackPart struct {
	Change
	Key   string // the pilot's step before; of an added step, the step after
	Title string // what that step is called
	After string // what it became; empty when the pilot removed it
}

// Core reports whether another trust should keep the part: the pilot said so. Anything else may be adapted.
func (p PackPart) Core() bool { return p.Part == Core }

// Did is what the pilot did, in words: "Standardise as “Open the form”", "Remove".
func (p PackPart) Did() string {
	label := Label(Decisions, p.Decision)
	if p.After == "" || p.After == p.Title {
		return label
	}
	return label + " as “" + p.After + "”"
}

// PackParts are the parts of a pilot's redesign: the steps before in their order, then what was added. A further
// decision about the same step is a part of its own under the name of the step that it made.
func (r Redesign) PackParts() []PackPart {
	var out []PackPart
	seen := map[string]bool{}
	add := func(c Change, key, title string) {
		if seen[key] {
			key, title = c.New, ""
		}
		p := PackPart{Change: c, Key: key, Title: title}
		if s, ok := r.After.Step(c.New); ok {
			p.After = s.Action
			if p.Title == "" {
				p.Title = s.Action
			}
		}
		if p.Key == "" || p.Title == "" || seen[p.Key] {
			return
		}
		seen[p.Key] = true
		out = append(out, p)
	}
	for _, s := range r.Before.Steps {
		for _, c := range r.Changes {
			if c.Old == s.ID {
				add(c, s.ID, s.Action)
			}
		}
	}
	for _, s := range r.After.Steps {
		for _, c := range r.Changes {
			if c.Old == "" && c.New == s.ID {
				add(c, s.ID, s.Action)
			}
		}
	}
	return out
}

// PartOf is the part to which one of the pilot's steps, before or after, belongs.
func PartOf(parts []PackPart, step string) (PackPart, bool) {
	for _, p := range parts {
		if step != "" && (p.Key == step || p.Old == step) {
			return p, true
		}
	}
	for _, p := range parts {
		if step != "" && p.New == step {
			return p, true
		}
	}
	return PackPart{}, false
}

// Warning is what somebody reads who leaves a core part: "“Scan the signed form” is a core part: …".
func (p PackPart) Warning() string {
	return fmt.Sprintf("“%s” is a core part: the pilot’s result depends on it. Say why it differs here", p.Title)
}
