import { type ArticleContent, countContentWords } from '#article'
import { countWords, formatTime, readingMinutes, toPersianDigits } from '#persian'
import { editorWords } from '../../editor-words.ts'
import type { Present } from '../keep/copy.ts'
import type { SaveState } from '../keep/sync.ts'
import { make, refill } from '../make.ts'

/** The line that is always in sight: what is saved, who is here, how long it is. */
export interface Status {
  element: HTMLElement
  showState(state: SaveState): void
  showPeople(people: readonly Present[], seat: string): void
  showLength(content: ArticleContent): void
}

/** Said soon after the last key, not at each. */
export function openStatus(): Status {
  const saved = make('span', { class: 'saved', role: 'status' })
  const people = make('span', { class: 'people' })
  const length = make('span', { class: 'length' })
  return {
    element: make('p', { class: 'status' }, saved, people, length),
    showState(state) {
      const sentence = stateSentence(state)
      if (saved.textContent !== sentence) saved.textContent = sentence
      saved.dataset.state = state.kind
    },
    showPeople(present, me) {
      const own = present.find(({ seat }) => seat === me)
      const others = present.filter(({ seat }) => seat !== me)
      // One who has it open twice is one person.
      const byLogin = new Map(others.map((one) => [one.login, one]))
      const names = [...byLogin.values()].map(({ login, name, block }) => {
        const shown = login === own?.login ? editorWords.alsoYou : name
        return make('bdi', { title: block === null ? shown : editorWords.inBlock(shown, block + 1) }, shown)
      })
      refill(people, names)
      people.hidden = names.length === 0
    },
    showLength({ headline, lead, document }) {
      const words = countContentWords({ lead, document })
      const minutes = readingMinutes(words)
      length.textContent = toPersianDigits(editorWords.length(words, minutes))
      length.title = toPersianDigits(editorWords.headlineLength([...headline].length, countWords(headline)))
    },
  }
}

function stateSentence(state: SaveState): string {
  const { states } = editorWords
  switch (state.kind) {
    case 'saved':
      return states.saved(formatTime(new Date(state.at)))
    case 'refused':
      return state.status === 403 ? states.forbidden : states.refused
    default:
      return states[state.kind]
  }
}
