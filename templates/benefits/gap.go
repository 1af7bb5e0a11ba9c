package benefits

import (
	"strconv"

	"groundwork/internal/benefit"
	"groundwork/internal/fault"
)

// Beside is what was measured beside what the maps promise, with what the reader may do about it.
type Beside struct {
	benefit.Beside
	Workflow string // address of the workflow's page
	Asked    string // what the reader may call who is asked to say why
	By       string // who has said why
	May      bool   // the reader owns the benefit
}

// Gap asks the owner of a benefit why the two differ.
type Gap struct {
	Show
	Text   string
	Errors fault.Fields
}

func (b Beside) asked() string {
	return b.Asked + " is asked to say why: the two are more than " + strconv.Itoa(b.Limit) + "% apart."
}

func (b Beside) said() string { return "“" + b.Why.Text + "”" }

func (b Beside) saidBy() string { return b.By + ", " + b.Why.On.Long() }
