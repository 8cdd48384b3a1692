/** What a DOCTYPE declares. Nothing it names is ever fetched; entities that stand for plain characters are kept. */

/** Entities kept; HTML's Latin sets, which old feeds declare in full, have 253. */
const ENTITIES_MAX = 300
/** Longest replacement text: a word or two. A longer one is there to be multiplied. */
const REPLACEMENT_CHARS_MAX = 64

const ENTITY = /<!ENTITY\s+(%\s+)?([\w:.-]{1,64})\s+(?:(?:SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/gi
const PLAIN = /^(?:[^&%<]|&(?:#x?[\da-f]{1,7}|amp|lt|gt|quot|apos);)*$/i

/**
 * `isSafe` is false when an entity stands for others, or for more than a few words: what is there to be multiplied.
 * Entities that stand for files are passed over, and so is what refers to them.
 */
export function readDoctype(written: string): { entities: Map<string, string>; isSafe: boolean } {
  const entities = new Map<string, string>()
  if (!/<!ENTITY/i.test(written)) return { entities, isSafe: true }
  let declared = 0
  for (const [, parameter, name, quoted, single] of written.matchAll(ENTITY)) {
    const replacement = quoted ?? single
    if (replacement === undefined) continue
    const isPlain = replacement.length <= REPLACEMENT_CHARS_MAX && PLAIN.test(replacement)
    if (parameter !== undefined || !isPlain || ++declared > ENTITIES_MAX) return { entities: new Map(), isSafe: false }
    if (!entities.has(name!)) entities.set(name!, plainReplacement(replacement))
  }
  return { entities, isSafe: true }
}

const XML_NAMES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plainReplacement(written: string): string {
  return written.replace(
    /&(?:#(x?)([\da-f]+)|(\w+));/gi,
    (_, hex: string | undefined, digits: string, name: string) => {
      if (name !== undefined) return XML_NAMES[name.toLowerCase()] ?? ''
      const code = Number.parseInt(digits, hex ? 16 : 10)
      return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
    },
  )
}
