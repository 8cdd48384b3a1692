import type { Endpoint } from '#server'
import { scriptFile } from '../script-file.ts'

const script = scriptFile(new URL('./list-keys.js', import.meta.url), '/desk/lists/keys')

/** Address of the only script of pages that are worked off by lists. */
export const listKeysPath = script.path

export const listKeysEndpoint: Endpoint = { method: 'GET', path: script.path, handle: async () => script.answer }
