import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#server'
import { demandSameOrigin } from './same-origin.ts'

const inHouse = 'http://localhost:3000'
const abroad = 'https://rowzan.example'

type Row = [publicUrl: string, headers: Record<string, string | undefined>, isOurs: boolean]

const table: Row[] = [
  [inHouse, { 'sec-fetch-site': 'same-origin' }, true],
  [inHouse, { 'sec-fetch-site': 'none' }, true],
  [inHouse, { 'sec-fetch-site': 'same-site' }, false],
  [inHouse, { 'sec-fetch-site': 'cross-site', origin: inHouse }, false],
  [inHouse, { origin: inHouse }, true],
  [inHouse, { origin: 'http://192.168.1.7:3000', host: '192.168.1.7:3000' }, true],
  [inHouse, { origin: 'http://192.168.1.7:3001', host: '192.168.1.7:3000' }, false],
  [inHouse, { origin: 'http://192.168.1.7:3000/', host: '192.168.1.7:3000' }, false],
  [inHouse, { origin: 'ftp://192.168.1.7:3000', host: '192.168.1.7:3000' }, false],
  [inHouse, { origin: 'null', host: 'null' }, false],
  [inHouse, { origin: '', host: '' }, false],
  [inHouse, { host: 'localhost:3000' }, false],
  [inHouse, { referer: `${inHouse}/desk` }, false],
  [abroad, { origin: abroad }, true],
  [abroad, { origin: 'http://rowzan.example', host: 'rowzan.example' }, false],
  [abroad, { origin: 'https://evil.example', host: 'evil.example' }, false],
  [abroad, { origin: 'https://rowzan.example.evil.example', host: 'rowzan.example' }, false],
  [abroad, {}, false],
]

test('a form is ours when the browser says that one of our pages sent it', () => {
  for (const [publicUrl, headers, isOurs] of table) {
    const demand = () => demandSameOrigin({ headers }, publicUrl)
    if (isOurs) assert.doesNotThrow(demand, JSON.stringify(headers))
    else
      assert.throws(demand, (error) => error instanceof Refusal && error.code === 'forbidden', JSON.stringify(headers))
  }
})
