import { readSourcing } from '#sourcing'
import { lineLengthMax, linesOf, write } from './lines.ts'
import { UsageError, withUsage } from './usage.ts'

const idLengthMax = 1000

/**
 * `sanad sources`: JSONL of articles on standard input (`{id, title, body}`) → JSONL of their sourcing on standard
 * output (`{id, chain, mentions, statements, problems}`), one line for each good line, in order, as they come.
 * A line that cannot be read is told on standard error with its number; the command then ends with 1.
 */
export function sources(args: string[]): Promise<number> {
  return withUsage('sources < articles.jsonl', async () => {
    if (args.length > 0) throw new UsageError('sources takes no arguments; articles come on standard input.')
    let number = 0
    let failures = 0
    for await (const line of linesOf(process.stdin)) {
      number++
      const answer = answerTo(line)
      if (answer === null) continue
      if ('problem' in answer) {
        failures++
        process.stderr.write(`sanad: line ${number}: ${answer.problem}\n`)
      } else await write(`${answer.line}\n`)
    }
    return failures > 0 ? 1 : 0
  })
}

type Answer = { line: string } | { problem: string }

/** One line in, one out; null for a blank line, a problem in plain words for a bad one. */
function answerTo(line: string | null): Answer | null {
  if (line === null) return { problem: `longer than ${lineLengthMax} letters, skipped` }
  if (line.trim() === '') return null
  let article: unknown
  try {
    article = JSON.parse(line)
  } catch {
    return { problem: 'not JSON' }
  }
  if (!isArticle(article)) return { problem: 'not an article: {"id", "title", "body"} with a text body' }
  const title = typeof article.title === 'string' ? article.title : null
  return { line: JSON.stringify({ id: article.id ?? null, ...readSourcing({ title, body: article.body }) }) }
}

interface ArticleLine {
  id?: string | number | null
  title?: unknown
  body: string
}

function isArticle(value: unknown): value is ArticleLine {
  if (typeof value !== 'object' || value === null || !('body' in value) || typeof value.body !== 'string') return false
  if (!('id' in value)) return true
  return (
    value.id === null ||
    typeof value.id === 'number' ||
    (typeof value.id === 'string' && value.id.length <= idLengthMax)
  )
}
