// Small improvements, found by data attributes. Every page works without them.

// The only door through which text becomes markup: fragments that our own
// server made for X-Fragment.
const markup = window.trustedTypes?.createPolicy('app', { createHTML: (html) => html })
const status = (text) => {
  const box = document.getElementById('app-status')
  if (box) box.textContent = text
}
const each = (selector, act) => document.querySelectorAll(selector).forEach(act)
const later = (wait, act) => {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, wait)
  }
}

// form[data-autosave=url] keeps a draft. The server answers with the words to
// show; data-saved names the element that shows them. A draft holds no file, no
// password and no idempotency key.
each('form[data-autosave]', (form) => {
  const box = document.getElementById(form.dataset.saved)
  const say = (text, lost) => {
    if (box) {
      box.textContent = text
      box.classList.toggle('app-state--notkept', lost)
    }
    status(text)
  }
  const keep = later(400, async () => {
    const fields = new FormData(form)
    fields.delete('_key')
    form.querySelectorAll('[type=file],[type=password]').forEach((field) => fields.delete(field.name))
    try {
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: new URLSearchParams(fields) })
      if (!answer.ok) throw answer
      say((await answer.text()) || 'Draft kept', false)
    } catch {
      say('Not kept. Your answer is still on this page.', true)
    }
  })
  form.addEventListener('change', keep)
  form.addEventListener('input', keep)
})

// form[data-filter=id] replaces the region with that id instead of loading a page.
each('form[data-filter]', (form) => {
  const id = form.dataset.filter
  let newest = 0
  const load = async () => {
    const mine = ++newest
    const url = new URL(form.action || location.href)
    url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value))
    try {
      const answer = await fetch(url, { headers: { 'X-Fragment': id } })
      const text = await answer.text()
      if (!answer.ok || mine !== newest) return
      const region = document.getElementById(id)
      const draft = document.createElement('template')
      draft.innerHTML = markup ? markup.createHTML(text) : text
      const fresh = draft.content.getElementById(id)
      if (!region || !fresh) return location.assign(url)
      region.replaceWith(fresh)
      history.replaceState(null, '', url)
      status(fresh.dataset.count || '')
    } catch {
      location.assign(url)
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    load()
  })
  form.addEventListener('change', later(100, load))
})

// button[data-copy=id] puts the words of an element on the clipboard.
each('[data-copy]', (button) => {
  const source = document.getElementById(button.dataset.copy)
  if (!source || !navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText((source.value ?? source.innerText).trim())
      status('Copied')
      button.textContent = 'Copied'
    } catch {
      source.closest('details')?.setAttribute('open', '')
      status('Not copied. Select the text and copy it.')
    }
  })
})

// tbody[data-rows=side] is a table that is typed in. Enter goes to the same field one row down (Shift up) and adds a
// row after the last. A row is dragged by its number; dropping it presses the button that moves it there.
each('[data-rows]', (body) => {
  const form = body.closest('form')
  const side = body.dataset.rows
  const press = (value) => {
    const button = document.createElement('button')
    Object.assign(button, { name: 'do', value, hidden: true })
    form.append(button)
    form.requestSubmit(button)
  }
  const down = (event) => {
    const [, n, field] = /^\w+-(\d+)-(\w+)$/.exec(event.target.name) || []
    if (event.key !== 'Enter' || event.isComposing || !n || event.target.tagName === 'SELECT') return
    event.preventDefault()
    if (event.type === 'keypress') return // the key went down in the row before
    const next = document.getElementById(`${side}-${+n + (event.shiftKey ? -1 : 1)}-${field}`)
    if (next) next.focus()
    else if (!event.shiftKey) press(`add ${side} 1`)
  }
  body.addEventListener('keydown', down)
  body.addEventListener('keypress', down)
  const row = (event) => event.target.closest?.('tr[id]')
  const mark = (name, on) => {
    body.querySelector('.' + name)?.classList.remove(name)
    on?.classList.add(name)
  }
  let from
  body.querySelectorAll('.n').forEach((cell) => (cell.draggable = true))
  body.addEventListener('dragstart', (event) => {
    from = event.target.draggable && row(event)
    if (!from) return
    event.dataTransfer.setData('text/plain', from.id)
    mark('app-dragged', from)
  })
  body.addEventListener('dragover', (event) => {
    const to = from && row(event)
    if (!to) return
    event.preventDefault()
    mark('app-goes-here', to)
  })
  body.addEventListener('drop', (event) => {
    const to = from && row(event)
    if (!to || to === from) return
    event.preventDefault()
    const n = (x) => x.id.split('-')[1]
    press(`move ${side} ${n(from)} ${n(to)}`)
  })
  body.addEventListener('dragend', () => {
    from = null
    mark('app-dragged')
    mark('app-goes-here')
  })
})
