/** Printable ASCII and Latin letters with single spaces between: linear to match, however long. */
const latinRun = /[!-~À-ɏ]+(?: +[!-~À-ɏ]+)*/g

const latinLetter = /[A-Za-zÀ-ɏ]/
const letterOrDigit = /[\p{L}\p{N}]/u
const continuesInLatin = /^[^\p{L}\p{N}]*[A-Za-zÀ-ɏ\p{Nd}]/u

/** Punctuation of the sentence around a run, not of the run itself. */
const leading = '"\'([{<.,:;!?- '
const trailing = '"\')]}>.,:;!?- '

/** How far after a run its neighbour is looked for. */
const NEIGHBOUR_REACH = 16

export interface TextPiece {
  text: string
  isolated: boolean
}

/**
 * Splits a text into pieces that, joined, are the text again. Isolated are the Latin runs that right-to-left text
 * would show in a wrong order (Unicode UAX #9): those with a sign at their edge («C++» shows as «++C»), and those
 * with digits or more Latin after them («CNN، BBC» shows in English order). Plain words among Persian ones need
 * nothing and get nothing, so that most articles pay no byte for this.
 */
export function isolateRuns(text: string): TextPiece[] {
  if (!latinLetter.test(text)) return [{ text, isolated: false }]
  const pieces: TextPiece[] = []
  let done = 0
  for (const match of text.matchAll(latinRun)) {
    const [start, end] = trimmedRun(text, match.index, match.index + match[0].length)
    const run = text.slice(start, end)
    if (!latinLetter.test(run) || !isShownWrong(run, text.slice(end, end + NEIGHBOUR_REACH))) continue
    if (start > done) pieces.push({ text: text.slice(done, start), isolated: false })
    pieces.push({ text: run, isolated: true })
    done = end
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isolated: false })
  return pieces
}

function trimmedRun(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to]
  while (start < end && leading.includes(text[start]!)) start += 1
  while (end > start && trailing.includes(text[end - 1]!)) end -= 1
  return [start, end]
}

function isShownWrong(run: string, following: string): boolean {
  const isPlainAtEdges = letterOrDigit.test(run[0]!) && letterOrDigit.test(run.at(-1)!)
  return !isPlainAtEdges || continuesInLatin.test(following)
}
