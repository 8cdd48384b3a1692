/**
 * What may stand in an article document, as a table: for each node, which nodes it contains and how many, and the
 * rule of each attribute. {@link readDocument} is the program that reads by it; nothing else decides.
 */
import type { Block, ListItem, Mark, Picture, TableCell, TableRow, Text } from '../document.ts'
import { type CountLimits, refuse } from './reading.ts'
import {
  address,
  line,
  listOf,
  oneOf,
  optional,
  optionalLine,
  type Rule,
  type RuleTable,
  record,
  token,
  wholeNumber,
} from './rules.ts'

const CAPTION_LENGTH_MAX = 2_000
const NAME_LENGTH_MAX = 300
const GALLERY_PICTURES_MAX = 200
const CHILDREN_MAX = 5_000
const ROWS_MAX = 1_000
const CELLS_MAX = 50
const PIXELS_MAX = 100_000
const VIDEO_SECONDS_MAX = 24 * 60 * 60

export type NodeName = Block['type'] | ListItem['type'] | TableRow['type'] | TableCell['type'] | Text['type']

export interface NodeRule {
  /** What may stand in it, and how many; absent for a leaf, which has no `content` member. */
  children?: CountLimits & { of: readonly NodeName[] }
  attrs?: Rule
}

const pictureMembers: RuleTable = {
  media: optional(token(/^[A-Za-z0-9_-]{8,128}$/)),
  src: optional(address('web')),
  width: optional(wholeNumber(1, PIXELS_MAX)),
  height: optional(wholeNumber(1, PIXELS_MAX)),
  alt: line(CAPTION_LENGTH_MAX),
  caption: optionalLine(CAPTION_LENGTH_MAX),
  credit: optionalLine(NAME_LENGTH_MAX),
}

const readPictureMembers = record(pictureMembers)

/** A picture is somewhere: among our originals, or at an address. */
export const pictureRule: Rule = (value, place) => {
  const problemCount = place.state.problems.length
  const picture = readPictureMembers(value, place) as Picture | undefined
  if (picture === undefined || picture.media !== null || picture.src !== null) return picture
  // An address that was just refused has been spoken of already.
  if (place.state.problems.length > problemCount) return undefined
  return refuse(place, 'missing-picture', 'a picture needs a media hash or an address')
}

/** What may stand in the body itself. */
export const blockNames: readonly Block['type'][] = [
  'paragraph',
  'heading',
  'bullet_list',
  'ordered_list',
  'quote',
  'image',
  'gallery',
  'video',
  'embed',
  'table',
  'divider',
]

export const rootRule = { children: anyNumberOf(...blockNames) } as const satisfies NodeRule

const text: NodeRule = { children: anyNumberOf('text') }

const list: NodeRule = { children: someOf('list_item') }

export const nodeRules: Readonly<Record<Exclude<NodeName, 'text'>, NodeRule>> = {
  paragraph: text,
  heading: { ...text, attrs: record({ level: oneOf([2, 3, 4]) }) },
  bullet_list: list,
  ordered_list: list,
  list_item: { children: someOf('paragraph', 'bullet_list', 'ordered_list') },
  quote: { children: someOf('paragraph'), attrs: record({ speaker: optionalLine(NAME_LENGTH_MAX) }) },
  image: { attrs: pictureRule },
  gallery: { attrs: record({ pictures: listOf(pictureRule, { countLeast: 1, countMost: GALLERY_PICTURES_MAX }) }) },
  video: {
    attrs: record({
      src: address('web', 'site'),
      poster: optional(pictureRule),
      caption: optionalLine(CAPTION_LENGTH_MAX),
      seconds: optional(wholeNumber(1, VIDEO_SECONDS_MAX)),
    }),
  },
  embed: {
    attrs: record({
      url: address('web'),
      title: optionalLine(NAME_LENGTH_MAX),
      provider: optionalLine(NAME_LENGTH_MAX),
    }),
  },
  table: {
    children: { ...someOf('table_row'), countMost: ROWS_MAX },
    attrs: record({ caption: optionalLine(CAPTION_LENGTH_MAX) }),
  },
  table_row: { children: { ...someOf('table_cell', 'table_header'), countMost: CELLS_MAX } },
  table_cell: text,
  table_header: text,
  divider: {},
}

/** Each mark with its attributes, outermost first: the order in which marks stand on a text in normal form. */
export const markRules: Readonly<Record<Mark['type'], Rule | null>> = {
  statement: record({ id: token(/^[A-Za-z0-9_-]{1,64}$/) }),
  link: record({ href: address('web', 'site', 'mail') }),
  strong: null,
  emphasis: null,
}

export const markOrder = Object.keys(markRules) as Mark['type'][]

function anyNumberOf(...of: NodeName[]): NonNullable<NodeRule['children']> {
  return { of, countLeast: 0, countMost: CHILDREN_MAX }
}

function someOf(...of: NodeName[]): NonNullable<NodeRule['children']> {
  return { of, countLeast: 1, countMost: CHILDREN_MAX }
}
