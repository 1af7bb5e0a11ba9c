package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// TestDoubleSubmit: ten identical posts at once make one row and get ten equal answers.
func TestDoubleSubmit(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		p := as(t, site, "Amina Yusuf")
		before := pilotsOf(t, a)
		form := pilotForm()
		form.Set("_key", "pressed-ten-times")
		type result struct {
			status   int
			location string
		}
		results := make(chan result, 10)
		for range 10 {
			go func() {
				answer, _ := plain(t, "POST", site.URL+"/pilots", form.Encode(), map[string]string{"Content-Type": formType, "Cookie": "sid=" + p.Cookie("sid")})
				results <- result{answer.StatusCode, answer.Header.Get("Location")}
			}()
		}
		first := <-results
		if first.status != 303 {
			t.Errorf("answered %d", first.status)
		}
		for range 9 {
			if next := <-results; next != first {
				t.Errorf("one answer is %v, another %v", first, next)
			}
		}
		if got := pilotsOf(t, a) - before; got != 1 {
			t.Errorf("%d pilots were registered", got)
		}
		// The same key with something else typed is another form.
		form.Set("name", "Something else")
		answer, _ := plain(t, "POST", site.URL+"/pilots", form.Encode(), map[string]string{"Content-Type": formType, "Cookie": "sid=" + p.Cookie("sid")})
		if to := answer.Header.Get("Location"); answer.StatusCode != 303 || to == first.location {
			t.Errorf("another form with the same key: %d %s", answer.StatusCode, to)
		}
		// And with the same key and the same words it is nobody else's.
		other := as(t, site, "Margaret Ellison")
		answer, _ = plain(t, "POST", site.URL+"/pilots", form.Encode(), map[string]string{"Content-Type": formType, "Cookie": "sid=" + other.Cookie("sid")})
		if answer.StatusCode != 403 {
			t.Errorf("somebody else's form is answered %d", answer.StatusCode)
		}
	})
}

func pilotsOf(t *testing.T, a *app.App) int64 {
	t.Helper()
	state, err := a.Installation(t.Context(), access.Operator)
	if err != nil {
		t.Fatal(err)
	}
	return state.Counts.Pilots
}

// pilotForm registers a pilot of Northmoor with nothing wrong in it.
func pilotForm() url.Values {
	return url.Values{"name": {"Shared discharge letters"}, "trust": {"ZZ-NMR"}}
}
