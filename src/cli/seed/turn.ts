import { between, type Random } from './random.ts'
import type { Template } from './template.ts'

/** Goes through a list in an order of its own, so that nothing is said twice before everything was said once. */
export interface Turn {
  list: readonly Template[]
  at: number
  step: number
  /** How many were not yet said in this round. */
  left: number
}

/** Steps that meet every place of a list of that length: those that share no divisor with it. */
const stepsByLength = new Map<number, number[]>()

export function takeTurns(random: Random, list: readonly Template[]): Turn {
  const steps = stepsFor(list.length)
  return {
    list,
    at: between(random, 0, list.length - 1),
    step: steps[between(random, 0, steps.length - 1)] as number,
    left: list.length,
  }
}

export function nextOf(turn: Turn): Template {
  turn.at = (turn.at + turn.step) % turn.list.length
  turn.left--
  return turn.list[turn.at] as Template
}

function stepsFor(length: number): number[] {
  let steps = stepsByLength.get(length)
  if (steps === undefined) {
    steps = Array.from({ length }, (_, index) => index + 1).filter((step) => greatestDivisor(step, length) === 1)
    stepsByLength.set(length, steps)
  }
  return steps
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}
