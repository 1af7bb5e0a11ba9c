package file_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"groundwork/internal/file"
)

const (
	pdf  = "%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
	png  = "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR....\x00\x00\x00\x00IEND\xaeB\x60\x82"
	jpeg = "\xff\xd8\xff\xe0\x00\x10JFIF....\xff\xd9"

	docxType = `<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>`
	xlsxType = `<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`
	xlsmType = `<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>`
)

// archive is a ZIP archive of parts, name and content in turn.
func archive(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCheck(t *testing.T) {
	types := "[Content_Types].xml"
	docx, xlsx := archive(t, types, docxType, "word/document.xml", "<w/>"), archive(t, types, xlsxType, "xl/workbook.xml", "<x/>")
	zeros := strings.Repeat("0", 33<<20)
	many := make([]string, 0, 4004)
	for i := range 2001 {
		many = append(many, fmt.Sprintf("p%d", i), "")
	}
	for _, c := range []struct {
		name, content string
		want          file.Kind
		says          string // nothing: it is kept
	}{
		{"report.pdf", pdf, file.PDF, ""},
		{"REPORT.PDF", pdf, file.PDF, ""},
		{"ward.png", png, file.PNG, ""},
		{"ward.jpg", jpeg, file.JPEG, ""},
		{"ward.jpeg", jpeg, file.JPEG, ""},
		{"plan.docx", docx, file.DOCX, ""},
		{"steps.xlsx", xlsx, file.XLSX, ""},
		{"steps.csv", "step,minutes\nPrint the form,2.5\n", file.CSV, ""},
		{"steps.csv", "\ufeffÉtape;minutes\r\n", file.CSV, ""},
		{"steps.csv", "caf\xe9,1\r\n", file.CSV, ""},
		{"steps.csv", "\xff\xfea\x00,\x00b\x00\r\x00\n\x00", file.CSV, ""},

		{"report.pdf", "<html><script>", "", "report.pdf is not a PDF, whatever its name says."},
		{"report.pdf", jpeg, "", "report.pdf is not a PDF, whatever its name says: it is a JPEG picture."},
		{"report.pdf", "%PDF-1.7 and then nothing", "", "report.pdf is not a PDF, whatever its name says."},
		{"ward.png", pdf, "", "ward.png is not a PNG picture, whatever its name says: it is a PDF."},
		{"steps.csv", pdf, "", "steps.csv is not a CSV file, whatever its name says: it is a PDF."},
		{"steps.csv", "MZ\x90\x00\x03", "", "steps.csv is not a CSV file, whatever its name says."},
		{"steps.xlsx", docx, "", "steps.xlsx is not an Excel workbook (XLSX), whatever its name says: it is a Word document (DOCX)."},
		{"steps.pdf", xlsx, "", "steps.pdf is not a PDF, whatever its name says: it is an Excel workbook (XLSX)."},
		{"steps.xlsx", archive(t, "a.txt", "a"), "", "steps.xlsx is not an Excel workbook (XLSX), whatever its name says."},
		{"steps.xlsx", xlsx[:len(xlsx)-30], "", "steps.xlsx is damaged"},
		{"steps.xlsx", archive(t, types, xlsmType), "", "steps.xlsx can hold macros"},
		{"steps.xlsx", archive(t, types, xlsxType, "xl/vbaProject.bin", "x"), "", "steps.xlsx can hold macros"},
		{"plan.docx", archive(t, types, docxType, "word/VBAPROJECT.bin", "x"), "", "Save it as DOCX, without macros"},
		{"steps.xlsm", xlsx, "", "steps.xlsm can hold macros"},
		{"steps.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", "", "steps.xlsx is protected by a password or saved in an old format. Save it as XLSX"},
		{"steps.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "steps.xls is in an old format"},
		{"bomb.xlsx", archive(t, types, xlsxType, "a", zeros, "b", zeros), "", "bomb.xlsx unpacks to more than 64 MB"},
		{"bomb.xlsx", archive(t, types, strings.Repeat("x", 65<<20)), "", "bomb.xlsx unpacks to more than 64 MB"},
		{"parts.xlsx", archive(t, many...), "", "parts.xlsx holds more parts than a document has"},
		{"empty.pdf", "", "", "empty.pdf is empty"},
		{"setup.exe", "MZ", "", "setup.exe cannot be kept. Choose a PDF, PNG, JPEG, DOCX, XLSX or CSV file"},
		{"report", pdf, "", "report cannot be kept"},
		{"large.pdf", pdf + strings.Repeat(" ", file.Most), "", "large.pdf is larger than 20 MB"},
	} {
		got, err := file.Check(c.name, strings.NewReader(c.content), int64(len(c.content)))
		switch {
		case c.says == "" && (err != nil || got != c.want):
			t.Errorf("Check(%s) = %q, %v, want %q", c.name, got, err, c.want)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), strings.TrimSuffix(c.says, "."))):
			t.Errorf("Check(%s) = %q, %v, want a refusal: %s", c.name, got, err, c.says)
		}
		if refusal, is := err.(file.Refusal); err != nil && (!is || strings.HasSuffix(string(refusal), ".")) {
			t.Errorf("Check(%s) refuses with %#v, want one sentence without its full stop", c.name, err)
		}
	}
}

// What is exactly as large as it may be is kept, and one byte more is not.
func TestCheckAtTheBound(t *testing.T) {
	for over, kept := range map[int]bool{0: true, 1: false} {
		content := "%PDF-" + strings.Repeat(" ", file.Most-10+over) + "%%EOF"
		if _, err := file.Check("a.pdf", strings.NewReader(content), int64(len(content))); (err == nil) != kept {
			t.Errorf("%d bytes: %v", len(content), err)
		}
	}
}

func TestName(t *testing.T) {
	for sent, want := range map[string]string{
		"report.pdf": "report.pdf", `C:\Users\A Yusuf\report.pdf`: "report.pdf", "../../etc/passwd": "passwd",
		"a\r\nSet-Cookie: x.pdf": "aSet-Cookie: x.pdf", "re\u202efdp.exe": "refdp.exe", "  two   words .pdf ": "two words .pdf",
		"": "file", "..": "file", "/": "file", "\x00": "file", "Évaluation.pdf": "Évaluation.pdf",
		strings.Repeat("é", 200) + ".pdf": strings.Repeat("é", 116) + ".pdf",
	} {
		if got := file.Name(sent); got != want {
			t.Errorf("Name(%q) = %q, want %q", sent, got, want)
		}
	}
}

func TestSize(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 bytes", 999: "999 bytes", 1000: "1 KB", 940_400: "940 KB", 1_000_000: "1 MB", 1_240_000: "1.2 MB", 20 << 20: "21 MB"} {
		if got := file.Size(bytes); got != want {
			t.Errorf("Size(%d) = %q, want %q", bytes, got, want)
		}
	}
}

// FuzzCheck: whatever is sent, nothing breaks, and what is kept is what its name says.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{pdf, png, jpeg, "a,b\n", archive(f, "[Content_Types].xml", docxType)} {
		f.Add("a.docx", []byte(s))
	}
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		kind, err := file.Check(file.Name(name), bytes.NewReader(content), int64(len(content)))
		if err == nil && kind.Noun() == "" {
			t.Errorf("kept %q as %q", name, kind)
		}
	})
}
