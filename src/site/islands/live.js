// New updates of a running account, for those whose browser runs scripts. Without it the page has a link to itself.
const list = document.getElementById('updates')
const news = document.getElementById('news')
const waiting = []

const source = new EventSource(list.dataset.events)
source.addEventListener('update', ({ data, lastEventId }) => {
  if (document.getElementById(`u${lastEventId}`)) return
  const piece = document.createElement('template')
  piece.innerHTML = data
  waiting.push(piece.content)
  // Nothing moves under the eyes of somebody who reads further down.
  if (scrollY < list.offsetTop) show()
  else tell()
})
source.addEventListener('removed', ({ data }) => {
  for (const id of data.split(' ')) document.getElementById(`u${id}`)?.remove()
})
source.addEventListener('ended', () => {
  source.close()
  document.getElementById('state').textContent = list.dataset.ended
})
news.addEventListener('click', (event) => {
  if (waiting.length === 0) return
  event.preventDefault()
  show()
  list.scrollIntoView()
})

function show() {
  for (const piece of waiting.splice(0)) list.prepend(piece)
  news.textContent = list.dataset.calm
}

function tell() {
  const count = waiting.length.toLocaleString(document.documentElement.lang)
  news.textContent = `${count} ${list.dataset.new}`
}
