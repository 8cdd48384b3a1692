import { once } from 'node:events'

const pendingLengthMax = 64 * 1024
/** A line longer than this (UTF-16 units) is not answered; far above any article. */
export const lineLengthMax = 4 * 1024 * 1024

/** What other programs would take for the end of a line: an answer is one line for all of them. */
const lineBreaks = /[\n\r\u2028\u2029]/g

/**
 * Answers each line of standard input with one line on standard output, in order. Only `\n` and `\r\n` end a line. A
 * line that is too long is answered by an empty one and told on standard error; then it resolves with 1, otherwise 0.
 */
export async function answerLines(answer: (line: string) => string): Promise<number> {
  let pending = ''
  let number = 0
  let refused = 0
  for await (const line of linesOf(process.stdin)) {
    number += 1
    if (line === null) {
      refused += 1
      process.stderr.write(`sanad: line ${number}: longer than ${lineLengthMax} letters, not answered\n`)
    }
    pending += `${line === null ? '' : answer(line).replace(lineBreaks, ' ')}\n`
    if (pending.length > pendingLengthMax) {
      await write(pending)
      pending = ''
    }
  }
  await write(pending)
  return refused > 0 ? 1 : 0
}

/** The lines of a stream, holding no more than one line and one chunk; null stands for a line that is too long. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder()
  let pending: string | null = ''
  for await (const chunk of stream) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n')
    const rest = pieces.pop()!
    for (const piece of pieces) {
      const line = joined(pending, piece)
      yield line?.endsWith('\r') ? line.slice(0, -1) : line
      pending = ''
    }
    pending = joined(pending, rest)
  }
  const last = joined(pending, decoder.decode())
  if (last !== '') yield last
}

function joined(pending: string | null, piece: string): string | null {
  return pending === null || pending.length + piece.length > lineLengthMax ? null : pending + piece
}

/** Writes to standard output, waiting while its reader is slower. */
export async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}
