package searches

import "strconv"

func (p Results) title() string {
	if p.Looked {
		return "Search for " + p.Query
	}
	return "Search"
}

// sentence says what was looked for and how much there is of it.
func (p Results) sentence() string {
	total := 0
	for _, g := range p.Groups {
		total += g.Total
	}
	switch total {
	case 0:
		return "Nothing found for “" + p.Query + "”"
	case 1:
		return "1 result for “" + p.Query + "”"
	}
	return strconv.Itoa(total) + " results for “" + p.Query + "”"
}

// count says how many of a kind there are, and that only the first are shown.
func (g Group) count() string {
	if len(g.Items) < g.Total {
		return "the first " + strconv.Itoa(len(g.Items)) + " of " + strconv.Itoa(g.Total) + ": add a word to find fewer"
	}
	return strconv.Itoa(g.Total)
}
