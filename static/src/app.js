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

// table[data-sheet] moves and pastes as a spreadsheet does: arrows and Enter go
// from input to input, and copied cells fill those below and beside the one with
// the focus. What has days, or more lines than the table, the server puts in place.
each('[data-sheet]', (table) => {
  const rows = [...table.tBodies[0].rows]
  const at = (row, column) => rows[row]?.cells[column]?.querySelector('input:not([type=hidden])')
  const go = (row, column, down, right) => {
    let next
    do {
      row += down
      column += right
      next = at(row, column)
    } while (!next && rows[row]?.cells[column])
    next?.focus()
    next?.select()
  }
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0] }
  const place = (input) => {
    const cell = input.closest('td')
    return [rows.indexOf(cell.parentNode), cell.cellIndex]
  }
  table.addEventListener('keydown', (event) => {
    const input = event.target.closest('td input')
    const step = steps[event.key]
    if (!input || !step || event.altKey || event.ctrlKey || event.metaKey) return
    const all = input.selectionEnd - input.selectionStart === input.value.length
    if (event.key === 'ArrowLeft' && !all && input.selectionEnd > 0) return
    if (event.key === 'ArrowRight' && !all && input.selectionStart < input.value.length) return
    if (event.shiftKey && event.key !== 'Enter') return
    event.preventDefault()
    const [row, column] = place(input)
    go(row, column, event.shiftKey ? -step[0] : step[0], step[1])
  })
  table.addEventListener('keypress', (event) => {
    if (event.key === 'Enter' && event.target.matches('td input')) event.preventDefault()
  })
  table.addEventListener('paste', (event) => {
    const input = event.target.closest('td input')
    const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n+$/, '') ?? ''
    if (!input || !/[\n\t]/.test(text)) return
    event.preventDefault()
    let lines = text.split('\n').map((line) => line.split('\t').map((cell) => cell.trim()))
    if (lines.length > 1 && /\p{L}{4}/u.test(lines[0].join('')) && !/\d/.test(lines[0].join(''))) lines = lines.slice(1)
    const [row, column] = place(input)
    const dated = lines[0].length > 1 && /^(w\/c )?(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} [a-z]{3,})/i.test(lines[0][0])
    if (dated || row + lines.length > rows.length) {
      const form = table.closest('form')
      form.elements.paste.value = text
      form.elements.into.value = /^[a-z]+-(.*)-\d{4}-\d\d-\d\d$/.exec(input.id)[1]
      form.requestSubmit(form.querySelector('button[value=fill]'))
      return
    }
    let filled = 0
    lines.forEach((cells, i) => cells.forEach((cell, j) => {
      const into = at(row + i, column + j)
      if (!into || into.value === cell) return
      into.value = cell
      filled++
    }))
    input.dispatchEvent(new Event('input', { bubbles: true }))
    status(`${filled} cells were filled. Nothing is saved yet.`)
  })
})
