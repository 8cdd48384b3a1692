import { editorWords, keySheet } from '../../editor-words.ts'
import { make } from '../make.ts'

export interface KeySheet {
  element: HTMLDialogElement
  show(): void
}

/** All keys, on one sheet. */
export function openKeySheet(): KeySheet {
  const rows = keySheet.map(({ keys, does }) =>
    make('div', {}, make('dt', {}, make('kbd', { dir: 'ltr' }, keys)), make('dd', {}, does)),
  )
  const element = make(
    'dialog',
    { class: 'sheet', 'aria-labelledby': 'sheet-title' },
    make('h2', { id: 'sheet-title' }, editorWords.keys.title),
    make('dl', {}, rows),
    make('button', { type: 'button', click: () => element.close() }, editorWords.keys.close),
  )
  return { element, show: () => element.showModal() }
}
