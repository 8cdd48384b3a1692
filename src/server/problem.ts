import type { Refusal } from './refusal.ts'

export const problemContentType = 'application/problem+json; charset=utf-8'

/**
 * A refusal as RFC 9457 `problem+json`: Persian `title`, English `detail`, stable `code`, and the facts beside them.
 * `type` is `about:blank` on purpose: the code is the identity, and no address of ours has to answer for it.
 */
export function writeProblem(refusal: Refusal, instance?: string): string {
  const { detail: _said, ...facts } = refusal.facts
  return JSON.stringify({
    ...facts,
    type: 'about:blank',
    title: refusal.title,
    status: refusal.status,
    detail: refusal.detail,
    code: refusal.code,
    ...(instance === undefined ? {} : { instance }),
  })
}
