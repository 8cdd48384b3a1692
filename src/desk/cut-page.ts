/**
 * One page of a list that was asked for one entry more than fits. `last` is the last of the page where more come after it,
 * for the address of the next page; null at the end.
 */
export function cutPage<Entry>(found: readonly Entry[], limit: number): { page: Entry[]; last: Entry | null } {
  const page = found.slice(0, limit)
  return { page, last: found.length > limit ? page.at(-1)! : null }
}
