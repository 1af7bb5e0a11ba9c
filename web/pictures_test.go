package web_test

import (
	"os"
	"testing"
)

// TestPictures takes the picture of README anew when GROUNDWORK_PICTURES names a folder:
//
//	GROUNDWORK_PICTURES=web/webtest/pictures go test ./web -run TestPictures
func TestPictures(t *testing.T) {
	folder := os.Getenv("GROUNDWORK_PICTURES")
	if folder == "" {
		folder = t.TempDir()
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	site := serve(t, opened(t, demoDatabases.SQLite(t)))
	site.Tab(t, 1280).Visit("/").Press("Marion Lister").Visit("/board/ZZ-NMR").Sees(200, "55.6").Screenshot(folder + "/board.png")
}
