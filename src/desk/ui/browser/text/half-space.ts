import type { Command } from 'prosemirror-state'

export const halfSpace = '\u200c'

/** Letters of other keyboards that look like ours. */
export function houseLetters(text: string): string {
  return text.replaceAll('\u064a', 'ی').replaceAll('\u0643', 'ک')
}

/** Shift+Space and Ctrl+Shift+2, as Persian keyboards have it. */
export function isHalfSpaceKey(event: KeyboardEvent): boolean {
  if (event.altKey || event.metaKey) return false
  if (event.code === 'Space') return event.shiftKey && !event.ctrlKey
  return event.code === 'Digit2' && event.shiftKey && event.ctrlKey
}

/** Writes a half-space in the body; none beside another one, where it would show nothing. */
export const writeHalfSpace: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection
  if (!$from.parent.isTextblock) return false
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset)
  const after = $to.parent.textBetween($to.parentOffset, Math.min($to.parent.content.size, $to.parentOffset + 1))
  if (empty && (before === halfSpace || after === halfSpace)) return true
  dispatch?.(state.tr.insertText(halfSpace).scrollIntoView())
  return true
}

/** Writes a half-space in a field; undone by the field's own undo. */
export function writeHalfSpaceIn(field: HTMLInputElement | HTMLTextAreaElement): void {
  const at = field.selectionStart ?? field.value.length
  if (field.value[at - 1] === halfSpace || field.value[at] === halfSpace) return
  document.execCommand('insertText', false, halfSpace)
}
