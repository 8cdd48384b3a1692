import { isAbsolute, resolve } from 'node:path'
import { type EditionCode, editionCodes, firstEdition, isEditionCode } from '#article'
import type { MailSettings } from './mail/mailer.ts'
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
  /** An edge of ours in front of the site that is told what to drop, and the key it knows us by. */
  edge: { url: string; key: string | null } | null
  /** Where search engines are told of news (IndexNow), and our key there. */
  indexNow: { url: string; key: string } | null
  /** The editions that are on: the first, and others in the order in which readers are offered them. */
  editions: readonly EditionCode[]
  /** The newsroom's mail server, and the address its mail comes from. */
  mail: MailSettings | null
}

const settingLengthMax = 2_000

/**
 * Reads PORT (3000; 0 lets the system choose), HOST (127.0.0.1), SANAD_DATA (./data, against `root`), DATABASE_URL
 * (empty: embedded), SANAD_URL (`http://localhost:PORT`), and what is off unless set: SANAD_PURGE_URL with SANAD_PURGE_KEY,
 * SANAD_INDEXNOW_KEY with SANAD_INDEXNOW_URL (`https://api.indexnow.org/indexnow`), SANAD_EDITIONS (`fa,prs,en`: the first alone), SANAD_SMTP_URL (`smtps://user:password@host`) with
 * SANAD_MAIL_FROM (`news@example.ir`). Throws a {@link Refusal} `bad-setting` whose facts name
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
    edge: readEdge(env.SANAD_PURGE_URL, env.SANAD_PURGE_KEY),
    indexNow: readIndexNow(env.SANAD_INDEXNOW_KEY, env.SANAD_INDEXNOW_URL),
    editions: readEditions(env.SANAD_EDITIONS),
    mail: readMail(env.SANAD_SMTP_URL, env.SANAD_MAIL_FROM),
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

function readEdge(text: string | undefined, key: string | undefined): Config['edge'] {
  if (!text) return null
  if (key && !/^[\x21-\x7e]{1,200}$/.test(key)) refuse('SANAD_PURGE_KEY', 'must be letters, digits and signs of ASCII')
  return { url: readWebAddress('SANAD_PURGE_URL', text), key: key || null }
}

/** Codes with commas between; the first edition is on whether it is named or not, and stands first. */
function readEditions(text: string | undefined): Config['editions'] {
  const named = (text ?? '').split(',').flatMap((code) => code.trim() || [])
  const codes = named.filter((code): code is EditionCode => isEditionCode(code))
  if (text && (text.length > settingLengthMax || codes.length !== named.length))
    refuse('SANAD_EDITIONS', `must be a list of ${editionCodes.join(', ')}, not "${clip(text)}"`)
  return [...new Set<EditionCode>([firstEdition, ...codes])]
}

/** The key as IndexNow wants it: 8 to 128 letters, digits and hyphens. */
function readIndexNow(key: string | undefined, text: string | undefined): Config['indexNow'] {
  if (!key) return null
  if (!/^[A-Za-z0-9-]{8,128}$/.test(key)) refuse('SANAD_INDEXNOW_KEY', 'must be 8 to 128 letters, digits or hyphens')
  return { url: readWebAddress('SANAD_INDEXNOW_URL', text || 'https://api.indexnow.org/indexnow'), key }
}

function readMail(text: string | undefined, from: string | undefined): Config['mail'] {
  if (!text) return null
  const url = text.length > settingLengthMax ? null : URL.parse(text)
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    refuse('SANAD_SMTP_URL', 'must begin with smtp:// or smtps:// and name a server')
  }
  if (!from || !/^[^\s<>@]{1,64}@[A-Za-z0-9.-]{1,253}$/.test(from)) {
    refuse('SANAD_MAIL_FROM', 'must be the e-mail address that mail comes from, when SANAD_SMTP_URL is set')
  }
  return { url: text, from }
}

function readWebAddress(setting: string, text: string): string {
  const url = text.length > settingLengthMax ? null : URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) refuse(setting, 'must be an http:// or https:// address')
  if (url.username || url.password) refuse(setting, 'must not hold a user name or a password')
  return url.href
}

function refuse(setting: string, detail: string): never {
  throw new Refusal('bad-setting', { setting, detail: `${setting} ${detail}.` })
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
