package pilot

import (
	"path"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/file"
)

// What a document of a pilot is for. An adopter's pack hands on the report and the safety evidence.
const (
	Report    = "report"
	SafetyDoc = "safety"
	Privacy   = "privacy"
	OtherDoc  = "other"
)

// Purpose is one of them as people choose it.
type Purpose struct{ Key, Label string }

// Purposes are what documents are for, the report first.
var Purposes = []Purpose{
	{Report, "Evaluation or final report"},
	{SafetyDoc, "Safety case or hazard log"},
	{Privacy, "Data protection assessment"},
	{"training", "Training material"},
	{"procedure", "Policy or procedure"},
	{"business", "Business case"},
	{OtherDoc, "Something else"},
}

// PurposeLabel is what people call a purpose.
func PurposeLabel(key string) string {
	for _, p := range Purposes {
		if p.Key == key {
			return p.Label
		}
	}
	return ""
}

// Document is the newest revision of a document of the pilot: a file that is kept here, or where it is kept elsewhere.
type Document struct {
	ID       string
	Seq      int // its revisions so far
	Title    string
	Purpose  string
	OwnTrust bool   // only the lead trust reads it
	KeptAt   string // an address that starts with https:// or http://, or a place in words; nothing where the file is here
	File     file.Chosen
	Dated    day.Day
	Gone     bool   // removed from view
	Note     string // what changed, or why it was removed
	On       day.Day
	By       string
}

// Linked reports whether KeptAt is an address that a browser can open.
func (d Document) Linked() bool {
	return strings.HasPrefix(d.KeptAt, "https://") || strings.HasPrefix(d.KeptAt, "http://")
}

// Open reports whether everybody who may read the pilot may read it.
func (d Document) Open() bool { return !d.OwnTrust && !d.Gone }

// Has reports whether a document for this purpose is in view.
func Has(documents []Document, purpose string) bool {
	return slices.ContainsFunc(documents, func(d Document) bool { return d.Purpose == purpose && !d.Gone })
}

// DocumentInput is a document as somebody typed it, with the file that came along.
type DocumentInput struct {
	Title, Purpose, Readers, KeptAt, Dated, Note string
	File                                         file.Chosen
}

// Readers of a document, as a form says them.
const (
	EverybodyReads = "everybody"
	OwnTrustReads  = "own"
)

// CheckDocument reads a document. was is its newest revision, whose file or place stays when neither is given; the zero
// Document for a new one. A file that nobody can find fault with is asked for again when something else is wrong: a browser
// forgets it.
func CheckDocument(in DocumentInput, was Document, today day.Day) (Document, error) {
	var bad fault.Fields
	d := Document{ID: was.ID, Seq: was.Seq + 1, Title: squeeze(in.Title), Purpose: in.Purpose, OwnTrust: in.Readers == OwnTrustReads, Note: strings.TrimSpace(in.Note)}
	if d.Title == "" && !in.File.None() {
		d.Title = strings.TrimSuffix(in.File.Name, path.Ext(in.File.Name))
	}
	if PurposeLabel(d.Purpose) == "" {
		bad.Add("purpose", "Select what it is")
	}
	d.checkContent(&bad, in, was)
	if d.Title == "" && (d.KeptAt != "" || d.File.Fits()) {
		bad.Add("title", "Enter what the document is called")
	}
	tooLong(&bad, "title", "Title", d.Title, nameLongest)
	d.Dated = readDay(&bad, "dated", "Date of the document", in.Dated)
	notAhead(&bad, "dated", "Date of the document", d.Dated, today)
	if was.Seq > 0 && d.Note == "" {
		bad.Add("note", "Enter what changed")
	}
	tooLong(&bad, "note", "What changed", d.Note, lineLongest)
	err := bad.Err()
	if err != nil && in.File.Fits() && bad.For("file") == "" {
		bad.Add("file", "Choose %s again: it was fine, but a browser forgets it", in.File.Name)
		err = bad.Err()
	}
	return d, err
}

// checkContent reads the file or the place.
func (d *Document) checkContent(bad *fault.Fields, in DocumentInput, was Document) {
	place := squeeze(in.KeptAt)
	switch {
	case in.File.Problem != "":
		bad.Add("file", "%s", in.File.Problem)
	case !in.File.None() && place != "" && place != was.KeptAt:
		bad.Add("kept-at", "Choose a file or say where the document is, not both")
	case !in.File.None():
		d.File = in.File
	case place != "":
		d.KeptAt = place
		if strings.Contains(place, "://") && !d.Linked() {
			bad.Add("kept-at", "An address must start with https:// or http://")
		}
		tooLong(bad, "kept-at", "Where it is", place, lineLongest)
	case was.File.Fits():
		d.File = was.File
	default:
		bad.Add("file", "Choose the file, or say where the document is")
	}
}

// Removed is a document taken out of view, with why; nothing of it is lost.
func (d Document) Removed(why string) (Document, error) {
	var bad fault.Fields
	d.Seq, d.Gone, d.Note = d.Seq+1, true, strings.TrimSpace(why)
	if d.Note == "" {
		bad.Add("why", "Enter why it is removed")
	}
	tooLong(&bad, "why", "Why", d.Note, lineLongest)
	return d, bad.Err()
}

// Back is a removed document in view again.
func (d Document) Back() Document {
	d.Seq, d.Gone, d.Note = d.Seq+1, false, "Put back into view"
	return d
}
