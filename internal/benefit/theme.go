package benefit

// ThemeLabel is what a screen calls a theme of the library.
func ThemeLabel(key string) string {
	switch key {
	case "quality_safety":
		return "Quality and safety"
	case "clinical_time":
		return "Clinical and staff time"
	}
	return sentence(Label(nil, key))
}
