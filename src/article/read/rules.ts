/**
 * What one member of a node may be. A rule returns the value in normal form, or refuses it at its place and returns
 * undefined; whatever cannot be without that member is then refused with it.
 */
import { type AddressForm, readAddress } from './address.ts'
import { cleanLine } from './plain-text.ts'
import {
  type CountLimits,
  inside,
  isHopeless,
  listElements,
  membersOf,
  type Place,
  refuse,
  refuseUnknownMembers,
  shown,
  spendLength,
  spendNode,
} from './reading.ts'

const TOKEN_LENGTH_MAX = 200

export type Rule = (value: unknown, place: Place) => unknown

export type RuleTable = Readonly<Record<string, Rule>>

/** One line of plain text, possibly empty; what is absent is empty, what is too long is cut at a word. */
export function line(lengthMax: number): Rule {
  return (value, place) => {
    if (value === undefined || value === null) return ''
    if (typeof value !== 'string') return refuse(place, 'not-a-text', `a text is needed, not ${shown(value)}`)
    if (!spendLength(place, value.length)) return ''
    const cleaned = cleanLine(value)
    if (cleaned.length <= lengthMax) return cleaned
    refuse(place, 'too-long', `${cleaned.length} characters; at most ${lengthMax}`)
    return cutAtWord(cleaned, lengthMax)
  }
}

function cutAtWord(text: string, lengthMax: number): string {
  const end = text.lastIndexOf(' ', lengthMax - 1)
  return `${cleanLine(text.slice(0, end > lengthMax / 2 ? end : lengthMax - 1))}…`
}

/** One line of plain text; null when absent or blank. */
export function optionalLine(lengthMax: number): Rule {
  const readLine = line(lengthMax)
  return (value, place) => readLine(value, place) || null
}

/** What the rule lets through; null when absent or refused. */
export function optional(rule: Rule): Rule {
  return (value, place) => (value === undefined || value === null ? null : (rule(value, place) ?? null))
}

export function oneOf(values: readonly (string | number)[]): Rule {
  return (value, place) => {
    const known = values.find((candidate) => candidate === value)
    return known ?? refuse(place, 'unknown-value', `one of ${values.join(', ')} is needed, not ${shown(value)}`)
  }
}

/** A short name made by a program: a hash, an identifier, a slug. */
export function token(pattern: RegExp): Rule {
  return (value, place) => {
    const isToken = typeof value === 'string' && value.length <= TOKEN_LENGTH_MAX && pattern.test(value)
    if (!isToken) return refuse(place, 'malformed-name', `not a name of the expected form: ${shown(value)}`)
    return spendLength(place, value.length) ? value : undefined
  }
}

export function wholeNumber(least: number, most: number): Rule {
  return (value, place) => {
    const isWithin = Number.isInteger(value) && (value as number) >= least && (value as number) <= most
    return isWithin ? value : refuse(place, 'not-a-number', `a whole number from ${least} to ${most} is needed`)
  }
}

/** An address of one of the forms, as a browser's parser writes it. */
export function address(...forms: AddressForm[]): Rule {
  return (value, place) => {
    if (typeof value !== 'string') return refuse(place, 'not-a-text', `an address is needed, not ${shown(value)}`)
    if (!spendLength(place, value.length)) return undefined
    const read = readAddress(value, forms)
    return read ?? refuse(place, 'unsafe-address', `not an address that may be linked to: ${shown(value)}`)
  }
}

/**
 * An object with no other members than these; what is absent, even the object itself, is left to their rules.
 * Refused as a whole when one of its members is.
 */
export function record(table: RuleTable): Rule {
  const names = Object.keys(table)
  return (value, place) => {
    const members = value === undefined ? {} : membersOf(value)
    if (members === null) return refuse(place, 'not-an-object', `an object is needed, not ${shown(value)}`)
    refuseUnknownMembers(members, names, place)
    const read: Record<string, unknown> = {}
    let isWhole = true
    for (const name of names) {
      read[name] = table[name]!(members[name], inside(place, `.${name}`))
      if (read[name] === undefined) isWhole = false
    }
    return isWhole ? read : undefined
  }
}

/** A list of so many values of one rule; refused elements are left out. */
export function listOf(rule: Rule, limits: CountLimits): Rule {
  return (value, place) => {
    const read: unknown[] = []
    for (const [index, element] of (listElements(value, limits, place) ?? []).entries()) {
      const at = inside(place, `[${index}]`)
      if (isHopeless(place.state) || !spendNode(at)) break
      const kept = rule(element, at)
      if (kept !== undefined) read.push(kept)
    }
    return read.length < limits.countLeast ? undefined : read
  }
}
