import { scriptFile } from '../script-file.ts'

/** The only script of the form for comments. */
export const { path: proofScriptPath, answer: proofScriptAnswer } = scriptFile(
  new URL('./proof.js', import.meta.url),
  '/comment/script/proof',
)
