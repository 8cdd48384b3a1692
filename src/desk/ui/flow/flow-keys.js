/**
 * The only script of the queues and of the calendar (whose buttons have keys of their own): j and k go from article to article, o opens one, s, r, x and b press its buttons, n and p turn pages, and
 * the line at the head says when something has come. Without it everything is there all the same.
 */
const rows = [...document.querySelectorAll('.queue > li')]
const letterKeys = new Set(['s', 'r', 'x', 'b', 'n', 'p', 't', 'd', 'w', 'm'])
/** Persian keyboards: the letters that lie on the same keys. */
const sameKeys = {
  ت: 'j',
  ن: 'k',
  خ: 'o',
  س: 's',
  ق: 'r',
  ط: 'x',
  ذ: 'b',
  د: 'n',
  ح: 'p',
  ف: 't',
  ی: 'd',
  ص: 'w',
  ئ: 'm',
}

function current() {
  return rows.findIndex((row) => row.contains(document.activeElement))
}

function go(place) {
  const row = rows[Math.max(0, Math.min(rows.length - 1, place))]
  row?.querySelector('h2 a')?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

function press(key) {
  const place = document.querySelector('.calendar') ?? rows[current()]
  const control = [place, document.querySelector('.pages')]
    .map((within) => within?.querySelector(`[data-key="${key}"]`))
    .find((found) => found != null)
  if (control == null) return
  control.click()
  // What needs a reason is opened, and waits for it.
  const opened = control.closest('details')
  if (opened?.open) opened.querySelector('input:not([type="hidden"])')?.focus()
}

document.addEventListener('keydown', (event) => {
  const isWriting = event.target instanceof Element && event.target.closest('input, select, textarea')
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return
  const key = sameKeys[event.key] ?? event.key.toLowerCase()
  if (key === 'j') go(current() + 1)
  else if (key === 'k') go(current() - 1)
  else if (key === 'o') rows[current()]?.querySelector('h2 a')?.click()
  else if (letterKeys.has(key)) press(key)
  else return
  event.preventDefault()
})

const watched = document.querySelector('[data-watch]')
const fresh = document.querySelector('[data-fresh]')
if (watched !== null && fresh !== null) {
  let known = null
  const source = new EventSource(watched.dataset.watch)
  source.addEventListener('message', ({ data }) => {
    known ??= data
    if (data === known) return
    const link = fresh.querySelector('a')
    if (link !== null) link.textContent = 'چیزی در کارتابل عوض شد؛ دوباره بخوان'
    fresh.classList.add('waiting')
  })
}
