import type { RefusalCode } from '#server'
import { type Html, html } from '#server'
import type { MessageKind, MessageState } from '#store'
import type { NameProblem } from '../../access/names.ts'
import type { CommentProblem } from '../../actions/comments/send-comment.ts'
import type { MessageProblem } from '../../actions/messages/send-message.ts'
import type { ReplyProblem } from '../../actions/replies/send-reply.ts'

/** What happened, and what is safe and to be done. */
export interface ReaderSorry {
  title: string
  advice: string
}

/**
 * All that the pages say on which readers of an edition write to the newsroom, in its language: one catalogue for each,
 * each whole. Functions are given what stands inside a sentence; numbers in the digits of the edition.
 */
export interface ReaderWords {
  /** For those who move by keyboard: past the masthead. */
  skip: string
  backToSite: string
  /** Beside the field that people do not see. */
  leaveEmpty: string
  /** Above a form that comes back. */
  notKept: string
  /** Title of a page whose form comes back. */
  faulty(title: string): string
  quoted(text: Html): Html
  send: string
  /** On the button while the browser works. */
  wait: string
  sorry: Partial<Record<RefusalCode, ReaderSorry>> & { other: ReaderSorry }
  /** How long somebody who came too often has to wait. */
  tryAgainIn(seconds: number): string
  tracking: Record<'label' | 'keep' | 'see' | 'follow', string>
  comment: Record<
    'title' | 'answering' | 'name' | 'nameHint' | 'text' | 'textHint' | 'withoutScript' | 'others',
    string
  > & {
    about(headline: Html): Html
    nameProblems: Record<NameProblem, string>
    textProblems: Record<Extract<CommentProblem, { field: 'text' }>['kind'], string>
  }
  reply: Record<
    | 'title'
    | 'rule'
    | 'name'
    | 'nameHint'
    | 'contact'
    | 'contactHint'
    | 'text'
    | 'send'
    | 'hasSent'
    | 'seeHow'
    | 'received'
    | 'dueBy'
    | 'follow'
    | 'unknown'
    | 'seeReply',
    string
  > & {
    to(headline: Html): Html
    textHint(most: string): string
    nameProblems: Record<NameProblem, string>
    contactProblem: string
    emptyText: string
    tooLong(over: string): string
    receivedAt(moment: Html, headline: Html): Html
    refused(reason: Html): Html
    published(link: Html): Html
    pending(moment: Html): Html
    hash(hash: Html): Html
  }
  message: Record<
    | 'title'
    | 'intro'
    | 'kind'
    | 'name'
    | 'contact'
    | 'contactHint'
    | 'text'
    | 'textHint'
    | 'hasSent'
    | 'seeHow'
    | 'received'
    | 'receivedHint'
    | 'follow'
    | 'unknown'
    | 'writeAgain'
    | 'answer',
    string
  > & {
    kinds: Record<MessageKind, string>
    problems: Record<MessageProblem['field'], string> & { empty: string }
    states: Record<MessageState, string>
    privacy: { title: string; sentences: readonly string[] }
  }
  newsletter: Record<
    | 'title'
    | 'intro'
    | 'address'
    | 'addressHint'
    | 'unreadable'
    | 'want'
    | 'ending'
    | 'seeMail'
    | 'seeMailHint'
    | 'confirmTitle'
    | 'confirmQuestion'
    | 'confirmHint'
    | 'yes'
    | 'notMe'
    | 'confirmed'
    | 'confirmedHint'
    | 'toSite'
    | 'endTitle'
    | 'endQuestion'
    | 'endHint'
    | 'end'
    | 'ended'
    | 'endedHint'
    | 'again',
    string
  > & { sentTo(address: Html): Html }
}

/** The sentence for what is wrong with a field of an answer to an article. */
export function replyProblem(problem: ReplyProblem, { reply }: ReaderWords, number: (value: number) => string): string {
  switch (problem.field) {
    case 'name':
      return reply.nameProblems[problem.kind]
    case 'contact':
      return reply.contactProblem
    case 'text':
      return problem.kind === 'empty' ? reply.emptyText : reply.tooLong(number(problem.lettersOver))
  }
}

export function commentProblem(problem: CommentProblem, { comment }: ReaderWords): string {
  return problem.field === 'name' ? comment.nameProblems[problem.kind] : comment.textProblems[problem.kind]
}

export function messageProblem({ field, kind }: MessageProblem, { message }: ReaderWords): string {
  return kind === 'empty' ? message.problems.empty : message.problems[field]
}

/** A field that people do not see and programs fill in. */
export const trapField = 'website'

export function trap({ leaveEmpty }: ReaderWords): Html {
  return html`<p class="unseen" aria-hidden="true"><label for="${trapField}">${leaveEmpty}</label><input id="${trapField}" name="${trapField}" tabindex="-1" autocomplete="off"></p>`
}
