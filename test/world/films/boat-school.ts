import { box, disc, fade, fill, ground, halo, n, oval, path, stroke, times, width } from '../pictures/brush.ts'

export const seconds = 14

/** The morning boat of «سرویس مدرسه‌ای که بادبان دارد» at a second of its way: from the island, under the light, to the school. */
export function boatSchool(second: number): string {
  const way = second / seconds
  const dawn = smooth(way)
  return [
    sky(dawn),
    farShore(),
    sea(second, dawn),
    island(second, dawn),
    school(second),
    boat(second, way),
    nearWaves(second),
  ].join('')
}

/** From rest to rest. */
function smooth(part: number): number {
  const held = Math.min(1, Math.max(0, part))
  return held * held * (3 - 2 * held)
}

/** One colour on its way to another. */
function between(night: string, day: string, part: number): string {
  const channel = (colour: string, place: number) => Number.parseInt(colour.slice(1 + place * 2, 3 + place * 2), 16)
  const mixed = [0, 1, 2].map((place) => {
    const value = channel(night, place) + (channel(day, place) - channel(night, place)) * part
    return Math.round(value).toString(16).padStart(2, '0')
  })
  return `#${mixed.join('')}`
}

function sky(dawn: number): string {
  const stars = times(22, (index) =>
    disc((index * 397) % width, (index * 151) % 420, 2.4, fill('#ffffff', 0.8 * (1 - dawn))),
  )
  return [
    fade(
      'sky',
      between('#101d3a', '#4f8fae', dawn),
      between('#3a3f68', '#f3cfa2', dawn),
      between('#8c5c66', '#fbe3b8', dawn),
    ),
    ground('fill="url(#sky)"'),
    ...stars,
    halo('sun', '#fff6da 0 1', '#ffd894 0.35 0.6', '#ffd894 1 0'),
    disc(520, 720 - dawn * 210, 230, 'fill="url(#sun)"'),
    disc(520, 720 - dawn * 210, 56, fill('#fff3cf')),
  ].join('')
}

function farShore(): string {
  return path('M0 610Q180 570 360 600T760 590T1160 604T1600 580V660H0Z', fill('#51586f', 0.55))
}

function sea(second: number, dawn: number): string {
  const lines = times(11, (row) => {
    const y = 660 + row * 32
    const drift = ((second * (14 + row * 4) + row * 173) % 420) - 420
    const long = 70 + row * 17
    const crests = times(
      6,
      (index) => `M${n(drift + index * 380)} ${y}q${n(long / 2)} ${n(-4 - row * 0.3)} ${n(long)} 0`,
    )
    return path(crests.join(''), stroke(between('#5d6f96', '#e9f3ee', dawn), 2 + row * 0.3, 0.3))
  })
  const glitter = times(12, (index) => {
    const y = 632 + index * 27
    const sway = Math.sin(second * 1.4 + index * 1.9) * (14 + index * 3)
    return box(520 + sway - 30, y, [60, 6], fill('#ffe6b0', 0.15 + dawn * 0.5))
  })
  return [
    fade('sea', between('#3b4a73', '#8fc0bd', dawn), between('#1c2b4d', '#1f6076', dawn)),
    box(0, 618, [width, 382], 'fill="url(#sea)"'),
    ...lines,
    ...glitter,
  ].join('')
}

/** Palms and the light, which goes round until the day needs it no longer. */
function island(second: number, dawn: number): string {
  const palms = [1290, 1360, 1500].map((x, index) => palm(x, 640 - index * 6, Math.sin(second * 1.1 + index) * 3))
  const turn = Math.sin(second * 1.05)
  const end = 1430 - 2100 * turn
  const spread = 170 * Math.abs(turn)
  const beam = path(
    `M1430 366L${n(end)} ${n(340 - spread)}L${n(end)} ${n(340 + spread)}Z`,
    fill('#fff2c4', 0.34 * (1 - dawn)),
  )
  return [
    beam,
    path('M1130 690Q1240 610 1400 622T1600 600V700H1130Z', fill(between('#1d2437', '#5b5a48', dawn))),
    path('M1408 622L1416 380H1444L1452 622Z', fill(between('#a9aebd', '#f4efe4', dawn))),
    ...[430, 510, 590].map((y) => box(1412, y, [36, 26], fill('#b4473a'))),
    box(1410, 350, [40, 32], fill('#2b2d38')),
    disc(1430, 366, 10, fill('#fff0b8', 0.5 + 0.5 * (1 - dawn))),
    ...palms,
  ].join('')
}

