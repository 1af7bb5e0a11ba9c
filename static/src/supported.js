// Tells the design system's styles and scripts that this browser can run them.
// It is a classic script so that nothing jumps when the module arrives.
document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' nhsuk-frontend-supported' : '')
