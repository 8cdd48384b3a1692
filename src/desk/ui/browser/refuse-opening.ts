import { editorWords } from '../editor-words.ts'
import { make, refill } from './make.ts'

/** Says that the article could not be opened, and that nothing is lost. */
export function refuseOpening(place: HTMLElement): void {
  place.removeAttribute('aria-busy')
  refill(place, make('p', { role: 'alert' }, editorWords.cannotOpen))
}
