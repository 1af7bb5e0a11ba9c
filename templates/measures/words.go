package measures

import "groundwork/internal/day"

// published is the day of a library as people read it.
func published(s string) string {
	d, err := day.Parse(s)
	if err != nil {
		return s
	}
	return d.Long()
}
