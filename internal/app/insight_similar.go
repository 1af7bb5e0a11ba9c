package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// Similar is how alike a trust is to all others that are open, as far as its reader may know.
type Similar struct {
	Site   insight.Place
	Alike  []insight.Alike                      // by name
	Of     map[string]organisation.Organisation // by code
	Levels bool                                 // groundworks had a part in it
}

// like compares the trust with the code with all others on one reading of the register. Groundworks have a part only where
// the reader is above both trusts: then as last handed in (Groundwork, the product, section 4).
func (a *App) like(ctx context.Context, v store.View, who access.Actor, code string) (Similar, error) {
	register, err := v.Organisations(ctx, a.Today())
	if err != nil {
		return Similar{}, err
	}
	facts, err := v.PublishedFacts(ctx)
	if err != nil {
		return Similar{}, err
	}
	levels, err := a.handedLevels(ctx, v, who, code, register)
	if err != nil {
		return Similar{}, err
	}
	s := Similar{Of: map[string]organisation.Organisation{}, Levels: len(levels[code]) > 0}
	var others []insight.Place
	for _, o := range register {
		s.Of[o.Code] = o
	}
	for _, o := range register {
		if o.Type != organisation.Trust || o.Code != code && !o.Open(a.Today()) {
			continue
		}
		p := insight.Place{Code: o.Code, Name: o.Name, Facts: map[string]string{}, Levels: levels[o.Code]}
		for key, value := range facts[o.Code] {
			p.Facts[key] = value
		}
		p.Facts[insight.FactRegion] = s.Of[o.Region].Name
		if o.Subtype != "" {
			p.Facts[insight.FactType] = o.Kind()
		}
		if o.Code == code {
			s.Site = p
		} else {
			others = append(others, p)
		}
	}
	if s.Site.Code == "" {
		return s, fault.Missing("trust")
	}
	s.Alike = insight.Like(s.Site, others)
	return s, nil
}

// handedLevels are the groundworks that the reader may set side by side; none unless they are above this trust.
func (a *App) handedLevels(ctx context.Context, v store.View, who access.Actor, code string, register []organisation.Organisation) (map[string]map[string]int, error) {
	if !who.Oversees(code) {
		return nil, nil
	}
	var below []string
	for _, o := range register {
		if o.Type == organisation.Trust && who.Oversees(o.Code) {
			below = append(below, o.Code)
		}
	}
	handed, err := v.HandedGroundwork(ctx, ","+strings.Join(below, ",")+",")
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]int{}
	for trust, items := range handed {
		if !who.Oversees(trust) {
			continue
		}
		out[trust] = map[string]int{}
		for item, counted := range items {
			if l, known := adoption.LevelOf(counted); known {
				out[trust][item] = int(l)
			}
		}
	}
	return out, nil
}

// LikePilotSite is how alike other trusts are to the one that leads a pilot.
type LikePilotSite struct {
	Similar
	Pilot  benefit.Subject
	Takers map[string]AdoptionLine // by trust: take-ups that the reader may know of
}

// LikePilotSite reads it.
func (a *App) LikePilotSite(ctx context.Context, who access.Actor, pilotID string) (LikePilotSite, error) {
	v := a.Store.Read()
	subject, err := a.benefitSubject(ctx, v, who, benefit.OfPilot, pilotID)
	if err != nil {
		return LikePilotSite{}, err
	}
	p := LikePilotSite{Pilot: subject, Takers: map[string]AdoptionLine{}}
	if p.Similar, err = a.like(ctx, v, who, subject.Organisation); err != nil {
		return p, err
	}
	lines, _, err := a.TakersOf(ctx, who, pilotID)
	for _, l := range lines {
		if old, known := p.Takers[l.Trust]; !known || !old.Open {
			p.Takers[l.Trust] = l
		}
	}
	return p, err
}

// LikeUs is how alike other trusts are to one, and what those like it run that it does not.
type LikeUs struct {
	InsightPlace
	Similar
	Runs []store.Running // at trusts that are alike or partly alike, by the pilot's name
}

// LikeUs reads it; of an area nothing is compared.
func (a *App) LikeUs(ctx context.Context, who access.Actor, code string) (LikeUs, error) {
	v := a.Store.Read()
	p, err := a.insightPlace(ctx, v, who, code)
	u := LikeUs{InsightPlace: p}
	if err != nil || p.Type != organisation.Trust {
		return u, err
	}
	if u.Similar, err = a.like(ctx, v, who, code); err != nil {
		return u, err
	}
	codes := ","
	for _, x := range u.Alike {
		if x.Band() <= insight.PartlyAlike {
			codes += x.Code + ","
		}
	}
	if codes == "," {
		return u, nil
	}
	if u.Runs, err = v.RunningAt(ctx, codes); err != nil {
		return u, err
	}
	// What the trust itself has taken up, as far as the reader may know: what is left out tells no more than that.
	ours, err := a.AdoptionsOf(ctx, who, code)
	u.Runs = slices.DeleteFunc(u.Runs, func(r store.Running) bool {
		return r.Lead == code || slices.ContainsFunc(ours, func(l AdoptionLine) bool { return l.Pilot == r.Pilot && l.Open })
	})
	return u, err
}
