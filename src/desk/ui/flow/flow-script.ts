import { scriptFile } from '../script-file.ts'

/** The only script of the queues' page. */
export const { path: scriptPath, answer: scriptAnswer } = scriptFile(
  new URL('./flow-keys.js', import.meta.url),
  '/desk/queue/keys',
)
