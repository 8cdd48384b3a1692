import type { Endpoint, EndpointAnswer, EndpointRequest, Html } from '#server'
import type { Account, Database } from '#store'
import type { RuleDraft } from '../../actions/rules/save-rule.ts'
import type { Actor } from '../../policy.ts'
import type { Form } from '../form.ts'
import { listKeysPath } from '../list-keys/list-keys.ts'
import { answerScreen } from '../page.ts'
import type { Watch } from '../watch.ts'

/** What the pages of the wire are made from. */
export interface WireDesk {
  database: Database
  publicUrl: string
  newsroom: string
  now(): Date
  /** Tries a rule on last week's items; nothing is changed. Missing where there is no wire. */
  tryRule?(rule: RuleDraft): Promise<TriedRule>
}

/** What a rule would have done. */
export interface TriedRule {
  asked: number
  isWhole: boolean
  held: number
  items: readonly { id: number; title: string | null; receivedAt: Date }[]
}

/** What a page or form of the wire was asked, and by whom. */
export interface Asked {
  desk: WireDesk
  watch: Watch
  account: Account
  actor: Actor
  request: EndpointRequest
  form: Form
}

export type Answering = (asked: Asked) => Promise<EndpointAnswer>

/** A page or form of the wire: how it is asked, and what answers. */
export type WireAnswer = [Endpoint['method'], string, Answering]

/** A page of the wire as an answer. */
export function show({ desk, account }: Asked, title: string, main: Html, status = 200): EndpointAnswer {
  return answerScreen({ status, title, main, account, newsroom: desk.newsroom }, 'wire', listKeysPath)
}
