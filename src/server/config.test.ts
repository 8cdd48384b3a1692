import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readConfig } from './config.ts'
import { Refusal } from './refusal.ts'

const defaults = {
  port: 3000,
  host: '127.0.0.1',
  dataFolder: '/srv/sanad/data',
  databaseUrl: null,
  publicUrl: 'http://localhost:3000',
  edge: null,
  indexNow: null,
  editions: ['fa'],
  mail: null,
}

describe('the settings', () => {
  for (const [name, env, expected] of [
    ['nothing set', {}, {}],
    ['empty values', { PORT: '', HOST: '', SANAD_DATA: '', DATABASE_URL: '', SANAD_URL: '' }, {}],
    ['another port', { PORT: '8080' }, { port: 8080, publicUrl: 'http://localhost:8080' }],
    ['any free port', { PORT: '0' }, { port: 0, publicUrl: 'http://localhost:0' }],
    ['every interface', { HOST: '::' }, { host: '::' }],
    ['a folder of its own', { SANAD_DATA: '/var/lib/sanad/' }, { dataFolder: '/var/lib/sanad' }],
    ['a folder beside', { SANAD_DATA: '../other' }, { dataFolder: '/srv/other' }],
    ['a database server', { DATABASE_URL: 'postgres://u:p@db/sanad' }, { databaseUrl: 'postgres://u:p@db/sanad' }],
    ['a public origin', { SANAD_URL: 'https://Example.ir/' }, { publicUrl: 'https://example.ir' }],
    [
      'an edge and its key',
      { SANAD_PURGE_URL: 'https://edge.example/purge', SANAD_PURGE_KEY: 'k' },
      { edge: { url: 'https://edge.example/purge', key: 'k' } },
    ],
    [
      'a key for search engines',
      { SANAD_INDEXNOW_KEY: 'a1b2c3d4' },
      { indexNow: { url: 'https://api.indexnow.org/indexnow', key: 'a1b2c3d4' } },
    ],
    ['other editions', { SANAD_EDITIONS: 'en, prs,en' }, { editions: ['fa', 'en', 'prs'] }],
    [
      'a mail server',
      { SANAD_SMTP_URL: 'smtps://u:p@mail.example', SANAD_MAIL_FROM: 'khabar@rowzan.example' },
      { mail: { url: 'smtps://u:p@mail.example', from: 'khabar@rowzan.example' } },
    ],
  ] as const) {
    test(`${name}`, () => assert.deepEqual(readConfig(env, '/srv/sanad'), { ...defaults, ...expected }))
  }

  for (const [setting, value] of [
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['PORT', '9'.repeat(400)],
    ['SANAD_PURGE_URL', 'ftp://edge.example/'],
    ['SANAD_PURGE_URL', 'https://u:hunter2@edge.example/'],
    ['SANAD_INDEXNOW_KEY', '../../etc'],
    ['SANAD_SMTP_URL', 'http://u:hunter2@mail.example'],
    ['SANAD_SMTP_URL', 'smtp:hunter2'],
    ['HOST', 'a b'],
    ['HOST', 'http://x'],
    ['SANAD_DATA', 'a\0b'],
    ['SANAD_DATA', 'x'.repeat(3_000)],
    ['DATABASE_URL', 'mysql://u:hunter2@db/x'],
    ['DATABASE_URL', 'hunter2'],
    ['SANAD_URL', 'example.ir'],
    ['SANAD_URL', 'ftp://example.ir'],
    ['SANAD_URL', 'https://example.ir/fa'],
    ['SANAD_URL', 'https://u:hunter2@example.ir'],
  ] as const) {
    test(`${setting}=${value.slice(0, 30)} is refused, named, and no password is repeated`, () => {
      assert.throws(
        () => readConfig({ [setting]: value }, '/srv/sanad'),
        (error: unknown) => {
          assert.ok(error instanceof Refusal)
          assert.equal(error.code, 'bad-setting')
          assert.equal(error.facts.setting, setting)
          assert.match(error.message, new RegExp(setting))
          assert.doesNotMatch(error.message, /hunter2/)
          assert.ok(error.message.length < 300)
          return true
        },
      )
    })
  }
})
