package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// claims is the double-counting register of a benefit.
func (s *Server) claims(c echo.Context) error {
	return s.claimsPage(c, http.StatusOK, benefits.Claims{})
}

// claimsPage shows the register with what was typed.
func (s *Server) claimsPage(c echo.Context, status int, p benefits.Claims) error {
	v, err := s.App.Claims(c.Request().Context(), s.who(c), c.Param("benefit"))
	if err != nil {
		return err
	}
	p.Show, p.Claims, p.Overlaps, p.Groups, p.Steps, p.Unit = s.shown(v.BenefitView), v.Claims, v.Overlaps, v.Groups, v.Steps, v.Unit
	p.MayShare, p.Reader = v.Shares, s.who(c).ID
	return render(c, status, p.Page())
}

// claimed answers a deed on the register: the same page when something is to be mended.
func (s *Server) claimed(c echo.Context, err error, p benefits.Claims, said string) error {
	if fault.Is(err, fault.Invalid) {
		p.Errors = fault.Of(err).Fields
		return s.claimsPage(c, http.StatusUnprocessableEntity, p)
	}
	if err != nil {
		return err
	}
	return s.done(c, "/benefits/"+c.Param("benefit")+"/claims", said)
}

// claimMake adds steps whose time the benefit counts.
func (s *Server) claimMake(c echo.Context) error {
	form := c.Request().PostForm
	in := benefit.ClaimInput{Unit: form.Get("unit"), Steps: form.Get("steps"), Group: form.Get("group"), From: typedDate(form, "from"), To: typedDate(form, "to"), Cases: form.Get("cases")}
	err := s.App.ClaimTime(c.Request().Context(), s.who(c), c.Param("benefit"), in)
	return s.claimed(c, err, benefits.Claims{Input: in, Open: "new"}, "Steps added")
}

// claimWithdraw takes steps back.
func (s *Server) claimWithdraw(c echo.Context) error {
	claim := c.Param("claim")
	err := s.App.WithdrawClaim(c.Request().Context(), s.who(c), c.Param("benefit"), claim, c.Request().PostFormValue("reason-"+claim))
	return s.claimed(c, err, benefits.Claims{Open: claim}, "Steps taken back")
}

// claimShare records how two benefits share a step, as one person proposes it.
func (s *Server) claimShare(c echo.Context) error {
	form := c.Request().PostForm
	in := benefit.SharedInput{Cases: form.Get("shared-cases"), Minutes: form.Get("shared-minutes"), OfFirst: form.Get("of-first"), OfSecond: form.Get("of-second"), Why: form.Get("why")}
	err := s.App.ProposeShares(c.Request().Context(), s.who(c), c.Param("benefit"), form.Get("first"), form.Get("second"), form.Get("step"), in)
	return s.claimed(c, err, benefits.Claims{Shared: in, Open: form.Get("part")}, "Shares proposed. They count when a second person agrees")
}

// claimAgree says, as a second person, that the shares are agreed.
func (s *Server) claimAgree(c echo.Context) error {
	form := c.Request().PostForm
	err := s.App.AgreeShares(c.Request().Context(), s.who(c), c.Param("benefit"), form.Get("first"), form.Get("second"), form.Get("step"))
	return s.claimed(c, err, benefits.Claims{}, "Shares agreed")
}
