package web_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/demo"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/web"
	"groundwork/web/webtest"
)

// letIn is the demo's site on an app that also lets these people in.
func letIn(t *testing.T, a *app.App, ids ...string) *webtest.Site {
	t.Helper()
	visitors := demo.Visitors()
	for _, id := range ids {
		visitors = append(visitors, person.Visitor{ID: id, Name: "Person " + id})
	}
	c := web.Config{Demo: true, Secret: []byte("a secret of at least thirty-two characters")}
	return webtest.Serve(t, web.New(a, c, web.WithDemo(visitors, func(ctx context.Context) error { return demo.Reset(ctx, a) })))
}

// enter is one of them, who walked in.
func enter(t *testing.T, site *webtest.Site, id string) *webtest.Person {
	t.Helper()
	return site.Person(t, id).Visit("/").Press("Person " + id)
}

// formKeyOn is the key of a form on the page that somebody looks at.
func formKeyOn(t *testing.T, p *webtest.Person) string {
	t.Helper()
	_, rest, found := strings.Cut(p.Body(), `name="_key" value="`)
	key, _, _ := strings.Cut(rest, `"`)
	if !found || key == "" {
		t.Fatal("no form with a key on the page")
	}
	return key
}

// refused passes over what the rules refuse, and nothing else.
func refused(err error) error {
	if fault.Is(err, fault.Invalid) || fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

// extraPilot is one more published pilot, used in care and handling personal data.
func extraPilot(t testing.TB, a *app.App, n int) string {
	t.Helper()
	ctx, lead := t.Context(), actor(t, a, "p-01")
	id, err := a.RegisterPilot(ctx, lead, pilot.Input{Name: fmt.Sprintf("Shared letters %d", n), Trust: "ZZ-NMR", Problem: "Letters are typed twice", Lead: lead.ID, Situation: string(pilot.Planned)})
	if err == nil {
		err = a.PublishPilot(ctx, lead, id)
	}
	if err == nil {
		p := must(a.Pilot(ctx, lead, id))
		err = a.EditInnovation(ctx, lead, p.Innovation, pilot.InnovationInput{Name: p.Name, Facts: map[string]string{"used_in_care": "yes", "personal_data": "yes"}}, app.AsItStands)
	}
	if err != nil {
		t.Fatal(err)
	}
	return id
}
