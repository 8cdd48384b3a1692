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
    make(
      'div',
      { class: 'sheet-head' },
      make('h2', { id: 'sheet-title' }, editorWords.keys.title),
      // First, so that the sheet opens at its top: a dialog gives the keyboard to its first button.
      make(
        'button',
        { type: 'button', class: 'secondary small', click: () => element.close() },
        editorWords.keys.close,
      ),
    ),
    make('dl', {}, rows),
  )
  return { element, show: () => element.showModal() }
}
