package file

import (
	"bytes"
	"fmt"
	"io"
)

// Check says what the file called name holds, or in one sentence why it is not kept. It is kept only when its name ends as its
// content says; size is how long r is. An error that is no Refusal is one of reading.
func Check(name string, r io.ReaderAt, size int64) (Kind, error) {
	claimed, known := named[ending(name)]
	switch {
	case size == 0:
		return "", refuse("%s is empty. Check that it was saved, and choose it again", name)
	case size > Most:
		return "", TooBig(name)
	case !known:
		return "", refuseName(name)
	}
	found, err := sniff(r, size)
	if err != nil {
		return "", err
	}
	switch found {
	case PDF, PNG, JPEG:
		return found, mismatch(name, claimed, found)
	case office:
		kind, err := checkOffice(name, claimed, r, size)
		if err != nil {
			return "", err
		}
		return kind, mismatch(name, claimed, kind)
	case oldOffice:
		if claimed == DOCX || claimed == XLSX {
			return "", refuse("%s is protected by a password or saved in an old format. Save it as %s without a password and choose it again", name, claimed.Short())
		}
	}
	if claimed != CSV {
		return "", mismatch(name, claimed, "")
	}
	return CSV, checkText(name, r, size)
}

// A Refusal is why a file is not kept, as a sentence that people read.
type Refusal string

func (r Refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return Refusal(fmt.Sprintf(format, args...)) }

// TooBig refuses a file for its size alone.
func TooBig(name string) error {
	return refuse("%s is larger than %d MB. Make it smaller, or leave it where it is and say where", name, Most>>20)
}

// refuseName refuses what is never kept, with the way out where there is one.
func refuseName(name string) error {
	switch ending(name) {
	case "xlsm", "xltm", "xlsb", "xlam":
		return withMacros(name, XLSX)
	case "docm", "dotm":
		return withMacros(name, DOCX)
	case "xls":
		return refuse("%s is in an old format. Save it as XLSX and choose it again", name)
	case "doc", "rtf", "odt":
		return refuse("%s cannot be kept in this format. Save it as DOCX or PDF and choose it again", name)
	case "ppt", "pptx", "odp":
		return refuse("%s cannot be kept in this format. Save it as a PDF and choose it again", name)
	}
	return refuse("%s cannot be kept. Choose a %s file", name, Kinds)
}

func withMacros(name string, as Kind) error {
	return refuse("%s can hold macros, which are programs. Save it as %s, without macros, and choose it again", name, as.Short())
}

// mismatch is nil when a file is what its name says.
func mismatch(name string, claimed, found Kind) error {
	switch {
	case claimed == found:
		return nil
	case found == "":
		return refuse("%s is not %s, whatever its name says. Open it, save it as %s and choose it again", name, claimed.Noun(), claimed.Noun())
	}
	return refuse("%s is not %s, whatever its name says: it is %s. Give it the right name, or save it again, and choose it", name, claimed.Noun(), found.Noun())
}

// What a file begins with that is not a kind of its own yet.
const (
	office    Kind = "zip"
	oldOffice Kind = "ole"
)

// beginnings are the bytes by which a kind is known.
var beginnings = []struct {
	kind  Kind
	bytes string
}{
	{PDF, "%PDF-"},
	{PNG, "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"},
	{JPEG, "\xff\xd8\xff"},
	{office, "PK\x03\x04"},
	{oldOffice, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
}

// ends are the bytes that stand at a whole file's end: within as many bytes as are looked at. Without them it was cut off.
var ends = map[Kind]string{PDF: "%%EOF", PNG: "IEND", JPEG: "\xff\xd9"}

// endWithin is how far from its end a file may go on after what ends it.
const endWithin = 2048

// sniff is what a file holds by its first and last bytes; nothing when it is none of what is known.
func sniff(r io.ReaderAt, size int64) (Kind, error) {
	first, err := part(r, 0, min(size, 64))
	if err != nil {
		return "", err
	}
	for _, b := range beginnings {
		if !bytes.HasPrefix(first, []byte(b.bytes)) {
			continue
		}
		last, err := part(r, max(0, size-endWithin), min(size, endWithin))
		if err != nil || !bytes.Contains(last, []byte(ends[b.kind])) {
			return "", err
		}
		return b.kind, nil
	}
	return "", nil
}

func part(r io.ReaderAt, from, n int64) ([]byte, error) {
	b := make([]byte, n)
	if _, err := r.ReadAt(b, from); err != nil && err != io.EOF {
		return nil, fmt.Errorf("read file: %w", err)
	}
	return b, nil
}
