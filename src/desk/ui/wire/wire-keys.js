/**
 * The only script of the wire's pages: j and k go from story to story, o opens one, t, w, i and n press its buttons; and
 * the line at the head says when something has come. Without it everything is there all the same.
 */
const stories = [...document.querySelectorAll('.story')]
const letterKeys = new Set(['t', 'w', 'i', 'n', 'u', 'd'])
/** Persian keyboards: the letters that lie on the same keys. */
const sameKeys = { ت: 'j', ن: 'k', خ: 'o', ف: 't', ص: 'w', ه: 'i', د: 'n', ع: 'u', ی: 'd' }

function current() {
  return stories.findIndex((story) => story.contains(document.activeElement))
}

function go(place) {
  const story = stories[Math.max(0, Math.min(stories.length - 1, place))]
  story?.querySelector('h2 a, h3 a')?.focus()
  story?.scrollIntoView({ block: 'nearest' })
}

function press(key) {
  const within = stories[current()] ?? (stories.length === 0 ? document : null)
  within?.querySelector(`button[data-key="${key}"]`)?.click()
}

document.addEventListener('keydown', (event) => {
  const isWriting =
    event.target instanceof Element && event.target.closest('input:not([type="checkbox"]), select, textarea')
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return
  const key = sameKeys[event.key] ?? event.key.toLowerCase()
  if (key === 'j') go(current() + 1)
  else if (key === 'k') go(current() - 1)
  else if (key === 'o') stories[current()]?.querySelector('h2 a, h3 a')?.click()
  else if (letterKeys.has(key)) press(key)
  else return
  event.preventDefault()
})

const wire = document.querySelector('[data-watch]')
const fresh = document.querySelector('[data-fresh]')
if (wire !== null && fresh !== null) {
  let known = null
  const source = new EventSource(wire.dataset.watch)
  source.addEventListener('message', ({ data }) => {
    known ??= data
    if (data === known) return
    fresh.classList.add('news')
    const link = fresh.querySelector('a')
    if (link !== null) link.textContent = 'چیز تازه‌ای رسیده است؛ دوباره بخوان'
  })
}
