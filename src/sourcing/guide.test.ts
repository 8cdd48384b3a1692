import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readSourcing, type Sourcing } from './sourcing.ts'

const guides = ['sourcing.fa.md', 'sourcing.md'].map((name) =>
  path.resolve(import.meta.dirname, '../../docs/guide', name),
)
const worked = /```text\n([\s\S]*?)\n```\s*```sourcing\n([\s\S]*?)\n```/g

/** The reading of a text as the guide prints it. */
function summary({ chain, mentions, statements }: Sourcing): string {
  const hops = chain.map((hop) => `chain    ${hop.name} | ${hop.kind} | ${hop.relation}`)
  const others = mentions.map((mention) => `mention  ${mention.name} | ${mention.relation}`)
  const said = statements.map((one) => `said     ${one.speaker ?? '—'} | ${one.verb} | ${one.mode} | ${one.polarity}`)
  return [...hops, ...others, ...said].join('\n')
}

for (const guide of guides) {
  const examples = [...readFileSync(guide, 'utf8').matchAll(worked)]
  test(`${path.basename(guide)}: ten worked examples or more`, () =>
    assert.ok(examples.length >= 10, String(examples.length)))
  for (const [, body, printed] of examples) {
    test(`${path.basename(guide)}: «${body!.slice(0, 40)}…» is read as printed`, () => {
      assert.equal(summary(readSourcing({ title: null, body: body! })), printed)
    })
  }
}
