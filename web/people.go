package web

import (
	"net"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/person"
	"groundwork/internal/store"
	"groundwork/templates/accounts"
	"groundwork/templates/ui"
)

// people lists who belongs to an organisation.
func (s *Server) people(c echo.Context) error {
	people, err := s.App.PeopleAt(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	p := accounts.People{Code: people.Organisation.Code, Organisation: people.Organisation.Short, Crumbs: crumbsTo(people.Organisation)}
	for _, m := range people.Members {
		p.Members = append(p.Members, s.personShown(m, "/trusts/"+p.Code+"/people/"+m.ID, false))
	}
	return ok(c, p.Page())
}

func crumbsTo(o organisation.Organisation, more ...ui.Crumb) []ui.Crumb {
	if o.Type == organisation.Trust {
		return append([]ui.Crumb{{Label: o.Short, Href: "/trusts/" + o.Code}}, more...)
	}
	return more
}

func (s *Server) personShown(m app.Member, href string, where bool) accounts.Person {
	return accounts.Person{ID: m.ID, Name: m.Name, Email: m.Email, Job: m.Job, Does: does(m.Roles, where), Plays: labels(m.Parts),
		State: s.stateOf(m.Account), Href: href}
}

// stateOf is how an account stands. In the demonstration nobody needs one.
func (s *Server) stateOf(a store.Account) string {
	switch {
	case !a.Disabled.IsZero():
		return accounts.Disabled
	case !a.SetUp() && s.Config.Demo:
		return accounts.WalksIn
	case !a.SetUp():
		return accounts.NotSetUp
	}
	return accounts.SignsIn
}

// personNew asks whom to invite.
func (s *Server) personNew(c echo.Context) error {
	return s.personNewPage(c, http.StatusOK, person.Invite{}, nil)
}

func (s *Server) personNewPage(c echo.Context, status int, in person.Invite, errors fault.Fields) error {
	people, err := s.App.PeopleAt(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	o := people.Organisation
	return render(c, status, accounts.Invite{Code: o.Code, Organisation: o.Short, Name: in.Name, Email: in.Email, Job: in.Job, Role: in.Role,
		Roles: roleOptions(access.Grantable(s.who(c), o.Code)), Errors: errors,
		Crumbs: crumbsTo(o, ui.Crumb{Label: "People", Href: "/trusts/" + o.Code + "/people"})}.Page())
}

// roleHints say what a role is for, to somebody who gives it.
var roleHints = map[access.Role]string{
	access.InnovationLead: "registers and runs pilots, records workflows and figures",
	access.TrustLeader:    "starts take-ups, answers and shares out questions, checks benefits, invites people",
	access.Respondent:     "answers the questions they are given",
	access.Secretary:      "prepares the board’s papers, records its decisions, invites people",
	access.BoardMember:    "reads the board’s pages",
	access.ProgrammeLead:  "looks across all organisations below this one",
	access.Admin:          "looks after people and settings everywhere, and sees no drafts or answers",
}

func roleOptions(roles []access.Role) []ui.Option {
	out := make([]ui.Option, len(roles))
	for i, r := range roles {
		out[i] = ui.Option{Value: string(r), Label: r.Label(), Hint: roleHints[r]}
	}
	return out
}

// personInvite makes the person and the link.
func (s *Server) personInvite(c echo.Context) error {
	r := c.Request()
	in := person.Invite{Name: r.PostFormValue("name"), Email: r.PostFormValue("email"), Job: r.PostFormValue("job"),
		Organisation: c.Param("ods"), Role: r.PostFormValue("role")}
	if _, err := s.App.PeopleAt(r.Context(), s.who(c), in.Organisation); err != nil {
		return err // a code that is in no register is a wrong address, not a wrong answer
	}
	made, err := s.App.InvitePerson(r.Context(), s.who(c), in)
	if fault.Is(err, fault.Invalid) {
		return s.personNewPage(c, http.StatusUnprocessableEntity, in, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	to := "/trusts/" + in.Organisation + "/people/" + made.ID
	if made.Known {
		return s.done(c, to, "They had an account already, and now work here too")
	}
	return s.handOver(c, to, made.Token)
}

// handOver leads to a page that shows a one-time link once. A form that is sent twice made its link the first time.
func (s *Server) handOver(c echo.Context, to, token string) error {
	if token != "" {
		session, err := s.sess.Get(c.Request(), s.sess.name)
		if err != nil {
			return err
		}
		if session.Values[keyLink], err = s.App.Seal.Seal("link for "+to, s.baseURL(c)+"/welcome/"+token); err != nil {
			return err
		}
		if err := session.Save(c.Request(), c.Response()); err != nil {
			return err
		}
	}
	return c.Redirect(http.StatusSeeOther, to)
}

// takeLink is the link that waits for the page at path, once.
func (s *Server) takeLink(c echo.Context) (string, error) {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return "", err
	}
	sealed := value(session, keyLink)
	if sealed == "" {
		return "", nil
	}
	link, err := s.App.Seal.Open("link for "+c.Request().URL.Path, sealed)
	if err != nil {
		return "", nil // it waits for another page
	}
	delete(session.Values, keyLink)
	return link, session.Save(c.Request(), c.Response())
}

// baseURL is the address that people use; on this machine alone, the one that the server listens on. What a browser says it
// asked for is never believed.
func (s *Server) baseURL(c echo.Context) string {
	if s.Config.PublicURL != "" {
		return s.Config.PublicURL
	}
	if at, ok := c.Request().Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
		return "http://" + at.String()
	}
	return ""
}

// linkUntil is when a link that is made now stops working.
func (s *Server) linkUntil() string {
	return momentOf(s.App.Now().Add(person.InvitationLasts))
}

// personShow is one member.
func (s *Server) personShow(c echo.Context) error { return s.personPage(c, http.StatusOK, "", "", nil) }

func (s *Server) personPage(c echo.Context, status int, role, part string, errors fault.Fields) error {
	who := s.who(c)
	o, m, err := s.App.PersonAt(c.Request().Context(), who, c.Param("ods"), c.Param("person"))
	if err != nil {
		return err
	}
	p := accounts.Member{Person: s.personShown(m, "", false), Code: o.Code, Organisation: o.Short, Role: role, Part: part, Errors: errors,
		Myself: m.ID == who.ID, LinkUntil: s.linkUntil(), Crumbs: crumbsTo(o, ui.Crumb{Label: "People", Href: "/trusts/" + o.Code + "/people"})}
	if p.Link, err = s.takeLink(c); err != nil {
		return err
	}
	at := "/trusts/" + o.Code + "/people/" + m.ID
	grantable := access.Grantable(who, o.Code)
	for _, r := range m.Roles {
		held := accounts.Held{Label: r.Role.Label()}
		if !p.Myself && slices.Contains(grantable, r.Role) {
			held.End = at + "/roles/" + r.ID + "/end"
		}
		p.Roles = append(p.Roles, held)
		grantable = slices.DeleteFunc(grantable, func(x access.Role) bool { return x == r.Role })
	}
	p.RoleChoices = append([]ui.Option{{Label: "Choose"}}, roleOptions(grantable)...)
	for _, x := range m.Parts {
		p.Parts = append(p.Parts, accounts.Held{Label: x.Label, End: at + "/functions/" + x.ID + "/end"})
	}
	p.PartChoices = s.partOptions(m)
	p.MayLink = m.Disabled.IsZero() && m.Email != "" && !p.Myself
	if who.HasAnywhere(access.Admin) {
		p.Admin = "/admin/people/" + m.ID
	}
	return render(c, status, p.Page())
}

// partOptions are the parts that a member does not play yet; none for somebody who is not a member.
func (s *Server) partOptions(m app.Member) []ui.Option {
	if !slices.ContainsFunc(m.Roles, func(r store.Membership) bool { return r.Role != access.Admin }) {
		return nil
	}
	options := []ui.Option{{Label: "Choose"}}
	for _, f := range s.App.FunctionChoices() {
		if !slices.ContainsFunc(m.Parts, func(x app.Part) bool { return x.Label == f.Label }) {
			options = append(options, ui.Option{Value: f.Key, Label: f.Label})
		}
	}
	return options
}

// roleGive makes somebody something more here.
func (s *Server) roleGive(c echo.Context) error {
	role := c.Request().PostFormValue("role")
	err := s.App.GiveRole(c.Request().Context(), s.who(c), c.Param("person"), c.Param("ods"), role)
	return s.afterChange(c, err, role, "", "Added")
}

// roleEnd ends what somebody does here.
func (s *Server) roleEnd(c echo.Context) error {
	err := s.App.EndRole(c.Request().Context(), s.who(c), c.Param("ods"), c.Param("person"), c.Param("membership"))
	if err != nil {
		return err
	}
	to := s.personPath(c)
	if _, _, err := s.App.PersonAt(c.Request().Context(), s.who(c), c.Param("ods"), c.Param("person")); fault.Is(err, fault.NotFound) {
		to = "/trusts/" + c.Param("ods") + "/people" // they left
	}
	return s.done(c, to, "Ended, from today")
}

// functionGive makes somebody play a part in the organisation.
func (s *Server) functionGive(c echo.Context) error {
	function := c.Request().PostFormValue("function")
	err := s.App.GiveFunction(c.Request().Context(), s.who(c), c.Param("ods"), c.Param("person"), function)
	return s.afterChange(c, err, "", function, "Added")
}

// functionEnd ends it.
func (s *Server) functionEnd(c echo.Context) error {
	err := s.App.EndFunction(c.Request().Context(), s.who(c), c.Param("ods"), c.Param("person"), c.Param("function"))
	return s.afterChange(c, err, "", "", "Ended, from today")
}

// personLink makes a new one-time link.
func (s *Server) personLink(c echo.Context) error {
	token, err := s.App.LinkAccount(c.Request().Context(), s.who(c), c.Param("ods"), c.Param("person"))
	if err != nil {
		return err
	}
	return s.handOver(c, s.personPath(c), token)
}

func (s *Server) personPath(c echo.Context) string {
	return "/trusts/" + c.Param("ods") + "/people/" + c.Param("person")
}

// afterChange goes back to the person, with what has to be mended or what was done.
func (s *Server) afterChange(c echo.Context, err error, role, part, message string) error {
	if fault.Is(err, fault.Invalid) {
		return s.personPage(c, http.StatusUnprocessableEntity, role, part, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	return s.done(c, s.personPath(c), message)
}
