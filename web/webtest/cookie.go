package webtest

import "net/http"

// Cookie is the value of the person's cookie called name, or nothing.
func (p *Person) Cookie(name string) string {
	for _, c := range p.client.Jar.Cookies(p.base) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

// SetCookie puts a cookie into the person's browser, as somebody could who was at it before.
func (p *Person) SetCookie(name, value string) *Person {
	p.client.Jar.SetCookies(p.base, []*http.Cookie{{Name: name, Value: value, Path: "/"}})
	return p
}
