/**
 * The only script of the front page's desk. Every deed is a button of the form and is answered by the whole page, which
 * takes the place of the old one; here deeds get keys, dragging, undoing, a preview that follows, and are shown before
 * they are answered. Without it everything is there all the same.
 */
/** Each page that is arranged has its own. */
const draftName = () => `sanad-front ${pagePath()}`
const previewMs = 300
const undone = []
const redone = []
let queue = Promise.resolve()
let previewTimer = 0
let dragged = null

const form = () => document.getElementById('front')
const plan = () => form().elements.plan
const pagePath = () => form().getAttribute('action')
const storyAt = (node) => (node instanceof Element ? node.closest('.story') : null)

/**
 * Asks for a deed, after those asked before it. `foresee` shows it at once; `prepare` is called when its turn comes, and
 * may say that there is nothing to do.
 */
function ask(deed, { foresee = () => {}, prepare = () => true, how = 'deed' } = {}) {
  const before = form().cloneNode(true)
  const focused = focusedStory()
  foresee()
  queue = queue.then(async () => {
    if (!prepare()) return
    form().classList.add('busy')
    const written = plan().value
    const answer = await post(deed)
    if (answer === null) fail(before)
    else show(answer, { written, how, focused })
  })
  return queue
}

/** The page that answers, or null when nothing did. Nothing of it runs: it is read as a document. */
function post(deed) {
  const fields = new URLSearchParams(new FormData(form()))
  fields.set('do', deed)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', pagePath())
    request.responseType = 'document'
    request.timeout = 15_000
    request.onload = () => resolve(request.response?.getElementById('front') ? request : null)
    request.onerror = () => resolve(null)
    request.ontimeout = () => resolve(null)
    request.setRequestHeader('content-type', 'application/x-www-form-urlencoded')
    request.send(fields)
  })
}

function show(request, { written, how, focused }) {
  const fresh = request.response
  form().replaceWith(document.adoptNode(fresh.getElementById('front')))
  document.querySelector('.around').replaceWith(document.adoptNode(fresh.querySelector('.around')))
  if (plan().value !== written && how === 'deed') {
    undone.push(written)
    redone.length = 0
  }
  keepDraft()
  dress()
  focusOn(focused)
  if (plan().value !== written || how === 'again' || form().dataset.done) previewSoon()
}

/** The page stands as it did before; what was asked can be asked again. */
function fail(before) {
  form().replaceWith(before)
  dress()
  tell(
    'پاسخی از میز نیامد یا نشست شما تمام شده است. چیدمان شما در همین مرورگر مانده است؛ اتصال و ورود را ببینید و دوباره بکوشید.',
  )
}

function tell(sentence, ...buttons) {
  const line = document.createElement('p')
  line.className = 'told'
  line.append(sentence, ...buttons.flatMap((button) => [' ', button]))
  document.getElementById('told').replaceChildren(line)
}

/** What only works with a script is shown by it. */
function dress() {
  for (const part of document.querySelectorAll('.for-script')) part.hidden = false
  for (const story of document.querySelectorAll('.story')) story.tabIndex = -1
  form().querySelector('[data-undo]').disabled = undone.length === 0
  form().querySelector('[data-redo]').disabled = redone.length === 0
}

function keepDraft() {
  try {
    const { elements, dataset } = form()
    if (dataset.changed !== 'true') localStorage.removeItem(draftName())
    else localStorage.setItem(draftName(), JSON.stringify({ from: elements.from.value, plan: elements.plan.value }))
  } catch {
    // A browser that keeps nothing: the arrangement lives as long as the page.
  }
}

/** What was being arranged when the page went away, if the front page is still the one it was begun from. */
function offerDraft() {
  let kept = null
  try {
    kept = JSON.parse(localStorage.getItem(draftName()))
  } catch {
    return
  }
  const { elements } = form()
  if (kept === null || kept.from !== elements.from.value || kept.plan === elements.plan.value) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'small'
  button.textContent = 'ادامه می‌دهم'
  button.addEventListener('click', () => {
    undone.push(plan().value)
    ask('look', { prepare: () => (plan().value = kept.plan), how: 'again' })
  })
  tell('چیدمانی نیمه‌تمام از پیش این‌جا مانده است.', button)
}

function step(from, onto) {
  const prepare = () => {
    if (from.length === 0) return false
    onto.push(plan().value)
    plan().value = from.pop()
    return true
  }
  ask('look', { prepare, how: 'again' })
}

/** A new frame each time: the way back of the browser does not fill with previews. */
function previewSoon() {
  clearTimeout(previewTimer)
  previewTimer = setTimeout(() => {
    const old = document.querySelector('iframe[name="preview"]')
    const fresh = old.cloneNode()
    fresh.removeAttribute('src')
    old.replaceWith(fresh)
    form().requestSubmit(form().querySelector('[data-preview]'))
  }, previewMs)
}

// Focus stays with the story that is being moved.

function focusedStory() {
  const story = storyAt(document.activeElement)
  if (story === null) return null
  const deed = document.activeElement.dataset?.deed ?? null
  const list = [...story.parentElement.children]
  return { code: story.dataset.code, isCandidate: story.dataset.kind === 'candidate', deed, index: list.indexOf(story) }
}

