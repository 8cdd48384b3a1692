/**
 * What one member of a node may be. A rule returns the value in normal form, or refuses it at its place; what it
 * returns then is never seen.
 */
import { type AddressForm, readAddress } from './address.ts'
import { cleanLine } from './plain-text.ts'
import {
  elementsOf,
  inside,
  isHopeless,
  membersOf,
  type Place,
  refuse,
  refuseUnknownMembers,
  shown,
  spendLength,
  spendNode,
} from './reading.ts'

export type Rule = (value: unknown, place: Place) => unknown

export type RuleTable = Readonly<Record<string, Rule>>

/** One line of plain text, possibly empty; what is absent is empty. */
export function line(lengthMax: number): Rule {
  return (value, place) => {
    if (value === undefined || value === null) return ''
    if (typeof value !== 'string') return refuse(place, 'not-a-text', `a text is needed, not ${shown(value)}`)
    if (!spendLength(place, value.length)) return ''
    const cleaned = cleanLine(value)
    if (cleaned.length > lengthMax) refuse(place, 'too-long', `${cleaned.length} characters; at most ${lengthMax}`)
    return cleaned
  }
}

/** One line of plain text; null when absent or blank. */
export function optionalLine(lengthMax: number): Rule {
  const readLine = line(lengthMax)
  return (value, place) => readLine(value, place) || null
}

/** The value itself, when the rule lets it through; null when it is absent. */
export function optional(rule: Rule): Rule {
  return (value, place) => (value === undefined || value === null ? null : rule(value, place))
}

export function oneOf(values: readonly (string | number)[]): Rule {
  return (value, place) => {
    if (!values.some((known) => known === value)) {
      refuse(place, 'unknown-value', `one of ${values.join(', ')} is needed, not ${shown(value)}`)
    }
    return value
  }
}

/** A short name made by a program: a hash, an identifier, a slug. */
export function token(pattern: RegExp): Rule {
  return (value, place) => {
    if (typeof value !== 'string' || value.length > 200 || !pattern.test(value)) {
      return refuse(place, 'malformed-name', `not a name of the expected form: ${shown(value)}`)
    }
    spendLength(place, value.length)
    return value
  }
}

export function wholeNumber(least: number, most: number): Rule {
  return (value, place) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
      refuse(place, 'not-a-number', `a whole number from ${least} to ${most} is needed`)
    }
    return value
  }
}

/** An address of one of the forms, as a browser's parser writes it. */
export function address(...forms: AddressForm[]): Rule {
  return (value, place) => {
    if (typeof value !== 'string') return refuse(place, 'not-a-text', `an address is needed, not ${shown(value)}`)
    if (!spendLength(place, value.length)) return ''
    const read = readAddress(value, forms)
    if (read === null) refuse(place, 'unsafe-address', `not an address that may be linked to: ${shown(value)}`)
    return read ?? ''
  }
}

/** An object with no other members than these; what is absent, even the object itself, is left to their rules. */
export function record(table: RuleTable): Rule {
  return (value, place) => {
    const members = value === undefined ? {} : membersOf(value)
    if (members === null) return refuse(place, 'not-an-object', `an object is needed, not ${shown(value)}`)
    return readMembers(members, table, place)
  }
}

/** A list of so many values of one rule. */
export function listOf(rule: Rule, countLeast: number, countMost: number): Rule {
  return (value, place) => {
    const elements = elementsOf(value, countMost)
    if (elements === null) return refuse(place, 'not-a-list', `a list is needed, not ${shown(value)}`)
    if (elements === 'too-many') return refuse(place, 'too-many', `at most ${countMost} may stand here`)
    if (elements.length < countLeast) refuse(place, 'too-few', `at least ${countLeast} must stand here`)
    const read: unknown[] = []
    for (const [index, element] of elements.entries()) {
      const at = inside(place, `[${index}]`)
      if (isHopeless(place.state) || !spendNode(at)) break
      read.push(rule(element, at))
    }
    return read
  }
}

/** Every member of the table, in its order, each by its rule; others are refused. */
function readMembers(members: Record<string, unknown>, table: RuleTable, place: Place): Record<string, unknown> {
  const names = Object.keys(table)
  refuseUnknownMembers(members, names, place)
  const read: Record<string, unknown> = {}
  for (const name of names) read[name] = table[name]!(members[name], inside(place, `.${name}`))
  return read
}
