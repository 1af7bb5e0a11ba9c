package file

// Chosen is what came with a form where a file could be chosen; the zero Chosen is none.
type Chosen struct {
	Name    string
	Kind    Kind
	SHA256  string
	Size    int64
	Problem string // why it cannot be kept; nothing when it can
}

// None reports whether no file was chosen.
func (c Chosen) None() bool { return c.Name == "" }

// Fits reports whether a file was chosen that may be kept.
func (c Chosen) Fits() bool { return !c.None() && c.Problem == "" }
