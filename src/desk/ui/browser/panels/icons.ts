/** Signs of the tools, drawn here: no font has all of them. Paths in a square of 24, stroked. */
const paths = {
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  bullets: 'M4 6h12M4 12h12M4 18h12M20 6h.01M20 12h.01M20 18h.01',
  numbers: 'M4 6h11M4 12h11M4 18h11M20 4v4M18.5 10.5h2l-2 3h2M18.5 16.5h2v3h-2',
  emphasis: 'M7 4v6a5 5 0 0 0 10 0V4M5 20h.01M9.7 20h.01M14.3 20h.01M19 20h.01',
  table: 'M4 5h16v14H4zM4 10h16M4 15h16M12 5v14',
  divider: 'M4 12h16',
  embed: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9h.01',
  gallery: 'M7 4h14v11H7zM3 8v12h14M7 12l4-3 3 3 3-2 4 3',
  film: 'M4 5h16v14H4zM10 9v6l5-3z',
  halfSpace: 'M5 10v5h5v-5M14 10v5h5v-5M12 5v14',
  undo: 'M15 14l5-5-5-5M20 9H9a5 5 0 0 0 0 10h3',
  redo: 'M9 14L4 9l5-5M4 9h11a5 5 0 0 1 0 10h-3',
  find: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  focus: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M12 12h.01',
} as const

export type IconName = keyof typeof paths

const svg = 'http://www.w3.org/2000/svg'

/** One sign, for the eyes only: what holds it has a name. */
export function icon(name: IconName): SVGElement {
  const element = document.createElementNS(svg, 'svg')
  const path = document.createElementNS(svg, 'path')
  for (const [trait, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: '20',
    height: '20',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.8',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  })) {
    element.setAttribute(trait, value)
  }
  path.setAttribute('d', paths[name])
  element.append(path)
  return element
}
