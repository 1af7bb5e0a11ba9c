// Package content is what the product knows before anybody types anything: the
// readiness checklist, the shared measures, the stages, the glossary, the register
// of organisations and the demo record, as embedded files with a strict loader.
//
// Content is data, not code: a published version is never edited, a change is a
// new version, and answers and figures keep the version they were given to. So
// every file goes into the database byte for byte with its SHA-256, and unknown
// fields, repeated keys and references to nothing are errors with file and line.
package content

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"slices"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
)

//go:embed files
var files embed.FS

// Kinds of versioned content, as content_version names them.
const (
	KindChecklist = "checklist"
	KindMeasures  = "measures"
	KindStages    = "stages"
	KindGlossary  = "glossary"
)

// The embedded files.
const (
	checklistFile = "readiness-core-v1.yaml"
	measuresFile  = "measures-v1.yaml"
	publishedFile = "published-measures-v1.yaml"
	stagesFile    = "stages-v1.yaml"
	glossaryFile  = "glossary-v1.yaml"
	registerFile  = "organisations.csv"
	demoFile      = "demo-consent-v1.yaml"
	answersFile   = "demo-consent-answers-v1.yaml"
	rateCardFile  = "demo-rate-card-v1.yaml"
)

// Source is one published version as it is kept: its exact bytes and their checksum.
type Source struct {
	Kind, ID  string
	Version   int
	Title     string
	Published day.Day
	File      string
	Bytes     []byte
	SHA256    string // of Bytes, in hex
}

// Library is all versioned content, checked and ready for use. It is read-only and safe to share.
type Library struct {
	Checklist *readiness.Checklist
	Measures  benefit.Library // shared measures, for benefits
	Published benefit.Library // published statistics, which belong to organisations
	Stages    stage.Model
	Glossary  Glossary
	Sources   []Source
}

// Load reads all versioned content.
func Load() (*Library, error) {
	var l Library
	for _, read := range []struct {
		file string
		into func(file string, b []byte) (Source, error)
	}{
		{checklistFile, func(file string, b []byte) (s Source, err error) {
			if l.Checklist, err = ParseChecklist(file, b); err != nil {
				return s, err
			}
			c := l.Checklist
			return Source{Kind: KindChecklist, ID: c.ID, Version: c.Version, Title: c.Title, Published: c.Published}, nil
		}},
		{measuresFile, l.measures(&l.Measures, "Shared measures")},
		{publishedFile, l.measures(&l.Published, "Published statistics")},
		{stagesFile, func(file string, b []byte) (s Source, err error) {
			l.Stages, err = parseStages(file, b)
			m := l.Stages
			return Source{Kind: KindStages, ID: m.ID, Version: m.Version, Title: "Stages and decisions", Published: m.Published}, err
		}},
		{glossaryFile, func(file string, b []byte) (s Source, err error) {
			l.Glossary, err = parseGlossary(file, b)
			g := l.Glossary
			return Source{Kind: KindGlossary, ID: g.ID, Version: g.Version, Title: "Words we use", Published: g.Published}, err
		}},
	} {
		b, err := embedded(read.file)
		if err != nil {
			return nil, err
		}
		s, err := read.into(read.file, b)
		if err != nil {
			return nil, err
		}
		s.File, s.Bytes, s.SHA256 = read.file, b, sum(b)
		l.Sources = append(l.Sources, s)
	}
	return &l, nil
}

func (l *Library) measures(into *benefit.Library, title string) func(string, []byte) (Source, error) {
	return func(file string, b []byte) (Source, error) {
		m, published, err := ParseMeasures(file, b, l.Measures)
		*into = m
		return Source{Kind: KindMeasures, ID: m.ID, Version: m.Version, Title: title, Published: published}, err
	}
}

// Measure is the definition with this id, whether of a benefit or a published statistic.
func (l *Library) Measure(id string) (benefit.Measure, bool) {
	if m, ok := l.Measures.Measure(id); ok {
		return m, true
	}
	return l.Published.Measure(id)
}

// Source is the newest version of this kind and id.
func (l *Library) Source(kind, id string) (Source, bool) {
	if i := slices.IndexFunc(l.Sources, func(s Source) bool { return s.Kind == kind && s.ID == id }); i >= 0 {
		return l.Sources[i], true
	}
	return Source{}, false
}

func embedded(file string) ([]byte, error) {
	b, err := files.ReadFile("files/" + file)
	if err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	return b, nil
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
