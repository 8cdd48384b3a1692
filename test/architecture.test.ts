import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.join(import.meta.dirname, '..')
const source = path.join(root, 'src')
const architecture = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')

const lineCountMax = 400
const lineCountTail = 250
const filesInFolderMax = 25
const depthMax = 4
const pureModules = ['persian', 'sourcing', 'article', 'formats']
const rooms = ['wire', 'desk', 'site']
/** Data and migrations are exempt from limits of size. */
const exempt = /\/(data|migrations)\//

interface SourceFile {
  file: string
  module: string
  text: string
  imports: string[]
}

const modules = [...architecture.matchAll(/^\d+\. `(\w+)`/gm)].map((match) => match[1]!)
const files = listFiles(source).filter((file) => /\.tsx?$/.test(file) && !exempt.test(file))
const code = files.filter((file) => !file.endsWith('.test.ts')).map(readSource)

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? listFiles(file) : [file]
  })
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, 'utf8')
  return {
    file: path.relative(root, file),
    module: path.relative(source, file).split(path.sep)[0]!,
    text,
    imports: importsOf(text),
  }
}

function importsOf(text: string): string[] {
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const pattern =
    /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
  return [...withoutComments.matchAll(pattern)].map((match) => (match[1] ?? match[2])!)
}

function report(violations: string[]): void {
  assert.deepEqual(violations, [], violations.join('\n'))
}

test('the list names every module of the tree, and the tree every module of the list', () => {
  const folders = readdirSync(source).filter((entry) => statSync(path.join(source, entry)).isDirectory())
  assert.deepEqual([...folders].sort(), [...modules].sort())
  for (const module of modules) {
    assert.ok(module === 'cli' || existsSync(path.join(source, module, `${module}.ts`)), `${module} has no door`)
  }
})

test('a module imports only from modules above it, and rooms never walk into each other', () => {
  const violations: string[] = []
  for (const { file, module, imports } of code) {
    for (const name of imports.filter((specifier) => specifier.startsWith('#'))) {
      const target = name.slice(1)
      if (target === 'world' && module === 'cli') continue
      const isAbove = modules.indexOf(target) !== -1 && modules.indexOf(target) < modules.indexOf(module)
      const isAnotherRoom = rooms.includes(module) && rooms.includes(target)
      if (!isAbove || isAnotherRoom) violations.push(`${file} imports ${name}`)
    }
  }
  report(violations)
})

test('inside a module imports are relative and stay inside; other modules are entered by their door', () => {
  const violations: string[] = []
  for (const { file, module, imports } of code) {
    for (const specifier of imports.filter((name) => name.startsWith('.'))) {
      const target = path.join(path.dirname(path.join(root, file)), specifier)
      if (!target.startsWith(path.join(source, module) + path.sep)) violations.push(`${file} imports ${specifier}`)
      else if (!existsSync(target)) violations.push(`${file} imports ${specifier}, which does not exist`)
    }
  }
  report(violations)
})

test('every package has one home, listed with its reason', () => {
  const homes = new Map<string, string>()
  for (const [, names, home] of architecture.matchAll(/^\| (`[^|]+`) \| `?([\w—]+)`? \| [^|]+ \|$/gm)) {
    for (const [, name] of names!.matchAll(/`([^`]+)`/g)) homes.set(name!, home!)
  }
  const violations: string[] = []
  for (const { file, module, imports } of code) {
    for (const specifier of imports.filter((name) => !/^[.#]|^node:/.test(name))) {
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')
      if (homes.get(name) !== module)
        violations.push(`${file} uses ${name}, whose home is ${homes.get(name) ?? 'not listed'}`)
    }
  }
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies))
    if (!homes.has(name)) violations.push(`package.json carries ${name}, which is not listed`)
  for (const name of homes.keys()) if (!(name in dependencies)) violations.push(`${name} is listed but not carried`)
  report(violations)
})

test('there are no import cycles', () => {
  const graph = new Map(
    code.map(({ file, imports }) => [
      file,
      imports
        .filter((name) => name.startsWith('.'))
        .map((name) => path.relative(root, path.join(root, path.dirname(file), name))),
    ]),
  )
  const done = new Set<string>()
  const open: string[] = []
  const cycles: string[] = []
  const visit = (file: string) => {
    if (done.has(file)) return
    if (open.includes(file)) {
      cycles.push([...open.slice(open.indexOf(file)), file].join(' → '))
      return
    }
    open.push(file)
    for (const next of graph.get(file) ?? []) visit(next)
    open.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  report(cycles)
})

test('pure modules ask neither for the time nor for chance nor for the outside', () => {
  const forbidden = /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.|\bprocess\.|\bcrypto\b|\bfetch\(/
  const violations: string[] = []
  for (const { file, module, text, imports } of code.filter((item) => pureModules.includes(item.module))) {
    if (imports.some((name) => name.startsWith('node:'))) violations.push(`${file} imports from Node`)
    const lines = text.split('\n').map((line) => line.replace(/\/\/.*$|^\s*\*.*$/g, ''))
    lines.forEach((line, index) => {
      if (forbidden.test(line)) violations.push(`${file}:${index + 1} (${module}): ${line.trim()}`)
    })
  }
  report(violations)
})

test('SQL lives in the store alone', () => {
  const pattern = /\b(?:select\s[\s\S]{1,80}\sfrom|insert into|update\s\w+\sset|delete from)\s/i
  report(
    code
      .filter(
        ({ module, text }) =>
          module !== 'store' && [...text.matchAll(/`[^`]*`/g)].some(([literal]) => pattern.test(literal)),
      )
      .map(({ file }) => file),
  )
})

