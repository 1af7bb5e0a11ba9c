package store

// orNull stores an empty text as NULL, for columns that refer to something or say nothing.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// text reads a column that may be NULL.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
