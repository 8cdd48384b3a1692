import {
  addBox,
  changeBox,
  changePlacement,
  type FrontFill,
  type FrontPlan,
  frontLimits,
  frontStyles,
  moveArticle,
  moveBox,
  placeArticle,
  placeOf,
  prominences,
  readFrontPlan,
  removeBox,
  takeOff,
} from '#article'
import { toLatinDigits } from '#persian'
import { Refusal } from '#server'
import { comingInstant } from '../../actions/front/coming-instant.ts'

/** What a button of the board asks: a verb and its objects, `put:1059:seconds:0:`. */
export interface Deed {
  deed: string
  /** The text of a field beside the button. */
  field(name: string): string
  now: Date
}

type Verb = (plan: FrontPlan, objects: readonly string[], deed: Deed) => FrontPlan

/** Does to the plan what a button of the board asks; what it does not know changes nothing. Refuses `invalid-content`. */
export function withDeed(plan: FrontPlan, deed: Deed): FrontPlan {
  const [verb = '', ...objects] = deed.deed.split(':')
  const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (known === undefined) return plan
  const { value, problems } = readFrontPlan(known(plan, objects, deed))
  if (value === null) throw new Refusal('invalid-content', { problems })
  return value
}

const verbs: Record<string, Verb> = {
  /** Into the box that is chosen beside the candidates, at its head. */
  place: (plan, [code], { field }) => placeArticle(plan, Number(code), { box: field('target'), index: 0 }),
  /** Into a box at a place among what was placed there; pinned where it was dropped among what fills itself. */
  put: (plan, [code, box = '', index, pin = '']) => {
    const put = placeArticle(plan, Number(code), { box, index: Number(index) || 0 })
    return pinnedAt(put, Number(code), pin === '' ? null : Number(pin))
  },
  up: (plan, [code]) => moveArticle(plan, Number(code), 'up'),
  down: (plan, [code]) => moveArticle(plan, Number(code), 'down'),
  off: (plan, [code]) => takeOff(plan, Number(code)),
  pin: (plan, [code, place]) => pinnedAt(plan, Number(code), Number(place)),
  unpin: (plan, [code]) => pinnedAt(plan, Number(code), null),
  say: (plan, [code = ''], { field, now }) =>
    changePlacement(plan, Number(code), {
      headline: field(`headline-${code}`).trim() || null,
      expiresAt: expiryIn(field(`expires-${code}`), now),
    }),
  box: (plan, [id = ''], { field }) =>
    changeBox(plan, id, {
      title: field(`title-${id}`).trim() || null,
      prominence: oneOf(prominences, field(`prominence-${id}`)),
      style: oneOf(frontStyles, field(`style-${id}`)),
      places: Math.min(frontLimits.places, Math.max(1, Number(toLatinDigits(field(`places-${id}`))) || 1)),
      fill: fillIn(field(`fill-${id}`)),
    }),
  'box-up': (plan, [id = '']) => moveBox(plan, id, 'up'),
  'box-down': (plan, [id = '']) => moveBox(plan, id, 'down'),
  'box-off': (plan, [id = '']) => removeBox(plan, id),
  'box-add': (plan, [id = '']) => addBox(plan, id),
}

/** Pins an article to a place of its box; whoever was pinned there before closes up with the others. */
function pinnedAt(plan: FrontPlan, code: number, place: number | null): FrontPlan {
  const at = placeOf(plan, code)
  const box = at && plan.boxes.find(({ id }) => id === at.box)
  if (!box || (place !== null && !(place >= 0 && place < box.places))) return plan
  const former = place === null ? undefined : box.placed.find((one) => one.pinnedAt === place && one.code !== code)
  const freed = former === undefined ? plan : changePlacement(plan, former.code, { pinnedAt: null })
  return changePlacement(freed, code, { pinnedAt: place })
}

function expiryIn(written: string, now: Date): string | null {
  return written.trim() === '' ? null : comingInstant(written, now).toISOString()
}

function oneOf<const Names extends readonly string[]>(names: Names, given: string): Names[number] {
  if (!names.includes(given)) throw new Refusal('invalid-content', { detail: `${given}: no such name.` })
  return given
}

/** `section:society`, `newest`; empty for a box that nothing fills. */
function fillIn(given: string): FrontFill | null {
  if (given === '') return null
  const [list, section] = given.split(':')
  return (section === undefined ? { list } : { list: 'section', section }) as FrontFill
}
