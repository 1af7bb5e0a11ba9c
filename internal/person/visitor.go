package person

// Visitor is an invented person of the demo that a newcomer may walk in as.
type Visitor struct {
	ID, Name, Job, Trust string
	Does                 string // completes "Amina Yusuf …": registers and runs pilots
}
