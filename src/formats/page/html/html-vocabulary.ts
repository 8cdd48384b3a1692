/** What the HTML standard says of element names, as far as reading a page needs it (HTML Living Standard, 13.1 and 13.2). */

/** Elements without an end tag. */
export const VOID_ELEMENTS = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(' '),
)

/** Other names of elements: AMP pages, and what browsers make of `image`. */
export const SAME_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['amp-img', 'img'],
  ['amp-video', 'video'],
  ['amp-iframe', 'iframe'],
  ['image', 'img'],
])

/** Elements whose content is no text for readers. */
export const RAW_ELEMENTS = new Set(
  'script style template iframe noframes noembed object svg math canvas select datalist textarea input button'.split(
    ' ',
  ),
)

/** Elements that stand on lines of their own. */
export const BLOCK_ELEMENTS = new Set(
  (
    '#root html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th ' +
    'thead tr ul caption'
  ).split(' '),
)

/** Start tags that end others left open, and the elements the search does not go beyond. */
export interface ImpliedEnds {
  closes: string[]
  walls: ReadonlySet<string>
}

const SCOPE = ['td', 'th', 'caption', 'table', 'template', 'object', 'button']
const P: ImpliedEnds = { closes: ['p'], walls: new Set(SCOPE) }
const CLOSES_P = (
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 ' +
  'h5 h6 header hgroup hr main menu nav ol p pre section summary table ul'
).split(' ')

const IMPLIED_ENDS = new Map<string, ImpliedEnds>([
  ...CLOSES_P.map((tag): [string, ImpliedEnds] => [tag, P]),
  ['li', { closes: ['li'], walls: new Set([...SCOPE, 'ul', 'ol', 'menu', 'dir']) }],
  ['dt', { closes: ['dt', 'dd'], walls: new Set([...SCOPE, 'dl']) }],
  ['dd', { closes: ['dt', 'dd'], walls: new Set([...SCOPE, 'dl']) }],
  ['tr', { closes: ['tr'], walls: new Set(['table', 'template']) }],
  ['td', { closes: ['td', 'th'], walls: new Set(['tr', 'table', 'template']) }],
  ['th', { closes: ['td', 'th'], walls: new Set(['tr', 'table', 'template']) }],
  ['thead', { closes: ['thead', 'tbody', 'tfoot'], walls: new Set(['table', 'template']) }],
  ['tbody', { closes: ['thead', 'tbody', 'tfoot'], walls: new Set(['table', 'template']) }],
  ['tfoot', { closes: ['thead', 'tbody', 'tfoot'], walls: new Set(['table', 'template']) }],
  ['option', { closes: ['option'], walls: new Set(['select']) }],
  ['body', { closes: ['head'], walls: new Set(['html']) }],
])

export function impliedEnds(tag: string): ImpliedEnds | null {
  return IMPLIED_ENDS.get(tag) ?? null
}
