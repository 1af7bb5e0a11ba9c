package app

// ReadByName sets up to how many take-ups are read one by one, until the answer is called.
func (a *App) ReadByName(most int) (restore func()) {
	was := a.byName
	a.byName = most
	return func() { a.byName = was }
}
