package web_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"groundwork/internal/app"
	"groundwork/internal/blob"
	"groundwork/internal/pilot"
	"groundwork/web/webtest"
)

const reportPDF = "%PDF-1.7\nthe evaluation\n%%EOF\n"

// A document goes its whole way: refused with what was typed, kept, fetched, revised by one of two, removed and put back.
func TestDocumentsAsFiles(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		lead := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/documents")
		lead.Press("Add the document").Sees(422, "Choose the file, or say where the document is")
		lead.Fill("What is it?", "Evaluation or final report").Fill("What is it called?", "What the pilot found").Fill("Date of the document", "2026-04-10").
			ChooseFile("Choose the file", "report.pdf", "<html><script>alert(1)</script>").Press("Add the document").
			Sees(422, "report.pdf is not a PDF, whatever its name says. Open it, save it as a PDF and choose it again").
			Holds("What is it called?", "What the pilot found")
		lead.ChooseFile("Choose the file", "../../report.pdf", reportPDF).Press("Add the document").
			Sees(200, "Document added", "What the pilot found", "report.pdf", "PDF, 30 bytes", "10 April 2026")

		other := as(t, site, "Margaret Ellison").Visit("/pilots/demo-consent/documents").Sees(200, "What the pilot found").SeesNot("Add a document").Follow("report.pdf")
		if other.Status() != 200 || other.Body() != reportPDF {
			t.Fatalf("fetched %d %q", other.Status(), other.Body())
		}
		for header, want := range map[string]string{"Content-Type": "application/pdf", "Content-Disposition": "attachment; filename=report.pdf", "X-Content-Type-Options": "nosniff",
			"Content-Security-Policy": "sandbox; default-src 'none'", "Cache-Control": "private, no-store", "Cross-Origin-Resource-Policy": "same-origin"} {
			if got := other.Header(header); got != want {
				t.Errorf("%s: %q, want %q", header, got, want)
			}
		}

		colleague := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/documents").Follow("What the pilot found")
		lead.Follow("What the pilot found").Fill("What changed?", "A chapter on night shifts").ChooseFile("Choose the new file, if there is one", "report 2.pdf", reportPDF+"%%EOF").
			Press("Save the revision").Sees(200, "Saved. The version before stays in the list", "report 2.pdf", "report.pdf", "A chapter on night shifts")
		colleague.Fill("What changed?", "Only the title").Fill("What is it called?", "Findings").Press("Save the revision").
			Sees(409, "Somebody else saved this while you were typing").Holds("What changed?", "Only the title").Holds("What is it called?", "Findings").
			Press("Save the revision").Sees(200, "Findings", "Only the title")

		colleague.Press("Remove it from view").Sees(422, "Enter why it is removed").Fill("Why?", "It names a ward round").Press("Remove it from view").Sees(200, "Removed from view (1)")
		address := other.Path()
		other.Visit(address).Sees(404)
		other.Visit("/pilots/demo-consent/documents").Sees(200, "No documents yet").SeesNot("Findings")
		other.Visit(strings.TrimSuffix(address, "/1")).Sees(404)
		colleague.Follow("Findings").Sees(200, "It names a ward round").Press("Put it back into view").Sees(200, "Put back into view", "Findings")
		other.Visit(address).Sees(200)
		colleague.Visit("/pilots/demo-consent/history").Sees(200, "removed a document from view", "put a document back into view")

		lead.Visit("/pilots/demo-consent/documents").Fill("What is it?", "Business case").Choose("Only our own trust").ChooseFile("Choose the file", "prices.csv", "item,pounds\n").Press("Add the document").
			Sees(200, "prices.csv", "Only our own trust reads it")
		other.Visit("/pilots/demo-consent/documents").Sees(200, "Findings").SeesNot("prices")
		other.Visit("/pilots/demo-consent/history").Sees(200).SeesNot("prices")
	})
}

// The same form twice is one document.
func TestDocumentOnce(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		lead := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/documents").Fill("What is it?", "Training material").ChooseFile("Choose the file", "slides.pdf", reportPDF)
		again := *lead
		lead.Press("Add the document").Sees(200, "slides.pdf")
		again.Press("Add the document").Sees(200, "slides.pdf")
		who, err := a.Actor(t.Context(), "p-01", "")
		if err != nil {
			t.Fatal(err)
		}
		r, err := a.PilotRecord(t.Context(), who, "demo-consent")
		if err != nil {
			t.Fatal(err)
		}
		if all, err := a.PilotDocuments(t.Context(), r); err != nil || len(all) != 1 {
			t.Errorf("%v %v", all, err)
		}
	})
}

