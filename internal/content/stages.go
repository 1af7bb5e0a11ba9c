package content

import (
	"groundwork/internal/day"
	"groundwork/internal/stage"
)

type stagesYAML struct {
	Model struct {
		ID        string  `yaml:"id"`
		Version   int     `yaml:"version"`
		Published day.Day `yaml:"published"`
	} `yaml:"model"`
	Innovation []stage.Stage        `yaml:"innovation_stages"`
	Adoption   []stage.Stage        `yaml:"adoption_stages"`
	Reasons    []string             `yaml:"not_adopting_reasons"`
	GateRecord stage.GateRecord     `yaml:"gate_record"`
	Workflow   stage.WorkflowRecord `yaml:"workflow_record"`
}

func parseStages(file string, b []byte) (stage.Model, error) {
	var y stagesYAML
	if err := decode(file, b, &y); err != nil {
		return stage.Model{}, err
	}
	m := stage.Model{ID: y.Model.ID, Version: y.Model.Version, Published: y.Model.Published,
		Innovation: y.Innovation, Adoption: y.Adoption, Reasons: y.Reasons, GateRecord: y.GateRecord, Workflow: y.Workflow}
	return m, located(file, b, m.Check())
}
