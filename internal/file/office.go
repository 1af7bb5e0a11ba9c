package file

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// A DOCX or XLSX is a ZIP archive, and an archive can unpack to a thousand times its size. These are the bounds: S8 of the
// security rules for the whole, and no office program writes more parts.
const (
	mostUnpacked = 64 << 20
	mostParts    = 2000
	mostTypes    = 1 << 20 // of the part that names the others
)

// mains are what the first part of an archive says that it is.
var mains = []struct {
	kind   Kind
	macros bool
	says   string
}{
	{DOCX, false, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"},
	{XLSX, false, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"},
	{DOCX, true, "macroenabled"},
	{XLSX, true, "vbaproject"},
	{XLSX, true, "macrosheet"},
}

// checkOffice says which office document an archive is. Every part is unpacked once, into nothing, so that what it declares of
// its size is not believed; one byte over the bound ends it.
func checkOffice(name string, claimed Kind, r io.ReaderAt, size int64) (Kind, error) {
	if many, err := manyParts(io.NewSectionReader(r, 0, size)); err != nil {
		return "", err
	} else if many {
		return "", refuse("%s holds more parts than a document has, so it is not kept", name)
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return "", damaged(name)
	}
	var types []byte
	left := int64(mostUnpacked)
	for _, f := range archive.File {
		low := strings.ToLower(f.Name)
		if strings.Contains(low, "vbaproject") || strings.Contains(low, "macrosheets/") {
			return "", withMacros(name, claimedOffice(claimed))
		}
		head, n, err := unpack(f, left, low == "[content_types].xml")
		left -= n
		switch {
		case left < 0:
			return "", refuse("%s unpacks to more than %d MB, so it is not kept. Take out pictures or sheets that nobody needs and choose it again", name, mostUnpacked>>20)
		case err != nil:
			return "", damaged(name)
		case head != nil:
			types = bytes.ToLower(head)
		}
	}
	kind := Kind("")
	for _, m := range mains {
		if bytes.Contains(types, []byte(m.says)) {
			if m.macros {
				return "", withMacros(name, claimedOffice(claimed))
			}
			kind = m.kind
		}
	}
	if kind == "" {
		return "", mismatch(name, claimed, "")
	}
	return kind, nil
}

// unpack reads a part into nothing, at most one byte beyond left, and says how long it is. The first bytes are answered where
// they are wanted.
func unpack(f *zip.File, left int64, wanted bool) (head []byte, n int64, err error) {
	r, err := f.Open()
	if err != nil {
		return nil, 0, err
	}
	defer r.Close()
	if wanted {
		if head, err = io.ReadAll(io.LimitReader(r, mostTypes)); err != nil {
			return nil, 0, err
		}
		left -= int64(len(head))
	}
	n, err = io.Copy(io.Discard, io.LimitReader(r, left+1))
	return head, n + int64(len(head)), err
}

// manyParts reports whether an archive lists more parts than a document has, before anything is kept of each.
func manyParts(r io.Reader) (bool, error) {
	const entry = "PK\x01\x02"
	b, at, n := bufio.NewReaderSize(r, 64<<10), 0, 0
	for {
		c, err := b.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil:
			return false, err
		case c == entry[at]:
			at++
		case c == entry[0]:
			at = 1
		default:
			at = 0
		}
		if at == len(entry) {
			if at, n = 0, n+1; n > mostParts {
				return true, nil
			}
		}
	}
}

func damaged(name string) error {
	return refuse("%s is damaged: it cannot be opened. Save it again and choose it once more", name)
}

// claimedOffice is the format to save in: the claimed one, or that of a workbook.
func claimedOffice(claimed Kind) Kind {
	if claimed == DOCX {
		return DOCX
	}
	return XLSX
}