// What is too large, unpacks to too much or does not pass the scanner is refused in a sentence, and nothing of it stays.
func TestDocumentsRefused(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	folder := t.TempDir()
	a.Files = blob.Folder(folder)
	site := serve(t, a)
	lead := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/documents").Fill("What is it?", "Training material")
	var bomb bytes.Buffer
	w := zip.NewWriter(&bomb)
	part, err := w.Create("[Content_Types].xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(make([]byte, 65<<20)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, content, says string
		scanner             blob.Scanner
	}{
		{"figures.xlsx", bomb.String(), "figures.xlsx unpacks to more than 64 MB", nil},
		{"large.pdf", "%PDF-" + strings.Repeat(" ", 20<<20), "large.pdf is larger than 20 MB", nil},
		{"setup.exe", "MZ", "setup.exe cannot be kept. Choose a PDF, PNG, JPEG, DOCX, XLSX or CSV file", nil},
		{"ill.csv", "a,b\n", "ill.csv did not pass the virus scanner", blob.Scanner{"false"}},
		{"unseen.csv", "a,b\n", "unseen.csv could not be looked at by the virus scanner", blob.Scanner{filepath.Join(folder, "nothing here")}},
	} {
		a.Scanner = c.scanner
		lead.ChooseFile("Choose the file", c.name, c.content).Press("Add the document").Sees(422, c.says)
	}
	err = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			t.Errorf("%s is still there", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// Somebody who may not edit leaves no file behind, and a file that nobody names is swept after a day, not before.
func TestFilesAreSwept(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	folder := t.TempDir()
	a.Files = blob.Folder(folder)
	a.Now = time.Now
	kept := func() (n int) {
		t.Helper()
		if err := a.Files.Each(t.Context(), func(string, time.Time) error { n++; return nil }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	up := func(content string) app.Upload {
		t.Helper()
		u, err := a.ReceiveFile(t.Context(), "a.csv", strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = u.Discard() })
		return u
	}
	in := pilot.DocumentInput{Purpose: pilot.Report}
	lead, err := a.Actor(t.Context(), "p-01", "")
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := a.Actor(t.Context(), "p-21", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.AddPilotDocument(t.Context(), lead, "demo-consent", in, up("named\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := a.AddPilotDocument(t.Context(), stranger, "demo-consent", in, up("nobody's\n")); err == nil {
		t.Fatal("somebody without the right added a document")
	}
	if kept() != 2 {
		t.Fatalf("keeps %d files, want the named one and the other", kept())
	}
	for _, c := range []struct {
		age  time.Duration
		want int
	}{{24*time.Hour - time.Minute, 2}, {24*time.Hour + time.Minute, 1}} {
		a.Now = func() time.Time { return time.Now().Add(c.age) }
		if err := a.SweepFiles(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := kept(); got != c.want {
			t.Errorf("after %s: %d files, want %d", c.age, got, c.want)
		}
	}
}

// Receiving the largest file takes no memory for it.
func TestReceivingStreams(t *testing.T) {
	a := opened(t, emptyDatabases.SQLite(t))
	content := strings.NewReader("%PDF-" + strings.Repeat(" ", 20<<20-10) + "%%EOF")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	u, err := a.ReceiveFile(t.Context(), "large.pdf", content)
	runtime.ReadMemStats(&after)
	if err != nil || u.Problem != "" || u.Size != 20<<20 {
		t.Fatalf("%+v %v", u.Chosen, err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("allocated %d bytes for a file of 20 MB", took)
	}
	if err := u.Discard(); err != nil {
		t.Error(err)
	}
}

// A file that was changed on the disk is not handed out.
func TestDamagedFileIsNotSent(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	folder := t.TempDir()
	a.Files = blob.Folder(folder)
	p := as(t, serve(t, a), "Amina Yusuf").Visit("/pilots/demo-consent/documents").Fill("What is it?", "Training material").ChooseFile("Choose the file", "slides.pdf", reportPDF).Press("Add the document")
	err := a.Files.Each(t.Context(), func(sum string, _ time.Time) error {
		return os.WriteFile(filepath.Join(folder, sum[:2], sum[2:]), []byte(strings.ToUpper(reportPDF)), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	p.Follow("slides.pdf").Sees(500).SeesNot("THE EVALUATION")
}
