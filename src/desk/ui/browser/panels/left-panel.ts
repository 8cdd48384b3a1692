import { diffContents, hasChanges, mergeContents } from '#article'
import { editorWords } from '../../editor-words.ts'
import type { Opening, Text } from '../keep/copy.ts'
import type { Entry, Journal } from '../keep/journal.ts'
import { make } from '../make.ts'
import { diffView } from './diff-view.ts'
import { momentText } from './moments.ts'

export interface LeftParts {
  journal: Journal
  opening: Opening
  text(): Text
  /** Shows a text with what was left brought into it; clashes wait for a choice. */
  restore(text: Text): void
}

/** A page that is going lets go of its entry a moment after the next one has opened. */
const lookAgainMs = [1_500, 5_000, 15_000]

/**
 * What a crash, a dead line or a killed server left in this browser, offered back with what differs. What the desk has
 * after all is forgotten without a word.
 */
export async function offerLeft(place: HTMLElement, { journal, opening, text, restore }: LeftParts): Promise<void> {
  const seen = new Set<string>()
  await look()
  for (const ms of lookAgainMs) window.setTimeout(() => void look(), ms)

  async function look(): Promise<void> {
    for (const entry of await journal.left()) {
      if (seen.has(entry.seat)) continue
      seen.add(entry.seat)
      const { content, clashes } = broughtOnto(entry, opening, text().content)
      const isKnown = !hasChanges(diffContents(text().content, content)) && clashes.length === 0
      if (isKnown) await journal.forget(entry)
      else if (!entry.isAside) place.append(offer(entry))
    }
  }

  function offer(entry: Entry): HTMLElement {
    const words = editorWords.left
    const { content } = broughtOnto(entry, opening, text().content)
    const bring = async () => {
      const now = text()
      const merged = broughtOnto(entry, opening, now.content)
      const by = { firstBy: opening.changedBy.at(-1) ?? opening.me.id, secondBy: opening.me.id }
      const choices = merged.clashes.map((clash) => ({ ...clash, ...by, id: crypto.randomUUID() }))
      restore({ content: merged.content, choices: [...now.choices, ...choices] })
      await journal.forget(entry)
      box.remove()
    }
    const aside = async () => {
      await journal.putAside(entry)
      box.remove()
    }
    const box = make(
      'section',
      { class: 'left', 'aria-label': words.title },
      make('h2', {}, words.title),
      make('p', { class: 'hint' }, words.hint(momentText(entry.at))),
      diffView(text().content, content),
      make(
        'div',
        { class: 'line' },
        make('button', { type: 'button', click: () => void bring() }, words.restore),
        make('button', { type: 'button', class: 'plain', click: () => void aside() }, words.putAside),
      ),
    )
    return box
  }
}

/** What was written, brought onto what stands now. A change that was sent and arrived is not counted twice. */
function broughtOnto({ base, unanswered, seat, text }: Entry, opening: Opening, now: Text['content']) {
  const arrived = unanswered.find(({ number }) => number === opening.seats[seat])
  return mergeContents({ base: arrived?.content ?? base.content, first: now, second: text.content })
}
