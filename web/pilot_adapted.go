package web

import (
	"fmt"
	"strings"

	"groundwork/internal/app"
	"groundwork/internal/workflow"
	"groundwork/templates/pilots"
)

// adaptedShown is what each adopter changed, as the reader may know it; nil while the pilot has no approved workflow or
// nobody takes it up.
func adaptedShown(x app.Adapted, groups workflow.Groups) *pilots.Adapted {
	if x.Pack.ID == "" || len(x.Adopters)+len(x.Without) == 0 {
		return nil
	}
	out := &pilots.Adapted{Summary: adaptedSummary(x), Version: x.Pack.N, Without: withoutSays(x.Without)}
	if len(x.Adopters) == 0 {
		return out
	}
	own := pilots.AdaptedRow{Part: "Its own map"}
	far := pilots.AdaptedRow{Part: "How far from the pilot"}
	added := pilots.AdaptedRow{Part: "Steps of its own"}
	for _, ad := range x.Adopters {
		out.Adopters = append(out.Adopters, ad.Line.TrustShort)
		own.Cells = append(own.Cells, ownMap(ad))
		says := ad.Distance.Words()
		if ad.MayRead {
			says += "; " + workflow.Apart(ad.Own.Redesign, ad.From.Redesign, groups)
		}
		far.Cells = append(far.Cells, pilots.AdaptedCell{Says: says})
		added.Cells = append(added.Cells, addedCell(ad))
	}
	out.Rows = append(out.Rows, own, far)
	for _, p := range x.Pack.Redesign.PackParts() {
		kind := "Adaptable: "
		if p.Core() {
			kind = "Core: "
		}
		r := pilots.AdaptedRow{Part: p.Title, Kind: kind + lowerStart(p.Did())}
		for _, ad := range x.Adopters {
			r.Cells = append(r.Cells, partCell(ad, p.Key))
		}
		out.Rows = append(out.Rows, r)
	}
	out.Rows = append(out.Rows, added)
	return out
}

func ownMap(ad app.Adopter) pilots.AdaptedCell {
	c := pilots.AdaptedCell{Says: fmt.Sprintf("Version %d, from version %d of the pilot’s", ad.Own.N, ad.From.N)}
	if ad.MayRead {
		c.Href = "/adoptions/" + ad.Line.ID + "/workflow"
	}
	return c
}

// partCell is one part at one adopter: as at the pilot, changed or in its own way, with what was different earlier.
func partCell(ad app.Adopter, key string) pilots.AdaptedCell {
	d := ad.Distance
	h, ok := d.Part(key)
	if !ok {
		return pilots.AdaptedCell{Word: "Began before this part", Quiet: true}
	}
	c := pilots.AdaptedCell{Word: "As at the pilot", Quiet: true}
	if h.How != workflow.AsThere || h.Said != nil {
		c = pilots.AdaptedCell{Word: "Own way", Says: h.Words()}
		if h.Changed {
			c.Word = "Changed"
		}
		if ad.MayRead && h.Said != nil {
			c.Why = whyAndEffect(*h.Said)
		}
	}
	for _, a := range d.Earlier {
		if of, ok := d.Part(a.PackStep); ok && of.Key == h.Key && c.Quiet {
			c = pilots.AdaptedCell{Word: "As at the pilot now", Says: "Earlier: " + a.Difference}
			if ad.MayRead {
				c.Why = whyAndEffect(a)
			}
		}
	}
	return c
}

func whyAndEffect(a workflow.Adaptation) string {
	var says []string
	if a.Reason != "" {
		says = append(says, "Why: "+strings.TrimSuffix(a.Reason, ".")+".")
	}
	if a.Effect != "" {
		says = append(says, "Seen since: "+strings.TrimSuffix(a.Effect, ".")+".")
	}
	return strings.Join(says, " ")
}

func addedCell(ad app.Adopter) pilots.AdaptedCell {
	if len(ad.Distance.Added) == 0 {
		return pilots.AdaptedCell{Word: "None", Quiet: true}
	}
	var names []string
	for _, s := range ad.Distance.Added {
		names = append(names, "“"+s.Action+"”")
	}
	return pilots.AdaptedCell{Word: "Added", Says: strings.Join(names, ", ")}
}

// adaptedSummary says how many changed what: what the pilot's next pack can learn from.
func adaptedSummary(x app.Adapted) string {
	if len(x.Adopters) == 0 {
		return "No trust has described its own way of working yet."
	}
	core, adaptable := 0, 0
	for _, ad := range x.Adopters {
		if n, _ := ad.Distance.Core(); n > 0 {
			core++
		}
		if n, _ := ad.Distance.Adaptable(); n > 0 {
			adaptable++
		}
	}
	one := len(x.Adopters) == 1
	says := countOf(len(x.Adopters), "trust has described its own way of working: ", "trusts have described their own way of working: ")
	return says + changes(core, one) + " a core part, " + changes(adaptable, one) + " an adaptable part."
}

func changes(n int, alone bool) string {
	switch {
	case n == 0 && alone:
		return "it does not change"
	case n == 0:
		return "none changes"
	case alone:
		return "it changes"
	}
	return countOf(n, "changes", "change")
}

func withoutSays(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0] + " has not described its own way of working yet."
	}
	return joined(names) + " have not described their own way of working yet."
}
