import type { EditionCode, FrontTitles } from '#article'
import type { Media } from '#media'
import type { Search } from '#search'
import type { Endpoint, EndpointAnswer, EndpointRequest, Outbound } from '#server'
import type { Database, PublishedReader } from '#store'
import type { ChannelDesk } from '../actions/channels/arrange-channel.ts'
import type { RuleDraft } from '../actions/rules/save-rule.ts'
import type { Actor, Verb } from '../policy.ts'

export interface ApiOptions {
  database: Database
  published: PublishedReader
  /** Public address of an article. */
  articleUrl(code: number, slug: string, edition?: EditionCode): string
  /** The editions that are on; the first alone, unless it is said. */
  editions?: readonly EditionCode[]
  /** What the newsroom calls itself: a chain must not name it. */
  settings: { newsroom: string }
  /** An article that is live as ninjs, or null. */
  ninjsOf(code: number): Promise<string | null>
  /** Finds articles by their words. */
  search?: Search
  /** What stands over the boxes of an edition's front page that lays itself out; Persian, unless it is said. */
  front?(edition: EditionCode): { titles: FrontTitles }
  /** Where pictures and films are kept, and the way out to fetch them. */
  library?: { media: Media; outbound: Outbound }
  /** What a rule would have done with last week's items: the wire knows. */
  tryRule?(rule: RuleDraft): Promise<object>
  /** What channels in messengers need of whoever posts there. */
  channels?: ChannelDesk
}

/** One address of the API with what is said of it in its description. */
export interface ApiRoute {
  method: Endpoint['method']
  path: string
  summary: string
  /** Null for what anyone may read. */
  needs: Verb | null
  body?: object
  query?: object
  /** For what is no JSON: the body is handed over as a Buffer. */
  bytes?: { bytesMax: number }
  /** Statuses of success and refusal, with their reasons. */
  answers: Record<number, string>
  handle(options: ApiOptions, request: ApiRequest): Promise<EndpointAnswer>
}

export type ApiRequest = EndpointRequest & { actor: Actor; method: string; path: string }
