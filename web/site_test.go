package web_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"groundwork/internal/app"
	"groundwork/internal/blob"
	"groundwork/internal/demo"
	"groundwork/internal/store"
	"groundwork/internal/store/storetest"
	"groundwork/web"
	"groundwork/web/webtest"
)

func TestMain(m *testing.M) { storetest.Main(webtest.Closing(m)) }

// loading is the day on which the demo of these tests was loaded, and now is their clock.
var now = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)

var testSecret = []byte("a secret of at least thirty-two characters")

// demoDatabases hold the demo record; empty ones only register and content.
var (
	demoDatabases  = storetest.New(func(url string) error { return prepare(url, demo.Load) })
	emptyDatabases = storetest.New(func(url string) error { return prepare(url, nil) })
)

func prepare(url string, fill func(context.Context, *app.App) error) error {
	ctx := context.Background()
	a, err := open(ctx, url)
	if err != nil {
		return err
	}
	if fill != nil {
		err = fill(ctx, a)
	}
	return errors.Join(err, a.Store.Close())
}

// open is the app on a database, with the clock of these tests and a quiet log.
func open(ctx context.Context, url string) (*app.App, error) {
	s, err := store.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	if err := s.Migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	a := app.New(s, slog.New(slog.DiscardHandler))
	a.Now = func() time.Time { return now }
	if a.Seal, err = app.NewSealer(testSecret); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := a.LoadContent(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return a, nil
}

// opened is an app that closes with the test.
func opened(t *testing.T, url string) *app.App {
	t.Helper()
	a, err := open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	a.Files = blob.Folder(t.TempDir())
	t.Cleanup(func() {
		if err := a.Store.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// serve is the demo's site on an app.
func serve(t *testing.T, a *app.App) *webtest.Site {
	t.Helper()
	c := web.Config{Demo: true, Secret: testSecret}
	return webtest.Serve(t, web.New(a, c, web.WithDemo(demo.Visitors(), func(ctx context.Context) error { return demo.Reset(ctx, a) })))
}

// onDemo runs a test on the demo record, once on each engine.
func onDemo(t *testing.T, test func(t *testing.T, site *webtest.Site, a *app.App)) {
	t.Helper()
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		test(t, serve(t, a), a)
	})
}

// as is somebody who walked in as a person of the demo.
func as(t testing.TB, site *webtest.Site, name string) *webtest.Person {
	t.Helper()
	return site.Person(t, name).Visit("/").Press(name)
}
