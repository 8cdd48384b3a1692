import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Asset } from '#server'

/** Where the browser finds the scripts of the editor. */
export interface EditorScripts {
  /** Path of the editor itself, and of what checks Persian beside it. Each names its content. */
  editor: string
  worker: string
  /** Path of the script of the media library. */
  library: string
  assets: readonly Asset[]
}

const home = path.join(import.meta.dirname, '../../..')
const cache = path.join(home, 'node_modules/.cache/sanad/editor')
const entries = {
  editor: 'src/desk/ui/browser/editor.ts',
  worker: 'src/desk/ui/browser/help/help-worker.ts',
  library: 'src/desk/ui/browser/media/library-page.ts',
}
/** All that may end up in the bundle: a change to any of these makes a new one. */
const sources = [
  'src/{persian,sourcing,article}/**/*.{ts,js}',
  'src/desk/ui/{browser/**/*.ts,editor-words.ts,media/{media,picture}-words.ts}',
  'package-lock.json',
]
const targets = ['chrome109', 'firefox115', 'safari16.4']

type Bundle = Record<keyof typeof entries, string>

/**
 * The scripts of the editor, bundled from their sources when those have changed since the last time (measured: 0.7–0.9 s),
 * read from the cache otherwise (50 ms). Throws in plain words where they cannot be bundled.
 */
export async function editorScripts(): Promise<EditorScripts> {
  const stamp = stampOf(globSync(sources, { cwd: home }).filter((file) => !file.endsWith('.test.ts')))
  const kept = readKept(stamp)
  const bundle = kept ?? (await makeBundle())
  if (kept === null) keep(stamp, bundle)
  const editor = assetOf('editor', bundle.editor)
  const worker = assetOf('persian', bundle.worker)
  const library = assetOf('library', bundle.library)
  return { editor: editor.path, worker: worker.path, library: library.path, assets: [editor, worker, library] }
}

function stampOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(`${file}\0`).update(readFileSync(path.join(home, file)))
  return hash.digest('hex').slice(0, 24)
}

function readKept(stamp: string): Bundle | null {
  try {
    return JSON.parse(readFileSync(path.join(cache, `${stamp}.json`), 'utf8')) as Bundle
  } catch {
    return null
  }
}

/** Where packages may not be written the scripts are bundled at every start. */
function keep(stamp: string, bundle: Bundle): void {
  try {
    mkdirSync(cache, { recursive: true })
    for (const old of globSync('*.json', { cwd: cache })) rmSync(path.join(cache, old), { force: true })
    const unfinished = path.join(cache, `${stamp}.${process.pid}.part`)
    writeFileSync(unfinished, JSON.stringify(bundle))
    renameSync(unfinished, path.join(cache, `${stamp}.json`))
  } catch {
    // The bundle is in memory; the next start makes it again.
  }
}

async function makeBundle(): Promise<Bundle> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: home,
    entryPoints: Object.entries(entries).map(([out, file]) => ({ in: file, out })),
    outdir: cache,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    target: targets,
    logLevel: 'silent',
    plugins: [{ name: 'pure modules', setup: withoutSideEffects }],
  })
  const textOf = (out: string) => outputFiles.find((file) => path.basename(file.path) === `${out}.js`)!.text
  return { editor: textOf('editor'), worker: textOf('worker'), library: textOf('library') }
}

/** Our modules do nothing on being imported: what the editor does not use of them stays out of its bundle. */
function withoutSideEffects(build: import('esbuild').PluginBuild): void {
  build.onResolve({ filter: /^[#.]/ }, async ({ path: name, pluginData, ...asked }) => {
    if (pluginData === 'resolving' || asked.kind === 'entry-point') return undefined
    const { importer, resolveDir, kind } = asked
    if (importer.includes('node_modules')) return undefined
    const resolved = await build.resolve(name, { importer, resolveDir, kind, pluginData: 'resolving' })
    return { ...resolved, sideEffects: false }
  })
}

function assetOf(name: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const bytes = Buffer.from(text)
  return {
    path: `/assets/desk-${name}.${hash}.js`,
    contentType: 'text/javascript; charset=utf-8',
    bytes,
    immutable: true,
  }
}
