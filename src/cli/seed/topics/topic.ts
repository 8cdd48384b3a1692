/**
 * What a kind of event is told with. Every list is of templates (see ../template.ts) except `things` and `tags`;
 * in `things` the commonest comes first.
 */
export interface Topic {
  /** Slugs of the sections such a story may be filed under. */
  sections: readonly string[]
  tags: readonly string[]
  /** What the story is about; fills «{موضوع}», and «{چیز}» afresh each time. */
  things: readonly string[]
  titles: readonly string[]
  organisations: readonly string[]
  headlines: readonly string[]
  leads: readonly string[]
  sentences: readonly string[]
  /** What people say, without the full stop. */
  claims: readonly string[]
}

/** Lines of a block of text: easier on the editor than a wall of quotation marks. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
