import { type Block, contentParts, readContent, readDocument } from '#article'
import { Refusal } from '#server'
import type { OpenChoice } from '#store'

const idPattern = /^[A-Za-z0-9-]{8,64}$/
const actorPattern = /^(?:account|token):[^\p{C}]{1,200}$/u

/** The open choices as an editor sends them. What they hold is read like any content. Refuses `invalid-content`. */
export function readChoices(choices: readonly object[]): OpenChoice[] {
  return choices.map((choice, index) => readChoice(choice as Record<string, unknown>, `choices/${index}`))
}

function readChoice({ id, kind, part, first, second, ...rest }: Record<string, unknown>, place: string): OpenChoice {
  const { firstBy, secondBy } = rest
  const hasNames = typeof id === 'string' && idPattern.test(id) && isActor(firstBy) && isActor(secondBy)
  if (!hasNames) throw refuse(place, 'an id and two actors are needed.')
  const by = { id, firstBy: firstBy as string, secondBy: secondBy as string }
  if (kind === 'block') return { kind, ...by, first: readBlock(first, place), second: readBlock(second, place) }
  const known = contentParts.find((name) => name === part)
  if (kind !== 'part' || known === undefined) throw refuse(place, 'a block or a part is needed.')
  return {
    kind,
    ...by,
    part: known,
    first: readPart(known, first, place),
    second: readPart(known, second, place),
  } as OpenChoice
}

function isActor(value: unknown): boolean {
  return typeof value === 'string' && actorPattern.test(value)
}

function readBlock(json: unknown, place: string): Block | null {
  if (json === null) return null
  const { value } = readDocument({ type: 'doc', content: [json] })
  if (value?.content.length !== 1) throw refuse(place, 'a version is no block.')
  return value.content[0]!
}

function readPart(part: (typeof contentParts)[number], json: unknown, place: string): unknown {
  const { value } = readContent({ kind: 'news', document: { type: 'doc', content: [] }, [part]: json })
  if (value === null) throw refuse(place, 'a version does not hold.')
  return value[part]
}

function refuse(place: string, detail: string): Refusal {
  return new Refusal('invalid-content', { detail: `${place}: ${detail}` })
}
