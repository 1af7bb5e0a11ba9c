package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/boombuler/barcode/qr"
	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/templates/accounts"
)

// setUp is what a one-time link opens.
func (s *Server) setUp(c echo.Context) error {
	token := c.Param("token")
	invited, err := s.App.Invitation(c.Request().Context(), token)
	if fault.Is(err, fault.NotFound) {
		return render(c, http.StatusNotFound, accounts.LinkOver{}.Page())
	}
	if err != nil {
		return err
	}
	p := setUpPage(token, invited)
	if !invited.Account.SetUp() {
		shown, err := s.App.NewAuthenticator(token, invited.Account.Email, s.Config.Product)
		if err != nil {
			return err
		}
		if err := show(&p, shown); err != nil {
			return err
		}
	}
	return ok(c, p.Page())
}

// setUpAccount takes the password and the first code, and signs the person in.
func (s *Server) setUpAccount(c echo.Context) error {
	r := c.Request()
	token := c.Param("token")
	in := app.SetUp{Password: r.PostFormValue("password"), Sealed: r.PostFormValue("sealed"), Code: r.PostFormValue("code")}
	id, codes, err := s.App.SetUpAccount(r.Context(), token, in)
	switch {
	case fault.Is(err, fault.NotFound):
		return render(c, http.StatusNotFound, accounts.LinkOver{}.Page())
	case refused(err):
		return s.setUpAgain(c, token, in.Sealed, err)
	case err != nil:
		return err
	}
	if len(codes) == 0 {
		if err := s.signInAs(c, id, nil); err != nil {
			return err
		}
		s.flash(c, id, "Your password is changed, and you are signed in")
		return s.land(c, id, "/")
	}
	sealed, err := s.sealCodes(id, codes)
	if err != nil {
		return err
	}
	if err := s.signInAs(c, id, func(v map[any]any) { v[keyCodes] = sealed }); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/account/recovery-codes")
}

// setUpAgain shows the same page with what has to be mended; the authenticator app keeps the key that it was given.
func (s *Server) setUpAgain(c echo.Context, token, sealed string, refusal error) error {
	invited, err := s.App.Invitation(c.Request().Context(), token)
	if err != nil {
		return err
	}
	p := setUpPage(token, invited)
	p.Errors = fieldsOf(refusal, "code")
	if !invited.Account.SetUp() {
		shown, err := s.App.SameAuthenticator(token, sealed, invited.Account.Email, s.Config.Product)
		if err != nil {
			return err
		}
		if err := show(&p, shown); err != nil {
			return err
		}
	}
	return render(c, statusOf[fault.Of(refusal).Kind], p.Page())
}

func setUpPage(token string, invited app.Invited) accounts.SetUp {
	return accounts.SetUp{Token: token, Name: invited.Account.Name, Email: invited.Account.Email, Expires: moment(invited.Expires)}
}

// show adds what an authenticator app needs.
func show(p *accounts.SetUp, a app.Authenticator) error {
	code, err := qr.Encode(a.Address, qr.M, qr.Auto)
	if err != nil {
		return fmt.Errorf("draw a QR code: %w", err)
	}
	size := code.Bounds().Dx()
	p.QR = make(accounts.QR, size)
	for y := range p.QR {
		p.QR[y] = make([]bool, size)
		for x := range p.QR[y] {
			dark, _, _, _ := code.At(x, y).RGBA()
			p.QR[y][x] = dark == 0
		}
	}
	var groups []string
	for rest := a.Secret; rest != ""; rest = rest[min(4, len(rest)):] {
		groups = append(groups, rest[:min(4, len(rest))])
	}
	p.Secret, p.Sealed = strings.Join(groups, " "), a.Sealed
	return nil
}

// sealCodes is recovery codes as a session holds them until their owner has kept them.
func (s *Server) sealCodes(personID string, codes []string) (string, error) {
	return s.App.Seal.Seal("codes of "+personID, strings.Join(codes, " "))
}

// recoveryCodes shows fresh codes until their owner says that they are kept; after that it offers to make new ones.
func (s *Server) recoveryCodes(c echo.Context) error {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	if sealed := value(session, keyCodes); sealed != "" {
		codes, err := s.App.Seal.Open("codes of "+s.who(c).ID, sealed)
		if err != nil {
			return err
		}
		return ok(c, accounts.RecoveryCodes{Codes: strings.Fields(codes)}.Page())
	}
	return s.newCodesPage(c, http.StatusOK, nil)
}

func (s *Server) newCodesPage(c echo.Context, status int, errors fault.Fields) error {
	account, err := s.App.OwnAccount(c.Request().Context(), s.who(c), "")
	if err != nil {
		return err
	}
	if !account.SetUp() {
		return noPassword()
	}
	return render(c, status, accounts.NewCodes{CodesLeft: codesWords(account.CodesLeft), Errors: errors}.Page())
}

// recoveryCodesNew makes new codes.
func (s *Server) recoveryCodesNew(c echo.Context) error {
	r := c.Request()
	codes, err := s.App.NewRecoveryCodes(r.Context(), s.who(c), r.PostFormValue("current"))
	if refused(err) {
		return s.newCodesPage(c, statusOf[fault.Of(err).Kind], fieldsOf(err, "current"))
	}
	if err != nil {
		return err
	}
	return s.keepCodes(c, codes)
}

func (s *Server) keepCodes(c echo.Context, codes []string) error {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	if session.Values[keyCodes], err = s.sealCodes(s.who(c).ID, codes); err != nil {
		return err
	}
	if err := session.Save(c.Request(), c.Response()); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/account/recovery-codes")
}

// recoveryCodesKept forgets the shown codes.
func (s *Server) recoveryCodesKept(c echo.Context) error {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	delete(session.Values, keyCodes)
	if err := session.Save(c.Request(), c.Response()); err != nil {
		return err
	}
	return s.land(c, s.who(c).ID, "/")
}

// moment is 25 November 2026, 2:32pm.
func moment(at day.Instant) string { return at.Day().Long() + ", " + at.Clock() }

func momentOf(t time.Time) string { return moment(day.At(t)) }
