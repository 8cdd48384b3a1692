import { isAbsolute, resolve } from 'node:path'
import { Refusal } from './refusal.ts'

/** Settings of one process, read once from the environment. */
export interface Config {
  port: number
  host: string
  /** Absolute path of the folder that holds the database, the media and the pressed pages. */
  dataFolder: string
  /** `postgres://…` of a server, or null for the embedded database. */
  databaseUrl: string | null
  /** Public origin, without a slash at the end: `https://example.ir`. */
  publicUrl: string
}

const settingLengthMax = 2_000

/**
 * Reads PORT (3000; 0 lets the system choose), HOST (127.0.0.1), SANAD_DATA (./data, against `root`), DATABASE_URL
 * (empty: embedded) and SANAD_URL (`http://localhost:PORT`). Throws a {@link Refusal} `bad-setting` whose facts name
 * the setting and say what is wrong; the value itself is repeated only where it cannot be a secret.
 */
export function readConfig(env: Record<string, string | undefined>, root: string): Config {
  const port = readPort(env.PORT)
  return {
    port,
    host: readHost(env.HOST),
    dataFolder: readDataFolder(env.SANAD_DATA, root),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    publicUrl: readPublicUrl(env.SANAD_URL, port),
  }
}

function readPort(text: string | undefined): number {
  if (!text) return 3000
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port >= 0 && port <= 65_535)) refuse('PORT', `must be a whole number from 0 to 65535, not "${clip(text)}"`)
  return port
}

function readHost(text: string | undefined): string {
  if (!text) return '127.0.0.1'
  if (!/^[0-9A-Za-z.:_-]{1,253}$/.test(text))
    refuse('HOST', `must be a host name or an IP address, not "${clip(text)}"`)
  return text
}

function readDataFolder(text: string | undefined, root: string): string {
  const folder = text || './data'
  if (folder.length > settingLengthMax || folder.includes('\0')) refuse('SANAD_DATA', 'must be the path of a folder')
  return isAbsolute(folder) ? resolve(folder) : resolve(root, folder)
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null
  const url = URL.parse(text)
  if (text.length > settingLengthMax || url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    refuse('DATABASE_URL', 'must begin with postgres:// or postgresql:// (or be empty for the embedded database)')
  }
  return text
}

function readPublicUrl(text: string | undefined, port: number): string {
  if (!text) return `http://localhost:${port}`
  const url = text.length > settingLengthMax ? null : URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    refuse('SANAD_URL', `must be an http:// or https:// origin, not "${clip(text)}"`)
  }
  if (url.username || url.password) refuse('SANAD_URL', 'must not hold a user name or a password')
  if (url.pathname !== '/' || url.search || url.hash) {
    refuse('SANAD_URL', `must be an origin alone, without a path: "${url.origin}"`)
  }
  return url.origin
}

function refuse(setting: string, detail: string): never {
  throw new Refusal('bad-setting', { setting, detail: `${setting} ${detail}.` })
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
