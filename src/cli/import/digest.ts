import { hash } from 'node:crypto'

/** SHA-256 of a text or of bytes, in hex: by it what was imported before is known again. */
export function digest(said: string | Uint8Array): string {
  return hash('sha256', said)
}
