/**
 * What may stand in an article document, as a table: for each node, which nodes it contains and how many, and the
 * rule of each attribute. {@link readDocument} is the program that reads by it; nothing else decides.
 */
import type { Block, ListItem, Mark, Picture, TableCell, TableRow, Text } from '../document.ts'
import { refuse } from './reading.ts'
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
  /** Absent: a leaf, which has no `content` member. */
  contains?: readonly NodeName[]
  countLeast?: number
  countMost?: number
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
  const picture = readPictureMembers(value, place) as Picture | undefined
  if (picture && picture.media === null && picture.src === null) {
    refuse(place, 'missing-picture', 'a picture needs a media hash or an address')
  }
  return picture
}

const inline: readonly NodeName[] = ['text']

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

const list: NodeRule = { contains: ['list_item'], countLeast: 1, countMost: CHILDREN_MAX }

export const rootRule: NodeRule = { contains: blockNames, countMost: CHILDREN_MAX }

export const nodeRules: Readonly<Record<Exclude<NodeName, 'text'>, NodeRule>> = {
  paragraph: { contains: inline, countMost: CHILDREN_MAX },
  heading: { contains: inline, countMost: CHILDREN_MAX, attrs: record({ level: oneOf([2, 3, 4]) }) },
  bullet_list: list,
  ordered_list: list,
  list_item: { contains: ['paragraph', 'bullet_list', 'ordered_list'], countLeast: 1, countMost: CHILDREN_MAX },
  quote: {
    contains: ['paragraph'],
    countLeast: 1,
    countMost: CHILDREN_MAX,
    attrs: record({ speaker: optionalLine(NAME_LENGTH_MAX) }),
  },
  image: { attrs: pictureRule },
  gallery: { attrs: record({ pictures: listOf(pictureRule, 1, GALLERY_PICTURES_MAX) }) },
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
    contains: ['table_row'],
    countLeast: 1,
    countMost: ROWS_MAX,
    attrs: record({ caption: optionalLine(CAPTION_LENGTH_MAX) }),
  },
  table_row: { contains: ['table_cell', 'table_header'], countLeast: 1, countMost: CELLS_MAX },
  table_cell: { contains: inline, countMost: CHILDREN_MAX },
  table_header: { contains: inline, countMost: CHILDREN_MAX },
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
