package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fold"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// trustsOnAPage is how many trusts one page of the list shows.
const trustsOnAPage = 50

// TrustQuery is what somebody asks of the list of trusts, as it stands in the address.
type TrustQuery struct {
	Text          string
	Region        string
	ICB           string
	Closed        bool
	After, Before string // key of a neighbouring page
}

// TrustList is one page of trusts by name.
type TrustList struct {
	Total         int
	Trusts        []organisation.Organisation
	Areas         []organisation.Organisation // open integrated care boards and regions
	Successors    map[string][]store.NamedSuccession
	After, Before string // keys of the next and the previous page; empty where there is none
}

// Trusts is the list of trusts, which is open to every signed-in person.
func (a *App) Trusts(ctx context.Context, q TrustQuery) (TrustList, error) {
	v, on := a.Store.Read(), a.Today()
	f := store.TrustFilter{Words: fold.Words(q.Text[:min(len(q.Text), longestQuery)]), Region: q.Region, ICB: q.ICB, Closed: q.Closed}
	var l TrustList
	var err error
	if l.Total, err = v.CountTrusts(ctx, f, on); err != nil {
		return l, err
	}
	if l.Areas, err = v.Areas(ctx, on); err != nil {
		return l, err
	}
	if q.Before != "" {
		err = l.backwards(ctx, v, f, trustKey(q.Before), on)
	} else {
		err = l.forwards(ctx, v, f, trustKey(q.After), on)
	}
	if err != nil {
		return l, err
	}
	l.Successors, err = a.successors(ctx, v, l.Trusts)
	return l, err
}

func (l *TrustList) forwards(ctx context.Context, v store.View, f store.TrustFilter, after store.TrustKey, on day.Day) error {
	found, err := v.TrustsAfter(ctx, f, on, after, trustsOnAPage+1)
	if err != nil || len(found) == 0 {
		return err
	}
	l.Trusts = found[:min(len(found), trustsOnAPage)]
	if len(found) > trustsOnAPage {
		l.After = keyOfTrust(l.Trusts[trustsOnAPage-1])
	}
	if !after.IsZero() {
		l.Before = keyOfTrust(l.Trusts[0])
	}
	return nil
}

func (l *TrustList) backwards(ctx context.Context, v store.View, f store.TrustFilter, before store.TrustKey, on day.Day) error {
	found, err := v.TrustsBefore(ctx, f, on, before, trustsOnAPage+1)
	if err != nil || len(found) == 0 {
		return err
	}
	l.Trusts = found[:min(len(found), trustsOnAPage)]
	slices.Reverse(l.Trusts)
	l.After = keyOfTrust(l.Trusts[len(l.Trusts)-1])
	if len(found) > trustsOnAPage {
		l.Before = keyOfTrust(l.Trusts[0])
	}
	return nil
}

// successors are who carries on the work of those that closed.
func (a *App) successors(ctx context.Context, v store.View, list []organisation.Organisation) (map[string][]store.NamedSuccession, error) {
	codes := ","
	for _, o := range list {
		if !o.Open(a.Today()) {
			codes += o.Code + ","
		}
	}
	if codes == "," {
		return nil, nil
	}
	all, err := v.NamedSuccessions(ctx, codes, a.Today())
	by := map[string][]store.NamedSuccession{}
	for _, s := range all {
		by[s.From] = append(by[s.From], s)
	}
	return by, err
}

func keyOfTrust(o organisation.Organisation) string { return o.Name + "~" + o.Code }

func trustKey(s string) store.TrustKey {
	name, code, _ := strings.Cut(s, "~")
	return store.TrustKey{Name: name, Code: code}
}

// TrustPage is what is known of one organisation and what the reader may open from there.
type TrustPage struct {
	organisation.Organisation
	Own         bool
	ICB, Region organisation.Organisation // zero where it belongs to none
	Facts       []store.TrustFact
	Before      []store.NamedSuccession // whose work it carries on
	After       []store.NamedSuccession // who carries on its work
	Earlier     []organisation.Version  // earlier names and places, newest first
	Pilots      []store.PilotLine
	Adoptions   []AdoptionLine
	Within      []organisation.Organisation // of an area: what belongs to it

	MayReadReadiness, MayReadBoard, MayManagePeople bool
}

// Trust is the page of a trust, an integrated care board, a region or England.
func (a *App) Trust(ctx context.Context, who access.Actor, code string) (TrustPage, error) {
	v, on := a.Store.Read(), a.Today()
	o, err := v.Organisation(ctx, code, on)
	if err != nil {
		return TrustPage{}, err
	}
	at := access.At(o.Code)
	p := TrustPage{Organisation: o, Own: who.Member(o.Code),
		MayReadReadiness: who.Member(o.Code) && access.Permit(who, access.ReadReadiness, at) == nil,
		MayReadBoard:     access.Permit(who, access.ReadBoard, at) == nil,
		MayManagePeople:  access.Permit(who, access.ManagePeople, at) == nil}
	successions, err := v.NamedSuccessions(ctx, ","+o.Code+",", on)
	if err != nil {
		return p, err
	}
	for _, s := range successions {
		if s.From == o.Code {
			p.After = append(p.After, s)
		} else {
			p.Before = append(p.Before, s)
		}
	}
	areas, err := v.Areas(ctx, on)
	if err != nil {
		return p, err
	}
	p.ICB, p.Region = areaOf(areas, o.ICB, o.Code), areaOf(areas, o.Region, o.Code)
	versions, err := v.OrganisationVersions(ctx, o.Code)
	if err != nil {
		return p, err
	}
	p.Earlier = slices.DeleteFunc(versions, func(x organisation.Version) bool { return x.ValidFrom >= o.ValidFrom })
	if o.Type != organisation.Trust {
		p.Within, err = v.Belonging(ctx, o.Code, on)
		return p, err
	}
	if p.Facts, err = v.TrustFacts(ctx, o.Code); err != nil {
		return p, err
	}
	if p.Pilots, _, err = v.PilotLines(ctx, store.PilotFilter{Trust: o.Code, Limit: pilotsOnAPage}, who.Scope(), on); err != nil {
		return p, err
	}
	p.Adoptions, err = a.AdoptionsOf(ctx, who, o.Code)
	return p, err
}

func areaOf(areas []organisation.Organisation, code, not string) organisation.Organisation {
	for _, o := range areas {
		if o.Code == code && code != not {
			return o
		}
	}
	return organisation.Organisation{}
}
