import type { Misspelling } from '#persian'
import type { HelpAnswer, HelpQuestion, Suggestion } from './help-messages.ts'

export interface HelpWorker {
  review(texts: string[]): Promise<Suggestion[][]>
  misspellings(texts: string[], words: string[]): Promise<Misspelling[][]>
}

/** In lib.dom a worker is made of a text; where trusted types are enforced it wants more than that. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

/** The worker is fetched when it is first asked something: its word lists are as large as the rest of the desk. */
export function openHelpWorker(address: string, style: HelpQuestion['style']): HelpWorker {
  let worker: Worker | null = null
  let id = 0
  const waiting = new Map<number, (results: never) => void>()

  function ask<T>(kind: HelpQuestion['kind'], texts: string[], words: string[]): Promise<T> {
    worker ??= start()
    id += 1
    const question: HelpQuestion = { id, kind, texts, words, style }
    worker.postMessage(question)
    return new Promise((resolve) => waiting.set(question.id, resolve as (results: never) => void))
  }

  function start(): Worker {
    const made = new Worker(trusted(address), { type: 'module' })
    made.onmessage = ({ data }: MessageEvent<HelpAnswer>) => {
      waiting.get(data.id)?.(data.results as never)
      waiting.delete(data.id)
    }
    return made
  }

  return {
    review: (texts) => ask('review', texts, []),
    misspellings: (texts, words) => ask('spelling', texts, words),
  }
}

/** The one address a worker is made of: the one the page names. */
function trusted(address: string): string {
  const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes }
  if (trustedTypes === undefined) return address
  const policy = trustedTypes.createPolicy('sanad-worker', {
    createScriptURL: (asked) => {
      if (!/^\/assets\/desk-persian\.[0-9a-f]{16}\.js$/.test(asked)) throw new TypeError('no worker of ours')
      return asked
    },
  })
  return policy.createScriptURL(address)
}
