// Package file says what a file is by what it holds, never by what it is called, and whether it may be kept.
// It reads and decides; where files are kept is package blob's.
package file

import "strings"

// Most is the most that a file may hold, in bytes.
const Most = 20 << 20

// Kind is what a file is.
type Kind string

// The kinds that are kept.
const (
	PDF  Kind = "pdf"
	PNG  Kind = "png"
	JPEG Kind = "jpeg"
	DOCX Kind = "docx"
	XLSX Kind = "xlsx"
	CSV  Kind = "csv"
)

// Kinds as people read them in a sentence that says what they may choose.
const Kinds = "PDF, PNG, JPEG, DOCX, XLSX or CSV"

// Accept lists the names of files that are kept, for the browser's own chooser.
const Accept = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv"

// about is what is known of a kind.
var about = map[Kind]struct{ noun, media string }{
	PDF:  {"a PDF", "application/pdf"},
	PNG:  {"a PNG picture", "image/png"},
	JPEG: {"a JPEG picture", "image/jpeg"},
	DOCX: {"a Word document (DOCX)", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	XLSX: {"an Excel workbook (XLSX)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	CSV:  {"a CSV file", "text/csv; charset=utf-8"},
}

// named are the endings of names and what a file that has one claims to be.
var named = map[string]Kind{"pdf": PDF, "png": PNG, "jpg": JPEG, "jpeg": JPEG, "docx": DOCX, "xlsx": XLSX, "csv": CSV}

// Noun is the kind with its article: "a PDF".
func (k Kind) Noun() string { return about[k].noun }

// MediaType is what a browser is told of the kind.
func (k Kind) MediaType() string {
	if t := about[k].media; t != "" {
		return t
	}
	return "application/octet-stream"
}

// Short is the kind beside a size: "PDF, 1.2 MB".
func (k Kind) Short() string { return strings.ToUpper(string(k)) }
