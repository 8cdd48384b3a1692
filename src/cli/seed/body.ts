import type { ArticleDocument, ArticleKind, Block, Paragraph } from '#article'
import { background, headings } from './frames/background.ts'
import { newsClauses, openings } from './frames/news.ts'
import { musings } from './frames/notes.ts'
import { continuations, generalClaims, introductions, others, questions } from './frames/voices.ts'
import { compileAll, fillOneOf, grammar, type Story } from './grammar.ts'
import { between, oneOf } from './random.ts'
import type { Template } from './template.ts'
import { nextOf, type Turn, takeTurns } from './turn.ts'

const ready = {
  /** By how many carriers are credited. */
  credits: [[], compileAll(openings.one), compileAll(openings.two)] as readonly Template[][],
  newsClauses: compileAll(newsClauses),
  introductions: compileAll(introductions),
  continuations: compileAll(continuations),
  others: compileAll(others),
  generalClaims: compileAll(generalClaims),
  background: compileAll(background),
  headings: compileAll(headings),
  questions: compileAll(questions),
  musings: compileAll(musings),
}

/** Words after which a report is divided by headings. */
const headingEvery = 170

/** A body in the making. What a topic says, and what people say of it, is said once. */
interface Writing {
  story: Story
  kind: ArticleKind
  wordsLeft: number
  sentences: Turn
  claims: Turn
  generalClaims: Turn
  background: Turn
  continuations: Turn
  musings: Turn
  headings: Turn
}

/** Writes a body of about so many words. */
export function writeBody(story: Story, kind: ArticleKind, words: number): ArticleDocument {
  const { random, topic } = story
  const writing: Writing = {
    story,
    kind,
    wordsLeft: words,
    sentences: takeTurns(random, topic.sentences),
    claims: takeTurns(random, topic.claims),
    generalClaims: takeTurns(random, ready.generalClaims),
    background: takeTurns(random, ready.background),
    continuations: takeTurns(random, ready.continuations),
    musings: takeTurns(random, ready.musings),
    headings: takeTurns(random, ready.headings),
  }
  if (kind === 'interview') return { type: 'doc', content: writeInterview(writing) }
  const opening = kind === 'note' ? [] : [paragraph(writeOpening(writing)), paragraph(writeIntroduction(writing))]
  return { type: 'doc', content: [...opening, ...writeRest(writing)] }
}

/** What carried the story, and what it says first. */
function writeOpening(writing: Writing): string {
  const { story } = writing
  story.news = fillOneOf(ready.newsClauses, story)
  const credits = ready.credits[story.chain.length] as Template[]
  const opening = credits.length === 0 ? story.news : fillOneOf(credits, story)
  writing.wordsLeft -= countWords(opening)
  return `${opening} ${sayOfTopic(writing)}`
}

function writeIntroduction(writing: Writing): string {
  return `${sayOfTopic(writing)} ${sayWithClaim(writing, oneOf(writing.story.random, ready.introductions))}`
}

function writeRest(writing: Writing): Block[] {
  const blocks: Block[] = []
  let sinceHeading = 0
  while (writing.wordsLeft > 0) {
    const before = writing.wordsLeft
    const isDue = writing.kind === 'report' && sinceHeading > headingEvery && before > 60
    if (isDue && writing.headings.left > 0) {
      blocks.push({ type: 'heading', attrs: { level: 2 }, content: [textOf(say(writing, nextOf(writing.headings)))] })
      sinceHeading = 0
    }
    blocks.push(writeBlock(writing))
    sinceHeading += before - writing.wordsLeft
  }
  return blocks
}

/** Mostly a paragraph; now and then, in reports, a quotation set apart or a list. */
function writeBlock(writing: Writing): Block {
  const { random, person } = writing.story
  const share = writing.kind === 'report' ? random() : 1
  if (share < 0.06) return { type: 'quote', attrs: { speaker: person }, content: [paragraph(`${sayClaim(writing)}.`)] }
  if (share < 0.1) {
    const items = Array.from({ length: between(random, 3, 5) }, () => paragraph(sayOfTopic(writing)))
    return { type: 'bullet_list', content: items.map((item) => ({ type: 'list_item', content: [item] })) }
  }
  let text = writeSentence(writing)
  for (let more = between(random, 0, 3); more > 0 && writing.wordsLeft > 0; more--) text += ` ${writeSentence(writing)}`
  return paragraph(text)
}

function writeSentence(writing: Writing): string {
  if (writing.kind === 'note') return say(writing, nextOf(writing.musings))
  const share = writing.story.random()
  if (share < 0.4) return sayOfTopic(writing)
  if (share < 0.65) return sayWithClaim(writing, nextOf(writing.continuations))
  if (share < 0.92) return say(writing, nextOf(writing.background))
  return sayWithClaim(writing, oneOf(writing.story.random, ready.others))
}

function writeInterview(writing: Writing): Block[] {
  const blocks: Block[] = []
  const asked = takeTurns(writing.story.random, ready.questions)
  while (writing.wordsLeft > 0) {
    const question = say(writing, nextOf(asked))
    blocks.push({ type: 'paragraph', content: [{ type: 'text', text: question, marks: [{ type: 'strong' }] }] })
    let answer = `${sayClaim(writing)}.`
    for (let more = between(writing.story.random, 1, 3); more > 0; more--) {
      answer += more === 1 ? ` ${sayOfTopic(writing)}` : ` ${sayClaim(writing)}.`
    }
    blocks.push(paragraph(answer))
  }
  return blocks
}

/** Something of the topic; once all of it was said, something of the circumstances. */
function sayOfTopic(writing: Writing): string {
  return say(writing, nextOf(writing.sentences.left > 0 ? writing.sentences : writing.background))
}

/** A sentence in which someone says something: what is said is chosen first. */
function sayWithClaim(writing: Writing, template: Template): string {
  writing.story.claim = chooseClaim(writing)
  return say(writing, template)
}

function sayClaim(writing: Writing): string {
  const claim = chooseClaim(writing)
  writing.wordsLeft -= countWords(claim)
  return claim
}

function chooseClaim(writing: Writing): string {
  const isOfTopic = writing.claims.left > 0 && writing.story.random() < 0.5
  return grammar.fill(nextOf(isOfTopic ? writing.claims : writing.generalClaims), writing.story)
}

function say(writing: Writing, template: Template): string {
  const text = grammar.fill(template, writing.story)
  writing.wordsLeft -= countWords(text)
  return text
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', content: [textOf(text)] }
}

function textOf(text: string): { type: 'text'; text: string } {
  return { type: 'text', text }
}

function countWords(text: string): number {
  let words = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words++
  return words
}
