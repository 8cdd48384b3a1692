/**
 * Sentences with holes. A hole is a Persian word in braces, «{جا}»; {@link compile} turns the text into pieces once,
 * and {@link fill} walks them, so that an archive of a million articles is written and not parsed.
 */

/** Words between holes at even places, hole names' numbers at odd ones. */
export interface Template {
  words: readonly string[]
  holes: readonly number[]
}

/** Fills one hole of an article being written. */
export type Filler<S> = (state: S) => string

export interface Grammar<S> {
  compile(text: string): Template
  fill(template: Template, state: S): string
}

/** A grammar whose holes are these. An unknown hole is a mistake of ours: compiling throws. */
export function createGrammar<S>(fillers: Readonly<Record<string, Filler<S>>>): Grammar<S> {
  const names = Object.keys(fillers)
  const list = Object.values(fillers)
  return {
    compile(text) {
      const pieces = text.split(/\{(.+?)\}/)
      const holes = pieces.filter((_, index) => index % 2 === 1).map((name) => names.indexOf(name))
      if (holes.includes(-1)) throw new Error(`no such hole in «${text}»`)
      return { words: pieces.filter((_, index) => index % 2 === 0), holes }
    },
    fill(template, state) {
      let text = template.words[0] as string
      for (let at = 0; at < template.holes.length; at++) {
        text += (list[template.holes[at] as number] as Filler<S>)(state) + (template.words[at + 1] as string)
      }
      return text
    },
  }
}