test('nothing leaves the house but through the outbound guard', () => {
  const ways = ['undici', 'node:dns', 'node:dns/promises', 'node:tls', 'node:https', 'node:http2', 'node:dgram']
  const fetching = /(?<![.\w])fetch\(/
  const connecting =
    /\{[^}]*\b(?:request|get|Agent|connect|createConnection)\b[^}]*\} from 'node:(?:http|net)'|\bWebSocket\(/
  /** What runs in a browser asks its own origin; its Content-Security-Policy holds it to that. */
  const inBrowser = /^src\/(?:site|desk\/ui)\//
  /** What speaks with servers of its own, on loopback: benchmarks and the fixture of the server's tests. */
  const onLoopback = /^src\/(?:cli\/bench\/|server\/http\/on-loopback\.ts)/
  const going = code.filter(
    ({ file, text, imports }) =>
      imports.some((name) => ways.includes(name)) ||
      (fetching.test(text) && !inBrowser.test(file)) ||
      (connecting.test(text) && !inBrowser.test(file) && !onLoopback.test(file)),
  )
  report(going.filter(({ file }) => !file.startsWith('src/server/outbound/')).map(({ file }) => file))
  assert.ok(going.length > 0, 'the guard itself must be found')
})

test('migrations are numbered from 1 on, each with a number of its own', () => {
  const steps = readdirSync(path.join(source, 'store/migrations')).sort()
  assert.ok(steps.length > 0)
  report(steps.filter((step, index) => Number.parseInt(step, 10) !== index + 1))
})

test('no file is over 400 lines, and nine of ten are under 250', () => {
  const lengths = files.map((file) => ({
    file: path.relative(root, file),
    lines: readFileSync(file, 'utf8').split('\n').length - 1,
  }))
  report(lengths.filter(({ lines }) => lines > lineCountMax).map(({ file, lines }) => `${file}: ${lines} lines`))
  const sorted = lengths.map(({ lines }) => lines).sort((one, other) => one - other)
  assert.ok(sorted[Math.floor(sorted.length * 0.9)]! <= lineCountTail, 'the longest tenth of the files is too long')
})

test('folders stay small and shallow, and no name says nothing', () => {
  const violations: string[] = []
  const folders = new Map<string, number>()
  for (const file of files)
    folders.set(path.dirname(file), (folders.get(path.dirname(file)) ?? 0) + (file.endsWith('.test.ts') ? 0 : 1))
  for (const [folder, count] of folders) {
    const name = path.relative(root, folder)
    if (count > filesInFolderMax) violations.push(`${name} holds ${count} files`)
    if (name.split(path.sep).length - 1 > depthMax) violations.push(`${name} is too deep`)
  }
  for (const file of files) {
    if (/(^|\/)(utils?|helpers?|common|misc|index)\.tsx?$/.test(file))
      violations.push(`${file} has a name that says nothing`)
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.island)?\.tsx?$/.test(path.basename(file)))
      violations.push(`${file} is not kebab-case`)
  }
  report(violations)
})
