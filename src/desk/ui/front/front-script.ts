import { scriptFile } from '../script-file.ts'

/** The only script of these pages. */
export const { path: scriptPath, answer: scriptAnswer } = scriptFile(
  new URL('./front-keys.js', import.meta.url),
  '/desk/front/keys',
)
