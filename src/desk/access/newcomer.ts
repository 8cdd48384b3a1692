import { isLogin, type NameProblem, readPersonName } from './names.ts'
import { findPasswordFault, type PasswordFault } from './password.ts'

/** What an invited person writes of herself. */
export interface NewcomerForm {
  name: string
  login: string
  password: string
  passwordAgain: string
}

export interface Newcomer {
  name: string
  login: string
  password: string
}

/** What is wrong, and in which field; the sentence is chosen where it is shown. */
export type NewcomerProblem =
  | { field: 'name'; kind: NameProblem }
  | { field: 'login'; kind: 'not-a-login' | 'taken' }
  | { field: 'password'; kind: PasswordFault }
  | { field: 'passwordAgain'; kind: 'different' }

export interface NewcomerReading {
  value: Newcomer | null
  problems: NewcomerProblem[]
}

/** Reads the form of a newcomer; all problems at once. `newsroom` is the name of the site, which is no password. */
export function readNewcomer(form: NewcomerForm, newsroom: string): NewcomerReading {
  const { password, passwordAgain } = form
  const login = form.login.trim()
  const name = readPersonName(form.name)
  const problems: NewcomerProblem[] = name.problems.map((kind) => ({ field: 'name', kind }))
  if (!isLogin(login)) problems.push({ field: 'login', kind: 'not-a-login' })
  const fault = findPasswordFault(password, [login, name.value ?? '', newsroom])
  if (fault !== null) problems.push({ field: 'password', kind: fault })
  else if (password !== passwordAgain) problems.push({ field: 'passwordAgain', kind: 'different' })
  return { value: problems.length === 0 ? { name: name.value!, login, password } : null, problems }
}
