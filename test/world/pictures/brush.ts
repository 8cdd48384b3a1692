/** The few strokes the pictures are made of. Everything is a string of SVG in a space of 1600 × 1000. */

export const width = 1600
export const height = 1000

export type Random = () => number

/** A scene: the ground colour is its own affair; it must cover the whole sheet. */
export type Scene = (random: Random) => string

/** mulberry32: the same numbers everywhere for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low)
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

/** One decimal: enough for a sheet of this size, and the file stays short. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** A vertical gradient by its colours, evenly spread unless a stop is given as «colour offset». */
export function fade(id: string, ...stops: string[]): string {
  return gradient(`<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">`, stops)
}

export function fadeAcross(id: string, ...stops: string[]): string {
  return gradient(`<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0">`, stops)
}

export function halo(id: string, ...stops: string[]): string {
  return gradient(`<radialGradient id="${id}">`, stops)
}

/** A stop is «#rrggbb», «#rrggbb 0.4» or «#rrggbb 0.4 0.5»: colour, offset, opacity. */
function gradient(open: string, stops: string[]): string {
  const inner = stops.map((stop, index) => {
    const [colour, offset = n(index / (stops.length - 1)), opacity = '1'] = stop.split(' ')
    return `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`
  })
  return `<defs>${open}${inner.join('')}${open.includes('linear') ? '</linearGradient>' : '</radialGradient>'}</defs>`
}

export function blur(id: string, deviation: number): string {
  return `<defs><filter id="${id}" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${deviation}"/></filter></defs>`
}

export function box(x: number, y: number, size: [number, number], paint: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(size[0])}" height="${n(size[1])}" ${paint}/>`
}

export function disc(x: number, y: number, radius: number, paint: string): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" ${paint}/>`
}

export function oval(x: number, y: number, radii: [number, number], paint: string): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(radii[0])}" ry="${n(radii[1])}" ${paint}/>`
}

export function shape(points: [number, number][], paint: string): string {
  return `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" ${paint}/>`
}

export function path(d: string, paint: string): string {
  return `<path d="${d}" ${paint}/>`
}

export function fill(colour: string, opacity = 1): string {
  return opacity === 1 ? `fill="${colour}"` : `fill="${colour}" opacity="${opacity.toFixed(3)}"`
}

export function stroke(colour: string, thick: number, opacity = 1): string {
  return `fill="none" stroke="${colour}" stroke-width="${thick}" stroke-linecap="round" opacity="${opacity}"`
}

export function ground(paint: string): string {
  return box(0, 0, [width, height], paint)
}

/** Heights of a rough line over the whole width, by halving and shifting midpoints; 129 points. */
export function roughLine(random: Random, top: number, relief: { amount: number; roughness: number }): number[] {
  const line = new Array<number>(129).fill(top)
  line[0] = top + between(random, -relief.amount, relief.amount) / 2
  line[128] = top + between(random, -relief.amount, relief.amount) / 2
  let reach = relief.amount
  for (let step = 128; step > 1; step /= 2) {
    for (let at = step / 2; at < 128; at += step) {
      const middle = ((line[at - step / 2] as number) + (line[at + step / 2] as number)) / 2
      line[at] = middle + between(random, -reach, reach)
    }
    reach *= relief.roughness
  }
  return line
}

/** The land under a line, down to the foot of the sheet. */
export function land(line: number[], paint: string): string {
  const step = width / (line.length - 1)
  const points = line.map((y, index): [number, number] => [index * step, y])
  return shape([[0, height], ...points, [width, height]], paint)
}

/** Soft hills: a sum of three slow waves with their own phases. */
export function hills(random: Random, top: number, amount: number): number[] {
  const phases = times(3, () => random() * 6.28)
  return times(129, (index) => {
    const x = index / 128
    const wave = (turns: number, phase: number): number => Math.sin(x * 6.28 * turns + phase)
    const [a, b, c] = phases as [number, number, number]
    return top + amount * (0.6 * wave(0.8, a) + 0.3 * wave(1.9, b) + 0.1 * wave(4.3, c))
  })
}

export function stars(random: Random, count: number, bottom: number): string {
  return times(count, () => {
    const y = random() ** 1.3 * bottom
    const bright = random() ** 3
    return disc(random() * width, y, 0.7 + bright * 1.9, fill('#fffbe8', 0.35 + bright * 0.6))
  }).join('')
}
