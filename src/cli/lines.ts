import { once } from 'node:events'
import { createInterface } from 'node:readline'

const pendingBytesMax = 64 * 1024

/** Answers each line of standard input with one line on standard output, in order. */
export async function answerLines(answer: (line: string) => string): Promise<void> {
  let pending = ''
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    pending += `${answer(line).replaceAll('\n', ' ')}\n`
    if (pending.length > pendingBytesMax) {
      await write(pending)
      pending = ''
    }
  }
  await write(pending)
}

async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}
