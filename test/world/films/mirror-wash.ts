import { box, disc, fade, fill, ground, halo, n, path, stroke, times, width } from '../pictures/brush.ts'

export const seconds = 12

const middle = { x: 800, y: 500 }
const radius = 390
/** Two pairs of hands go round at once, from opposite sides. */
const hands = 2
/** Strokes from the middle to the rim in the whole film, for each pair of hands. */
const strokes = 6

/** The mirror of «آینه‌ای به پهنای یک اتاق …» at a second of its washing: strokes from the middle to the rim, sector by sector. */
export function mirrorWash(second: number): string {
  const way = second / seconds
  return [
    hall(),
    mirror(),
    ...times(hands, (side) => cleaned(side, way)),
    drops(second),
    ...times(hands, (side) => hand(side, way)),
    rim(),
  ].join('')
}

function at(angle: number, distance: number): string {
  return `${n(middle.x + Math.cos(angle) * distance)} ${n(middle.y + Math.sin(angle) * distance)}`
}

function hall(): string {
  return [
    fade('hall', '#232a3c', '#39425a 0.6', '#2a3145'),
    ground('fill="url(#hall)"'),
    halo('lamp', '#f4e7c6 0 0.35', '#f4e7c6 1 0'),
    disc(middle.x, 120, 620, 'fill="url(#lamp)"'),
    ...times(9, (index) => path(`M${index * 200} 1000L${n(800 + (index - 4) * 90)} 60`, stroke('#48526c', 3, 0.4))),
    disc(middle.x, middle.y, radius + 64, fill('#171c29')),
    disc(middle.x, middle.y, radius + 46, fill('#6d7688')),
    ...times(24, (index) => {
      const angle = (index / 24) * Math.PI * 2
      return disc(
        middle.x + Math.cos(angle) * (radius + 46),
        middle.y + Math.sin(angle) * (radius + 46),
        7,
        fill('#3a4152'),
      )
    }),
  ].join('')
}

/** As two years of nights have left it. */
function mirror(): string {
  return [
    fade('dull', '#8b93a1', '#767f8f 0.5', '#5f6878'),
    disc(middle.x, middle.y, radius, 'fill="url(#dull)"'),
    ...times(60, (index) => {
      const angle = index * 2.4
      const distance = radius * Math.sqrt((index + 0.5) / 61)
      const x = middle.x + Math.cos(angle) * distance
      return disc(x, middle.y + Math.sin(angle) * distance, 2 + (index % 3), fill('#4b5262', 0.5))
    }),
  ].join('')
}

/** Half of the round for each pair of hands. */
function angleOf(side: number, way: number): number {
  return side * Math.PI - Math.PI / 2 + way * Math.PI
}

/** The sector that is done, bright as the sky it will see. */
function cleaned(side: number, way: number): string {
  const done = Math.floor(way * strokes) / strokes
  const partly = done + smooth((way * strokes) % 1) / strokes
  const from = angleOf(side, 0)
  const to = angleOf(side, partly)
  return [
    ...[
      { reach: radius, colour: '#9fc6e2' },
      { reach: radius * 0.8, colour: '#b5d5ea' },
      { reach: radius * 0.5, colour: '#cfe5f2' },
    ].map(({ reach, colour }) => {
      const edge = `A${n(reach)} ${n(reach)} 0 0 1 ${at(to, reach)}`
      return path(`M${middle.x} ${middle.y}L${at(from, reach)}${edge}Z`, fill(colour))
    }),
    path(`M${middle.x} ${middle.y}L${at(to, radius)}`, stroke('#ffffff', 4, 0.7)),
  ].join('')
}

function smooth(part: number): number {
  return part * part * (3 - 2 * part)
}

/** Water finds its way to the rim. */
function drops(second: number): string {
  return times(14, (index) => {
    const angle = index * 1.7
    const run = (second * 0.12 + index / 14) % 1
    const x = middle.x + Math.cos(angle) * radius * run
    const y = middle.y + Math.sin(angle) * radius * run
    return disc(x, y, 9 - run * 4, fill('#ffffff', 0.55 * (1 - run)))
  }).join('')
}

/** A gloved hand with its cotton, drawn along without weight; each cotton serves for one stroke. */
function hand(side: number, way: number): string {
  const angle = angleOf(side, way)
  const distance = 40 + smooth((way * strokes) % 1) * (radius - 80)
  const [x, y] = at(angle, distance).split(' ').map(Number) as [number, number]
  const from = side === 0 ? { x: 1500, y: 1260 } : { x: 100, y: 1260 }
  return [
    path(`M${from.x} ${from.y}Q${n((from.x + x) / 2)} ${n(y + 210)} ${n(x)} ${n(y)}`, stroke('#e9edf2', 92, 1)),
    path(`M${n(x + (from.x - x) * 0.1)} ${n(y + 74)}L${n(x)} ${n(y)}`, stroke('#7fb0a8', 74, 1)),
    disc(x, y, 46, fill('#7fb0a8')),
    disc(x, y - 8, 40, fill('#ffffff')),
    disc(x - 14, y - 18, 22, fill('#f1f4f6')),
  ].join('')
}

function rim(): string {
  const round = `M${at(0, radius)}A${radius} ${radius} 0 1 1 ${at(Math.PI, radius)}A${radius} ${radius} 0 1 1 ${at(0, radius)}`
  return [path(round, stroke('#dfe5ee', 6, 0.8)), box(0, 984, [width, 16], fill('#171c29'))].join('')
}
