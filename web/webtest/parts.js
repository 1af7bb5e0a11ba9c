// The parts of the page called name, without those that only hold another of
// them: what Person.In finds, for Tab.In. See eachPart in names.go.
(name) => {
  const read = (node) => {
    const copy = node.cloneNode(true)
    copy.querySelectorAll('[aria-hidden=true],[hidden],script,style,template,select,textarea').forEach((n) => n.remove())
    return copy.textContent.replace(/\s+/g, ' ').trim()
  }
  const around = 'section,article,li,form,fieldset,details,div,main,body'
  const found = new Set()
  const add = (part, called) => called === name && part && found.add(part)

  for (const n of document.querySelectorAll('[aria-label],[aria-labelledby]')) {
    if (n.matches('a,button,input,select,textarea')) continue
    const ids = (n.getAttribute('aria-labelledby') ?? '').split(/\s+/)
    const labels = ids.map((id) => document.getElementById(id)).filter(Boolean)
    add(n, labels.length ? labels.map(read).join(' ') : n.getAttribute('aria-label'))
  }
  for (const n of document.querySelectorAll('legend,caption,summary,figcaption,dt,th[scope=row]')) add(n.parentElement, read(n))
  for (const n of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) add(n.closest(around), read(n))

  const seen = [...found].filter((n) => !n.closest('[hidden],template'))
  return seen.filter((outer) => !seen.some((inner) => inner !== outer && outer.contains(inner)))
}