function focusOn(focused) {
  if (focused === null) return
  const area = focused.isCandidate ? '.candidates' : '.board'
  const story = document.querySelector(`${area} .story[data-code="${focused.code}"]`)
  const button = story?.querySelector(`[data-deed="${focused.deed}"]`)
  const next = button ?? story
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

// Keys.

/** Persian keyboards: the letters that lie on the same keys. */
const sameKeys = { ت: 'j', ن: 'k', ح: 'p', ئ: 'z', ظ: 'z', '؟': '?' }

document.addEventListener('keydown', (event) => {
  const key = sameKeys[event.key] ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key)
  const isWriting =
    event.target instanceof Element && event.target.closest('input:not([type="radio"]), select, textarea')
  if (handle(event, key, isWriting !== null && isWriting !== false)) event.preventDefault()
})

function handle(event, key, isWriting) {
  const isCommand = event.ctrlKey || event.metaKey
  if (isCommand && key === 'Enter') return ask('publish')
  if (isWriting) return key === 'Enter' && enterIn(event.target)
  if (isCommand && key === 'z') return event.shiftKey ? (step(redone, undone) ?? true) : (step(undone, redone) ?? true)
  if (isCommand) return false
  if (key === '/') return focusSearch()
  if (key === '?') return openKeys()
  if (key === 'j') return go(1)
  if (key === 'k') return go(-1)
  return storyKey(event, key)
}

/** Enter in a field of a story or a box is its own button, not the search. */
function enterIn(field) {
  const button = field.closest('.say, .set')?.querySelector('button')
  button?.click()
  return button !== undefined && button !== null
}

function storyKey(event, key) {
  const story = storyAt(document.activeElement)
  if (story === null) return false
  const deeds = { Delete: 'off', p: 'pin' }
  if (event.altKey && key === 'ArrowUp') return press(story, 'up')
  if (event.altKey && key === 'ArrowDown') return press(story, 'down')
  if (key === 'p') return press(story, 'pin') || press(story, 'hold')
  if (key === 'Enter' && document.activeElement === story) return press(story, 'place')
  return deeds[key] ? press(story, deeds[key]) : false
}

function press(story, deed) {
  const button = story.querySelector(`[data-deed="${deed}"]`)
  button?.click()
  return button !== null
}

function go(by) {
  const current = storyAt(document.activeElement)
  const area = current?.closest('.candidates, .board') ?? document.querySelector('.board')
  const stories = [...area.querySelectorAll('.story')]
  const next = stories[Math.max(0, Math.min(stories.length - 1, stories.indexOf(current) + by))]
  next?.focus()
  return true
}

function focusSearch() {
  document.getElementById('q').focus()
  return true
}

function openKeys() {
  const keys = document.querySelector('.keys')
  keys.open = !keys.open
  keys.scrollIntoView({ block: 'nearest' })
  return true
}

// Buttons.

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (button?.dataset.undo !== undefined) step(undone, redone)
  else if (button?.dataset.redo !== undefined) step(redone, undone)
  else if (button?.form?.id === 'front' && button.name === 'do' && button.dataset.preview === undefined) {
    event.preventDefault()
    ask(button.value, { foresee: () => foresee(button) })
  }
})

/** What the answer will show, shown already. */
function foresee(button) {
  const story = storyAt(button)
  if (story === null) return
  const { deed } = button.dataset
  if (deed === 'off') story.hidden = true
  else if (deed === 'up') story.previousElementSibling?.before(story)
  else if (deed === 'down') story.nextElementSibling?.after(story)
}

// Dragging.

document.addEventListener('dragstart', (event) => {
  dragged = storyAt(event.target)
  if (dragged === null) return
  dragged.classList.add('dragged')
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', dragged.querySelector('.what').textContent)
})
document.addEventListener('dragend', () => {
  dragged?.classList.remove('dragged')
  mark(null)
  dragged = null
})
document.addEventListener('dragover', (event) => {
  const target = targetOf(event)
  mark(target?.over ?? null)
  if (target !== null) event.preventDefault()
})
document.addEventListener('drop', (event) => {
  const target = targetOf(event)
  if (target === null) return
  event.preventDefault()
  const story = dragged
  ask(deedOf(target, story), {
    foresee: () =>
      target.list.insertBefore(story.dataset.kind === 'candidate' ? story.cloneNode(true) : story, target.before),
  })
})

/** Where what is being dragged would fall: before a story of a box, or at its end. */
function targetOf(event) {
  const box = dragged && event.target instanceof Element ? event.target.closest('.box') : null
  if (!box) return null
  const list = box.querySelector('[data-stories]')
  const over = storyAt(event.target)
  const isBelow = over !== null && event.clientY > over.getBoundingClientRect().top + over.offsetHeight / 2
  const before = over === null ? null : isBelow ? over.nextElementSibling : over
  return { list, before, over: before ?? over ?? box }
}

/** Among what was placed it closes up with the others; dropped below what fills itself it is pinned there. */
function deedOf({ list, before }, story) {
  const stories = [...list.children].filter((one) => one !== story)
  const above = before === null ? stories : stories.slice(0, Math.max(0, stories.indexOf(before)))
  const index = above.filter(({ dataset }) => dataset.kind !== 'auto').length
  const standing = above.filter(({ dataset }) => dataset.kind !== 'absent').length
  const last = Number(list.closest('.box').dataset.places) - 1
  const isAmongItself = above.some(({ dataset }) => dataset.kind === 'auto')
  const pin = isAmongItself ? Math.min(standing, last) : ''
  return `put:${story.dataset.code}:${list.dataset.stories}:${index}:${pin}`
}

function mark(over) {
  for (const marked of document.querySelectorAll('.over')) if (marked !== over) marked.classList.remove('over')
  over?.classList.add('over')
}

if (form() !== null) {
  dress()
  offerDraft()
  if (location.search) history.replaceState(null, '', pagePath())
}
