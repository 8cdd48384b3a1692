import { html } from '#server'
import type { ReaderWords } from './words.ts'

const foreignName = 'Write the name in Latin or Persian letters, without signs.'

/** What readers of the English edition are told where they write. */
export const englishReaderWords: ReaderWords = {
  skip: 'Skip to the text',
  backToSite: 'Back to the site',
  leaveEmpty: 'Leave this empty',
  notKept: 'Nothing was saved. Put these right and send it again:',
  faulty: (title) => `Error: ${title}`,
  quoted: (text) => html`“${text}”`,
  send: 'Send',
  wait: 'One moment…',
  sorry: {
    'not-found': {
      title: 'This page was not found',
      advice:
        'The address may be wrong, its link may have run out, or the story you were writing about is no longer on the site. Nothing was sent.',
    },
    forbidden: {
      title: 'This request was not accepted',
      advice: 'The form was sent from somewhere other than this site. Open the page again and send it from there.',
    },
    'too-many-requests': {
      title: 'Too many requests',
      advice: 'Too much was written from your network, so the way is closed for a while. Keep what you wrote.',
    },
    overloaded: {
      title: 'The site is busy',
      advice: 'Wait a few seconds and send it again.',
    },
    'too-large': {
      title: 'What you sent is too large',
      advice: 'Nothing was sent. Make it shorter and send it again.',
    },
    other: {
      title: 'The request could not be read',
      advice: 'Nothing was sent. Open the page again and send the form from there.',
    },
  },
  tryAgainIn: (seconds) => `Try again in ${inWords(seconds)}.`,
  tracking: {
    label: 'Tracking code',
    keep: 'Tracking code: it is shown only this once, so keep it',
    see: 'See',
    follow: 'Follow it',
  },
  comment: {
    title: 'Your comment',
    answering: 'Answer to a comment',
    about: (headline) => html`About ${headline}`,
    name: 'Name',
    nameHint: 'Shown with the comment. We ask for no address and no phone number.',
    nameProblems: {
      empty: 'Write a name: any name you want to be read under.',
      'too-long': 'The name must be shorter than eighty letters.',
      'hidden-characters': foreignName,
      'foreign-letters': foreignName,
      'mixed-letters': foreignName,
    },
    text: 'Comment',
    textHint: 'Published once the newsroom has seen it. Insults, slander and advertising are not published.',
    textProblems: {
      empty: 'You have written no comment.',
      'too-long': 'A comment must be shorter than two thousand letters. What you wrote is still on this page.',
      'too-many-links': 'No more than two addresses are accepted in one comment.',
    },
    withoutScript:
      'Your browser runs no scripts. Your comment is accepted, and reaches the newsroom half an hour later.',
    others: 'What other readers say',
  },
  reply: {
    title: 'Right of reply',
    // The rule: Press Law of Iran (1364, amended 1379), article 23.
    rule: 'Article 23 of the Press Law of Iran: any person or body that holds something published about them to be an insult, slander, untrue or criticism may send an answer within a month. The answer is published free of charge, in the same place and with the same prominence, with nothing added or taken away, provided that it is no longer than twice the original and neither insults nor slanders anyone.',
    to: (headline) => html`In answer to ${headline}`,
    name: 'Your name, or that of your organisation',
    nameHint: 'Published with the answer.',
    nameProblems: {
      empty: 'Write your name or that of your organisation: at least two letters.',
      'too-long': 'This name is too long. Write a shorter one.',
      'hidden-characters':
        'There is a hidden character in this name. Clear it, and type the name instead of pasting it.',
      'foreign-letters': 'This name may hold only Latin or Persian letters, digits, full stops and hyphens.',
      'mixed-letters': 'One word holds both Latin and Persian letters. Write each word in one script.',
    },
    contact: 'How to reach you',
    contactHint: 'Phone or e-mail. Only the newsroom sees it.',
    contactProblem: 'Write a phone number or an e-mail address at which the newsroom can verify your answer.',
    text: 'Text of the answer',
    textHint: (most) =>
      `Up to ${most} letters. Leave an empty line between paragraphs. The newsroom does not change your words.`,
    emptyText: 'The answer is empty.',
    tooLong: (over) =>
      `The answer is ${over} letters too long: the law allows twice the length of the original. Make it shorter; what you wrote is still here.`,
    send: 'Send the answer',
    hasSent: 'Have you sent an answer?',
    seeHow: 'See with your tracking code how it fares.',
    received: 'Your answer has arrived',
    receivedAt: (moment, headline) => html`Received ${moment}, in answer to ${headline}.`,
    dueBy: 'To be published by:',
    follow: 'Follow your answer',
    unknown: 'There is no answer with this code. A code has twelve digits and letters.',
    refused: (reason) => html`Not accepted. The newsroom’s reason: ${reason}`,
    published: (link) => html`Published: ${link}`,
    seeReply: 'read the answer',
    pending: (moment) => html`Being considered, until ${moment}`,
    hash: (hash) => html`Hash of the text (SHA-256): ${hash}`,
  },
  message: {
    title: 'Write to the newsroom',
    intro:
      'Send a question or a suggestion, tell us of a mistake you saw in a story, or let us know of something that should be news.',
    kind: 'What are you sending?',
    kinds: {
      message: 'A question, a suggestion, or a mistake I saw',
      tip: 'Something the newsroom should know (confidential)',
    },
    name: 'Name (if you wish)',
    contact: 'How to reach you (if you wish)',
    contactHint: 'Phone, e-mail or a messenger. Without it you can still read our answer here, with the tracking code.',
    text: 'Text',
    textHint: 'If it is about a story, write its code or address too.',
    problems: {
      kind: 'Say whether this is a message or a confidential tip.',
      name: 'The name must be shorter than eighty letters.',
      contact: 'How to reach you must be shorter than two hundred letters.',
      empty: 'You have written nothing.',
      text: 'The text must be shorter than ten thousand letters. What you wrote is still on this page: send it in several messages.',
    },
    hasSent: 'Have you sent a message?',
    seeHow: 'See with your tracking code how it fares.',
    received: 'Your message has arrived',
    receivedHint:
      'With this code you see whether your message has been read, and read the newsroom’s answer. If it is lost, there is no other way to find it.',
    follow: 'Follow your message',
    unknown: 'There is no message with this code. A code has twelve digits and Latin letters.',
    writeAgain: 'Write another message',
    answer: 'The newsroom’s answer',
    states: {
      waiting: 'It has reached the newsroom and has not been read yet.',
      read: 'The newsroom has read it.',
      answered: 'The newsroom has answered.',
      archived: 'The newsroom has read it and filed it.',
      erased: 'Its text has been erased.',
    },
    privacy: {
      title: 'What we do with your words',
      sentences: [
        'Name and text are encrypted before they are kept, and cannot be read in a backup either.',
        'Your internet address is not written beside the message.',
        'A confidential tip is read only by the editor-in-chief and the administrator.',
        'Whoever watches your network can see that you visited this site. If that alone puts you at risk, do not send from a network or device of your workplace.',
      ],
    },
  },
  newsletter: {
    title: 'Newsletter',
    intro: 'Every morning, the most important news of the last day in one short mail; free and without advertising.',
    address: 'Your e-mail',
    addressHint: 'First we send a mail to confirm it. Your address is kept encrypted and given to nobody.',
    unreadable: 'This is not an e-mail address; one looks like this: name@example.org',
    want: 'Yes, please',
    ending: 'Every mail has a link that stops the newsletter; your address is erased with it.',
    seeMail: 'See your mail',
    sentTo: (address) => html`A link to confirm it goes to ${address}. Until you follow it, no newsletter will come.`,
    seeMailHint: 'If it is not there in a few minutes, look among the spam too. The link works for seven days.',
    confirmTitle: 'Confirm the newsletter',
    confirmQuestion: 'Do you want the newsletter?',
    confirmHint: 'If you say yes, one mail comes from us every morning.',
    yes: 'Yes, I do',
    notMe: 'If you did not ask for it, just close this page; no other mail will come.',
    confirmed: 'The newsletter will come to you',
    confirmedHint: 'The first one arrives tomorrow morning.',
    toSite: 'To the site',
    endTitle: 'Stop the newsletter',
    endQuestion: 'Do you not want the newsletter any more?',
    endHint: 'Your address will be erased too.',
    end: 'Stop the newsletter',
    ended: 'The newsletter has stopped',
    endedHint: 'Your address has been erased and no other mail will come.',
    again: 'I want it again',
  },
}

function inWords(seconds: number): string {
  const [count, unit] = seconds < 60 ? [Math.ceil(seconds), 'second'] : [Math.ceil(seconds / 60), 'minute']
  return count === 1 ? `one ${unit}` : `${count} ${unit}s`
}
