import { html } from '#server'
import type { SorryWords, Words } from './words.ts'

const unreadable: SorryWords = {
  title: 'We could not read this address',
  what: 'The address is not whole or not right; perhaps it was cut when it was copied.',
  now: 'Type it again, or begin at the front page and the latest news.',
}

/** What is said in English to whoever looks for something, and to whoever does not find it. */
export const englishSearchWords: Pick<Words, 'search' | 'sorry' | 'orderedDown' | 'offline'> = {
  search: {
    of: (question) => html`Search for ${question}`,
    ofText: (question) => `Search for ${question}`,
    describe: (newsroom) => `Search the news of ${newsroom}`,
    describeFeed: (newsroom, question) => `News of ${newsroom} with “${question}” in it`,
    field: 'Words or a news code',
    narrow: 'Narrow and order',
    section: 'Section',
    everySection: 'All sections',
    kind: 'Kind',
    everyKind: 'All kinds',
    kinds: {
      news: 'News',
      report: 'Report',
      interview: 'Interview',
      note: 'Opinion',
      photo: 'Photos',
      video: 'Video',
      live: 'Live',
    },
    from: 'From day',
    to: 'To day',
    dayExample: '2026-11-23',
    dayUnread: 'We could not read this day and left it aside; write year, month and day like 2026-11-23.',
    order: 'Order',
    best: 'Best answer',
    newest: 'Newest',
    source: 'Only from the source',
    person: 'Only with words of',
    letGo: 'Remove',
    tooLate: 'This question took too long and was stopped half-way. Nothing is broken.',
    tooLateNow: 'Try again in a while, or look for a rarer word or a shorter span of time.',
    shortened: 'The question was too long to be read whole; we looked for its beginning.',
    answers: 'Answers',
    more: 'More answers',
    feed: 'RSS feed of this search',
    meantAndAnswered: (asked, instead) =>
      html`Nothing was found for ${asked}; did you mean ${instead}? These are its answers.`,
    meant: (instead) => html`Did you mean ${instead}?`,
    and: ' and ',
    leftOut: (words) => html`No story also has ${words} in it; these are answers to the rest of the question.`,
    nothing: (newsroom) => `Nothing in the news of ${newsroom} answers this question.`,
    lookAgain: 'Look at the spelling again, or write fewer words.',
    withoutQuotes: 'Look for the phrase without quotation marks.',
    withoutLimits: 'Ask the same without limits.',
    perhapsIn: (latest) => html`Perhaps it is in the ${latest}.`,
    noMore: 'There are no more answers.',
    readBack: (day) =>
      html`The words of this phrase stand in very many stories. We read them one by one back to ${day}; older ones are left.`,
    readOn: 'Look in the older ones',
    help: 'How to search',
    helpLines: [
      html`Write a few words: stories come that have all of them.`,
      html`Put words that must follow each other in quotation marks: <b>“United Nations”</b>`,
      html`Put a hyphen before a word you do not want: <b>rain <bdi>-snow</bdi></b>`,
      html`A news code takes you straight to its story.`,
    ],
  },
  offline: {
    title: 'This part does not work now',
    what: 'The system of the site is down for a while. Published news, the front page and the archive can be read; search, comments, polls and forms do not work until it is back.',
    now: 'If you had filled in a form, nothing was sent. Go back, keep what you wrote and send it later.',
  },
  orderedDown: (orderedBy) => ({
    title: 'This story was taken down by order',
    what: `The story at this address was withdrawn from readers by order of “${orderedBy}”. It was not the newsroom’s decision.`,
    now: 'Address and news code stay, so that the story can come back here if the order is lifted. Other news is where it was.',
  }),
  sorry: {
    400: unreadable,
    414: unreadable,
    404: {
      title: 'This page was not found',
      what: 'Nothing is published at this address. Perhaps a letter or a digit of it is missing.',
      now: 'Look at the address again, or search for a word of the headline or for the news code.',
    },
    410: {
      title: 'This story has been taken down',
      what: 'The newsroom took the story at this address down after it was published; it is no longer available.',
      now: 'Other news is where it was: search for it, or see the latest.',
    },
    429: {
      title: 'Too many requests',
      what: 'Very many requests came from your network in a short time. Nothing is lost.',
      now: 'Wait a minute and open the page again.',
    },
    500: {
      title: 'We could not make this page',
      what: 'An error happened in our system and was noted. The news is safe and you need not do anything.',
      now: 'Open the page again in a few moments.',
    },
    503: {
      title: 'The site is unavailable for a moment',
      what: 'The system is being updated or is under heavy load. The news is safe.',
      now: 'Open the page again in a minute.',
    },
  },
}
