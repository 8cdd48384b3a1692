import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { EndpointAnswer } from '#server'

/** A small script of ours as it is served: its address, `begins` and its hash, names its content. */
export function scriptFile(file: URL, begins: string): { path: string; answer: EndpointAnswer } {
  const script = readFileSync(file, 'utf8')
  const hash = createHash('sha256').update(script).digest('hex').slice(0, 16)
  return {
    path: `${begins}-${hash}.js`,
    answer: {
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      },
      body: script,
    },
  }
}
