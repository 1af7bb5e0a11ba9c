package app

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/store"
	"groundwork/internal/store/storetest"
)

// laterContent is the content of a later program: the measures are one version on, with other words.
func laterContent(t *testing.T) *content.Library {
	t.Helper()
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(l.Sources, func(s content.Source) bool { return s.ID == l.Measures.ID })
	s := &l.Sources[i]
	s.Version, s.Bytes = 2, []byte(strings.NewReplacer("{id: measures-core, version: 1,", "{id: measures-core, version: 2,", "Clinical hours freed", "Clinicians’ hours freed").Replace(string(s.Bytes)))
	s.SHA256 = content.SumOf(s.Bytes)
	if l.Measures, _, err = content.ParseMeasures(s.File, s.Bytes, benefit.Library{}); err != nil {
		t.Fatal(err)
	}
	return l
}

var bare = storetest.New(func(string) error { return nil })

// A later program starts where a version was published here under a number that its library uses too: what was published
// here keeps its words, and what benefits were promised with is still there.
func TestALaterLibraryStarts(t *testing.T) {
	bare.Each(t, func(t *testing.T, url string) {
		ctx := t.Context()
		s, err := store.Open(ctx, url)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.Migrate(ctx); err != nil {
			t.Fatal(err)
		}
		a := New(s, slog.New(slog.DiscardHandler))
		a.Now = func() time.Time { return time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC) }
		if err := a.LoadContent(ctx); err != nil {
			t.Fatal(err)
		}
		own, _ := a.Library.Measures.Measure("clin-time-freed")
		old := own
		own.Version, own.Name = 2, "Hours freed, as counted here"
		source, err := content.EncodeMeasure(own)
		if err != nil {
			t.Fatal(err)
		}
		err = s.Do(ctx, func(tx store.Tx) error {
			if err := tx.AddContent(ctx, store.Content{Kind: content.KindMeasure, ID: own.ID, Version: 2, Title: own.Name, Source: string(source), SHA256: content.SumOf(source), Published: a.Today()}); err != nil {
				return err
			}
			return tx.AddMeasure(ctx, store.MeasureRow{ID: own.ID, Version: 2, Library: "published", Name: own.Name})
		})
		if err != nil {
			t.Fatal(err)
		}

		b := New(s, a.Log)
		b.Now = a.Now
		for range 2 { // the second start finds everything published
			if err := b.carry(ctx, laterContent(t)); err != nil {
				t.Fatal(err)
			}
		}
		if m, err := b.measure(own.Ref()); err != nil || m.Name != own.Name {
			t.Errorf("version 2 is %q, %v", m.Name, err)
		}
		if m, _ := b.Words().Measure(own.ID); m.Name != own.Name {
			t.Errorf("the newest version is %q", m.Name)
		}
		if m, err := b.measure(old.Ref()); err != nil || m.Name != old.Name {
			t.Errorf("version 1 is %q, %v", m.Name, err)
		}
		if m, err := b.measure(benefit.Ref{ID: "rework-rate", Version: 2}); err != nil || m.ID != "rework-rate" {
			t.Errorf("another measure of the later library: %q, %v", m.ID, err)
		}
		if n := len(b.versions(own.ID)); n != 2 {
			t.Errorf("%d versions", n)
		}
		// The program that came before still starts on what the later one left.
		if err := a.LoadContent(ctx); err != nil {
			t.Error(err)
		}
	})
}

// What is published here is named apart from every library.
func TestOwnMeasuresAreNamedApart(t *testing.T) {
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Rework rate": "own-rework-rate", "!!": "own-measure"} {
		if id := free(l.Measures, name); id != want {
			t.Errorf("%q is %q, want %q", name, id, want)
		}
	}
	source := strings.Replace(string(l.Sources[1].Bytes), "id: rework-rate", "id: own-rework", 1)
	if _, _, err := content.ParseMeasures("measures.yaml", []byte(source), benefit.Library{}); err == nil {
		t.Error("a library of the program took a name of an installation")
	}
}
