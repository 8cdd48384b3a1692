import { scriptFile } from '../script-file.ts'

/** The only script of the pages about passkeys. */
export const { path: scriptPath, answer: scriptAnswer } = scriptFile(
  new URL('./passkeys.js', import.meta.url),
  '/desk/login/passkeys',
)
