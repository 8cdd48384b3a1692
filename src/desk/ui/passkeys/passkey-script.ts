import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { EndpointAnswer } from '#server'

const script = readFileSync(new URL('./passkeys.js', import.meta.url), 'utf8')
const hash = createHash('sha256').update(script).digest('hex').slice(0, 16)

/** Its address names its content. */
export const scriptPath = `/desk/login/passkeys-${hash}.js`

export const scriptAnswer: EndpointAnswer = {
  status: 200,
  headers: {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  },
  body: script,
}
