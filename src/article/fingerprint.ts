import type { ArticleContent } from './content.ts'

/**
 * One string for one content: JSON with members in alphabetical order and no spaces. Contents in normal form (as
 * {@link readContent} leaves them) are equal exactly when their fingerprints are; hash it where hashes are made.
 */
export function contentFingerprint(content: ArticleContent): string {
  return canonicalJson(content)
}

function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const name of Object.keys(value).sort()) {
    const member: unknown = (value as Record<string, unknown>)[name]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}
