import { ask } from './keep/ask.ts'
import type { Opening } from './keep/copy.ts'
import { openJournal } from './keep/journal.ts'
import { refuseOpening } from './refuse-opening.ts'
import { Workplace } from './workplace.ts'

const root = document.getElementById('editor')
if (root !== null) void begin(root)

async function begin(place: HTMLElement): Promise<void> {
  const code = Number(place.dataset.code)
  const answer = await ask('GET', `/desk/articles/${code}/copy`)
  if (answer.status === 401) {
    location.assign('/desk/login')
  } else if (answer.status === 200) {
    const opening = answer.body as unknown as Opening
    const seat = crypto.randomUUID()
    const journal = await openJournal(code, seat)
    const workplace = new Workplace({ place, code, seat, opening, journal, worker: place.dataset.worker ?? '' })
    await workplace.begin()
  } else {
    refuseOpening(place)
  }
}
