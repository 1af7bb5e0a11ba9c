package content

import (
	"cmp"
	"io/fs"
	"slices"
)

// StatisticsFile is one embedded file of published statistics: real figures of real organisations, as NHS England
// published them (Open Government Licence v3.0).
type StatisticsFile struct {
	Name  string
	Bytes []byte
}

// Statistics are the embedded files of published statistics, by name.
func Statistics() ([]StatisticsFile, error) {
	const folder = "files/statistics"
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, err
	}
	out := make([]StatisticsFile, 0, len(entries))
	for _, e := range entries {
		b, err := fs.ReadFile(files, folder+"/"+e.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, StatisticsFile{Name: e.Name(), Bytes: b})
	}
	slices.SortFunc(out, func(a, b StatisticsFile) int { return cmp.Compare(a.Name, b.Name) })
	return out, nil
}
