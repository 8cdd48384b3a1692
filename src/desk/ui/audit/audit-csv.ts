import { Readable } from 'node:stream'
import { formatDateTime } from '#persian'
import type { AuditRow } from '#store'
import { actInWords, actorInWords, subjectInWords } from '../../present/audit-words.ts'

/** Rows asked of the store at a time. */
const pageSize = 1_000

const columns = ['id', 'at', 'زمان', 'actor', 'چه کسی', 'action', 'چه کرد', 'subject', 'با چه', 'facts', 'hash']

/** Gives the rows below an id, at most so many. */
export type NextRows = (belowId: number | null, limit: number) => Promise<AuditRow[]>

/** The log as comma-separated values (RFC 4180) in UTF-8, with the mark by which spreadsheets know it; the newest first. */
export function auditCsv(next: NextRows, rowsMax: number): Readable {
  return Readable.from(lines(next, rowsMax))
}

async function* lines(next: NextRows, rowsMax: number): AsyncGenerator<string> {
  yield `\ufeff${columns.map(cell).join(',')}\r\n`
  let below: number | null = null
  for (let given = 0; given < rowsMax; ) {
    const rows: AuditRow[] = await next(below, Math.min(pageSize, rowsMax - given))
    if (rows.length === 0) return
    yield rows.map((row) => `${cellsOf(row).map(cell).join(',')}\r\n`).join('')
    given += rows.length
    below = rows.at(-1)!.id
  }
}

function cellsOf({ id, at, actor, actorName, action, subject, subjectName, facts, hash }: AuditRow): string[] {
  const { kind, name } = subjectInWords(subject)
  return [
    ...[String(id), at.toISOString(), formatDateTime(at)],
    ...[actor, actorName ?? actorInWords(actor), action, actInWords(action)],
    ...[subject, `${kind} ${subjectName ?? name}`.trim(), JSON.stringify(facts), hash],
  ]
}

/** A spreadsheet runs what begins like a formula: it is made text (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
