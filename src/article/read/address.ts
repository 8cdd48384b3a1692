/** Longest address kept, in its percent-encoded form: what browsers and proxies carry without trouble. */
export const ADDRESS_LENGTH_MAX = 4_096

/** Where an address may lead: `web` is http or https; `site` a path of our own site; `mail` a mailto. */
export type AddressForm = 'web' | 'site' | 'mail'

const forms: Record<AddressForm, (typed: string) => string | null> = {
  web: webAddress,
  site: sitePath,
  mail: mailAddress,
}

/**
 * The address in the form that a browser's own parser gives it, or null when it is not of a form asked for. What was
 * checked is what a browser will follow, so no disguise survives: controls and spaces are refused, not skipped over.
 */
export function readAddress(typed: string, allowed: readonly AddressForm[]): string | null {
  const trimmed = typed.trim()
  if (trimmed.length > ADDRESS_LENGTH_MAX || hasDisguise(trimmed)) return null
  for (const form of allowed) {
    const address = forms[form](trimmed)
    if (address !== null && address.length <= ADDRESS_LENGTH_MAX && isPrintableAddress(address)) return address
  }
  return null
}

/** The shape that every address {@link readAddress} lets through has: the last check before it is printed. */
export function isPrintableAddress(address: string): boolean {
  return /^(?:https?:\/\/[^/\\]|mailto:[^/\\]|\/(?![/\\]))[^\s<>"\\]*$|^\/$/.test(address)
}

/** Controls, spaces, backslashes, half surrogates and direction controls have no business in an address. */
function hasDisguise(typed: string): boolean {
  return (
    /[\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200B\u200E\u200F\u061C\u2028-\u202F\u205F-\u206F\u3000\uFEFF\\]/.test(
      typed,
    ) || !typed.isWellFormed()
  )
}

function webAddress(typed: string): string | null {
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return null
  const url = new URL(typed)
  // A name before the host («https://bank.ir@elsewhere/») shows one site and opens another.
  const beforeHost = typed.slice(0, typed.length - typed.replace(/^https?:\/\/[^/?#]*/i, '').length)
  return beforeHost.includes('@') ? null : url.href
}

function sitePath(typed: string): string | null {
  const base = 'https://site.invalid'
  if (!typed.startsWith('/') || !URL.canParse(typed, base)) return null
  const url = new URL(typed, base)
  if (url.origin !== base) return null
  // «/..//elsewhere» comes out of the parser as «//elsewhere», which is another site.
  const path = url.pathname + url.search + url.hash
  return path.startsWith('//') ? null : path
}

function mailAddress(typed: string): string | null {
  if (!/^mailto:[^@/?#]+@[^@/?#]+(?:\?|$)/i.test(typed) || !URL.canParse(typed)) return null
  // An encoded line break would start a new header in some mail programs.
  return /%(?:[01][0-9a-f]|7f)/i.test(typed) ? null : new URL(typed).href
}
