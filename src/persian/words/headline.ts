/** Small words of English headlines (Chicago style, 8.159). */
const SMALL = new Set('a an and as at but by for from in nor of on or so the to up via with yet'.split(' '))

/** A headline whose Latin words are in headline case; Persian has no case, and words with capitals or digits inside stay. */
export function headlineCase(text: string): string {
  let first = true
  return text.replace(/[A-Za-z][A-Za-z'’]*(?![A-Za-z'’]|[A-Za-z0-9@/.:_-]*[@/_]|\.[a-z])/g, (word, at: number) => {
    const touches = /[@#/._:\d-]/.test(text[at - 1] ?? ' ')
    const small = !first && SMALL.has(word)
    first = false
    return touches || small || word !== word.toLowerCase() ? word : word[0]!.toUpperCase() + word.slice(1)
  })
}
