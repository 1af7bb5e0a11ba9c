package content

import (
	"github.com/goccy/go-yaml"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

type checklistYAML struct {
	Checklist struct {
		ID        string  `yaml:"id"`
		Version   int     `yaml:"version"`
		Published day.Day `yaml:"published"`
		Title     string  `yaml:"title"`
		Purpose   string  `yaml:"purpose"`
	} `yaml:"checklist"`
	Levels    []readiness.LevelText    `yaml:"levels"`
	Specials  []readiness.SpecialText  `yaml:"special_answers"`
	Gates     []readiness.GateText     `yaml:"gates"`
	Strengths []readiness.StrengthText `yaml:"gate_strengths"`
	Events    []readiness.Choice       `yaml:"early_review_events"`
	Facts     []readiness.FactText     `yaml:"conditions"`
	Roles     []readiness.Choice       `yaml:"roles"`
	Domains   []readiness.Domain       `yaml:"domains"`
	Items     []readiness.Item         `yaml:"items"`
}

// ParseChecklist reads a checklist, also one that somebody is about to publish.
// What is wrong comes back as fields named by the file, each with its line.
func ParseChecklist(file string, b []byte) (*readiness.Checklist, error) {
	var y checklistYAML
	if err := decode(file, b, &y); err != nil {
		return nil, err
	}
	c, err := y.checklist()
	return c, located(file, b, err)
}

// readChecklist is ParseChecklist for who places what is wrong by themselves.
func readChecklist(b []byte) (*readiness.Checklist, error) {
	var y checklistYAML
	if err := yaml.UnmarshalWithOptions(b, &y, yaml.Strict()); err != nil {
		return nil, err
	}
	return y.checklist()
}

func (y checklistYAML) checklist() (*readiness.Checklist, error) {
	return readiness.New(readiness.Checklist{
		ID: y.Checklist.ID, Version: y.Checklist.Version, Published: y.Checklist.Published, Title: y.Checklist.Title, Purpose: y.Checklist.Purpose,
		Levels: y.Levels, Specials: y.Specials, Gates: y.Gates, Strengths: y.Strengths, Events: y.Events,
		Facts: y.Facts, Roles: y.Roles, Domains: y.Domains, Items: y.Items,
	})
}

// packYAML is what a pilot asks for on top of the core, as it is published.
type packYAML struct {
	Pack struct {
		ID      string `yaml:"id"`
		Version int    `yaml:"version"`
	} `yaml:"pack"`
	Raise []readiness.Raise `yaml:"raise,omitempty"`
	Add   []readiness.Item  `yaml:"add,omitempty"`
	Notes []readiness.Note  `yaml:"notes,omitempty"`
}

func (y packYAML) pack() readiness.Pack {
	return readiness.Pack{ID: y.Pack.ID, Version: y.Pack.Version, Raises: y.Raise, Adds: y.Add, Notes: y.Notes}
}

// ParsePack reads a pack and lays it over core; what it may not do is an error with its line.
func ParsePack(core *readiness.Checklist, file string, b []byte) (*readiness.Checklist, error) {
	var y packYAML
	if err := decode(file, b, &y); err != nil {
		return nil, err
	}
	c, err := core.With(y.pack())
	return c, located(file, b, err)
}

// ReadPack is what a published pack says, by itself.
func ReadPack(file string, b []byte) (readiness.Pack, error) {
	var y packYAML
	err := decode(file, b, &y)
	return y.pack(), err
}

// LayPack lays a published pack over core, which may be newer than the one that the pack was checked against.
func LayPack(core *readiness.Checklist, file string, b []byte) (*readiness.Checklist, error) {
	var y packYAML
	if err := decode(file, b, &y); err != nil {
		return nil, err
	}
	c, err := core.With(y.pack().Over(core))
	return c, located(file, b, err)
}

// FormatPack writes p as ParsePack reads it.
func FormatPack(p readiness.Pack) ([]byte, error) {
	y := packYAML{Raise: p.Raises, Add: p.Adds, Notes: p.Notes}
	y.Pack.ID, y.Pack.Version = p.ID, p.Version
	return yaml.Marshal(y)
}
