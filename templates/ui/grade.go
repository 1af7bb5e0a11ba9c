package ui

// GradeWords are the words of a grade inside a sentence: "Measured (B)". A grade
// nobody knows gives nothing.
func GradeWords(grade string) string { return grades[grade].words }
