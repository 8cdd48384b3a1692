import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { openTestDatabase, type TestDatabase } from './database.ts'

const program = path.join(import.meta.dirname, '../bin/sanad')

export interface CommandAnswer {
  status: number | null
  stdout: string
  stderr: string
}

/** `bin/sanad` as people call it, on a database of the test's own: no command starts a PostgreSQL for itself. */
export async function sanadOverTestDatabase(
  context: TestContext,
): Promise<(...args: string[]) => Promise<CommandAnswer>> {
  const { connection } = await openTestDatabase(context)
  const data = mkdtempSync(path.join(os.tmpdir(), 'sanad-command-'))
  context.after(() => rmSync(data, { recursive: true, force: true }))
  return (...args) => runSanad(args, { DATABASE_URL: addressOfDatabase(connection), SANAD_DATA: data })
}

/** A test's database as `DATABASE_URL` names it. */
export function addressOfDatabase({ host, port, user, database }: TestDatabase['connection']): string {
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(String(host))}&port=${port}`
}

/** One command, with these settings over those of the test. */
export function runSanad(args: string[], settings: Record<string, string>): Promise<CommandAnswer> {
  return new Promise((resolve, reject) => {
    const command = spawn(program, args, {
      env: { ...process.env, SANAD_DATA: '/nonexistent', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const answer: CommandAnswer = { status: null, stdout: '', stderr: '' }
    command.stdout.setEncoding('utf8').on('data', (text: string) => (answer.stdout += text))
    command.stderr.setEncoding('utf8').on('data', (text: string) => (answer.stderr += text))
    command.once('error', reject)
    command.once('close', (status) => resolve({ ...answer, status }))
  })
}