function palm(x: number, y: number, lean: number): string {
  const top = `${n(x + 14 + lean)} ${n(y - 130)}`
  const leaves = [-62, -40, -14, 16, 42, 62].map(
    (reach) =>
      `M${top}q${n(reach * 0.5)} ${n(-38 + Math.abs(reach) * 0.3)} ${n(reach)} ${n(Math.abs(reach) * 0.5 - 6)}`,
  )
  return `${path(`M${x} ${y}Q${n(x - 6)} ${n(y - 70)} ${top}`, stroke('#3b3528', 9, 1))}${path(leaves.join(''), stroke('#2f5140', 8, 1))}`
}

/** The landing with the school, and its flag in the wind. */
function school(second: number): string {
  const wave = Math.sin(second * 3) * 6
  return [
    path('M0 640Q130 628 250 660L330 700H0Z', fill('#4b4a3f')),
    box(40, 540, [150, 104], fill('#e9d9b8')),
    path('M28 544L115 486L202 544Z', fill('#9d4a37')),
    ...[62, 108, 154].map((x) => box(x, 566, [22, 30], fill('#4d6f7d'))),
    box(104, 606, [26, 38], fill('#6a4a33')),
    path('M222 650V470', stroke('#57524a', 6, 1)),
    path(
      `M225 472Q250 ${n(464 + wave)} 282 ${n(474 + wave)}V${n(504 + wave)}Q250 ${n(494 + wave)} 225 504Z`,
      fill('#2f7d6b'),
    ),
    box(250, 676, [120, 10], fill('#6b5a45')),
  ].join('')
}

/** She leaves the island slowly, sails, and slows before the landing. */
function boat(second: number, way: number): string {
  const x = 1150 - smooth(way) * 690
  const y = 742 + Math.sin(second * 1.6) * 7
  const tilt = Math.sin(second * 1.6 + 0.8) * 2.2
  const children = times(9, (index) => {
    const nod = Math.sin(second * 2.2 + index * 1.3) * 2.5
    const at = -104 + index * 24
    const vest = index % 3 === 0 ? '#e0853a' : '#d9a23b'
    return `${disc(at, -54 + nod, 10, fill('#6b4632'))}${box(at - 9, -45 + nod, [18, 24], fill(vest))}`
  })
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(tilt)})">${[
    oval(0, 40, [190, 12], fill('#0d2233', 0.3)),
    path('M16 -20V-300', stroke('#4b3826', 9, 1)),
    path(`M20 -292Q${n(-150 + Math.sin(second * 1.2) * 10)} -170 -150 -46L20 -40Z`, fill('#f6ead0')),
    path('M20 -292L-150 -46', stroke('#b99d6b', 4, 1)),
    ...children,
    path('M-176 -26Q0 -6 190 -44Q168 34 120 40H-112Q-160 26 -176 -26Z', fill('#7a4630')),
    path('M-170 -12Q0 8 182 -26', stroke('#e8d3a4', 6, 1)),
    disc(150, -74, 12, fill('#5d3d2c')),
    box(138, -62, [24, 34], fill('#38607a')),
  ].join('')}</g>`
}

function nearWaves(second: number): string {
  const rows = times(3, (row) => {
    const y = 870 + row * 46
    const drift = ((second * (40 + row * 16)) % 320) - 320
    const crests = times(8, () => 'q80 -26 160 0t160 0')
    return path(`M${n(drift)} ${y}${crests.join('')}V1000H${n(drift)}Z`, fill('#12394d', 0.28))
  })
  return rows.join('')
}
