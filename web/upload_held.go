package web

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/file"
)

// A browser forgets a file when its form comes back. So what was fine is held for a day, and the form carries what it is with a
// keyed hash of it and of whom it was shown to: nobody can name a file that they did not send.

// held is a file of a form that comes back, as the form carries it; nothing when there is none, or none that fits.
func (s *Server) held(c echo.Context, up app.Upload) (string, error) {
	if !up.Fits() {
		return "", nil
	}
	if err := s.App.HoldFile(up); err != nil {
		return "", err
	}
	words := up.SHA256 + "|" + string(up.Kind) + "|" + strconv.FormatInt(up.Size, 10) + "|" + up.Name
	return s.mac("held file", s.owner(s.who(c).ID)+words) + "|" + words, nil
}

// letGo is a held file as it came back; the zero Upload when the form carries none of ours.
func (s *Server) letGo(c echo.Context, carried string) app.Upload {
	sum, words, _ := strings.Cut(carried, "|")
	parts := strings.SplitN(words, "|", 4)
	if len(parts) != 4 || sum != s.mac("held file", s.owner(s.who(c).ID)+words) {
		return app.Upload{}
	}
	size, err := strconv.ParseInt(parts[2], 10, 64)
	if err != nil {
		return app.Upload{}
	}
	return s.App.HeldFile(file.Chosen{SHA256: parts[0], Kind: file.Kind(parts[1]), Size: size, Name: parts[3]})
}

// sentFile is the file of a form: the one that was just chosen, else the one that it carries.
func (s *Server) sentFile(c echo.Context, field, carried string) app.Upload {
	if up := s.upload(c, field); !up.None() {
		return up
	}
	return s.letGo(c, carried)
}
