import { recordListAnswers } from './list-answers.ts'
import { mergerAnswers } from './merger-answers.ts'
import { personAnswers } from './person-answers.ts'
import { sourceAnswers } from './source-answers.ts'

/** Pages and forms by which records of sources and of people who speak are seen and put right. */
export const recordAnswers = [...recordListAnswers, ...personAnswers, ...sourceAnswers, ...mergerAnswers]
