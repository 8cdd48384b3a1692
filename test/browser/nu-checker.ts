import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const checker = path.join(
  path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')),
  'build/dist/vnu.jar',
)
/**
 * A run is too short for the second compiler to pay: without it, forty pages cost 3.8 s of the processor instead of
 * 8.2; the code of the first needs a deeper stack.
 */
const javaOptions = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss16m']

/** A page of many faults says some hundreds of bytes of each. */
const answerBytesMax = 64 * 1024 * 1024

/** Why the Nu Html Checker cannot run here, or false. */
export const missingForNuChecker =
  existsSync(checker) && spawnSync('java', ['-version']).status === 0 ? false : 'needs java on the path'

interface NuMessage {
  message: string
  /** Of the file. */
  url: string
}

/** What the Nu Html Checker finds wrong with these pages, each with the name of its page. One run for all of them. */
export function nuFaults(pages: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'sanad-pages-'))
  try {
    const names = new Map<string, string>()
    for (const [name, html] of pages) {
      const file = path.join(folder, `${names.size}.html`)
      writeFileSync(file, html)
      names.set(file, name)
    }
    const asked = [...javaOptions, '-jar', checker, '--format', 'json', '--errors-only', '--stdout', ...names.keys()]
    const { stdout, stderr } = spawnSync('java', asked, { encoding: 'utf8', maxBuffer: answerBytesMax })
    if (stdout === '') throw new Error(`The Nu Html Checker said nothing:\n${stderr}`)
    const { messages } = JSON.parse(stdout) as { messages: NuMessage[] }
    return messages.map(({ message, url }) => `${names.get(fileURLToPath(url))}: ${message}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
