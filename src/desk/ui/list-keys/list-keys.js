/**
 * The only script of pages that are worked off by lists: queues, the calendar, recalls, the wire and its rules. j and k go
 * from row to row, o opens one, the letter that a control names (`data-key`) presses it, and the line at the head says
 * when something has come. Without it everything is there all the same.
 */
const rows = [...document.querySelectorAll('.queue > li, .story')]
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
  ه: 'i',
  ع: 'u',
}

function current() {
  return rows.findIndex((row) => row.contains(document.activeElement))
}

function headingOf(row) {
  return row?.querySelector('h2 a, h3 a')
}

function go(place) {
  const row = rows[Math.max(0, Math.min(rows.length - 1, place))]
  headingOf(row)?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

/** The control with this key: of the row one is at, of the whole page where there are no rows, or one that turns pages. */
function controlFor(key) {
  const places = [rows[current()], rows.length === 0 ? document : null, document.querySelector('.pages')]
  return places.map((place) => place?.querySelector(`[data-key="${key}"]`)).find((found) => found != null)
}

/** Returns whether anything has this key. */
function press(key) {
  const control = /^[a-z]$/.test(key) ? controlFor(key) : undefined
  if (control === undefined) return false
  control.click()
  // What needs a reason is opened, and waits for it.
  const opened = control.closest('details')
  if (opened?.open) opened.querySelector('input:not([type="hidden"])')?.focus()
  return true
}

document.addEventListener('keydown', (event) => {
  const isWriting =
    event.target instanceof Element && event.target.closest('input:not([type="checkbox"]), select, textarea')
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return
  const key = sameKeys[event.key] ?? event.key.toLowerCase()
  if (key === 'j') go(current() + 1)
  else if (key === 'k') go(current() - 1)
  else if (key === 'o') headingOf(rows[current()])?.click()
  else if (!press(key)) return
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
    fresh.classList.add('news')
    const link = fresh.querySelector('a')
    if (link !== null) link.textContent = fresh.dataset.fresh
  })
}
