/** Where the headline of an article leads: to writing, or to reading for who does not write. */
export function wayToArticle(code: number, mayWrite: boolean): string {
  return mayWrite ? `/desk/articles/${code}` : `/desk/articles/${code}/preview`
}
