import type { EndpointAnswer } from '#server'
import type { Desk, Visit } from '../visit.ts'
import type { ReaderEdition } from './reader-edition.ts'

/** What a reader asks or sends, and the edition she comes from. */
export type ReaderVisit = Visit & { edition: ReaderEdition }

/** Method, pattern, and what answers. */
export type ReaderAnswer = ['GET' | 'POST', string, (desk: Desk, visit: ReaderVisit) => Promise<EndpointAnswer>]
