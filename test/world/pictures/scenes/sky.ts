import {
  between,
  blur,
  box,
  disc,
  fade,
  fadeAcross,
  fill,
  ground,
  halo,
  hills,
  land,
  n,
  path,
  type Random,
  roughLine,
  shape,
  stars,
  stroke,
  times,
  width,
} from '../brush.ts'

export function observatory(random: Random): string {
  const trails = times(120, () => {
    const radius = between(random, 40, 980)
    const from = random() * 6.28
    const to = from + between(random, 0.14, 0.34)
    const at = (angle: number): string => `${n(800 + Math.cos(angle) * radius)} ${n(420 + Math.sin(angle) * radius)}`
    const tone = ['#fff4d6', '#cfe0ff', '#ffd9b8', '#ffffff'][Math.floor(random() * 4)] as string
    return path(
      `M${at(from)}A${n(radius)} ${n(radius)} 0 0 1 ${at(to)}`,
      stroke(tone, between(random, 1, 2.6), between(random, 0.25, 0.8)),
    )
  })
  return [
    fade('sky', '#0b1028', '#182352 0.45', '#3a3f78 0.72', '#b77b7d 0.9'),
    ground('fill="url(#sky)"'),
    halo('milky', '#8ea2e6 0 0.3', '#8ea2e6 1 0'),
    `<ellipse cx="760" cy="330" rx="900" ry="200" transform="rotate(-24 760 330)" fill="url(#milky)"/>`,
    stars(random, 260, 720),
    ...trails,
    disc(800, 420, 4, fill('#ffffff')),
    land(roughLine(random, 800, { amount: 80, roughness: 0.5 }), fill('#2a2c52')),
    land(hills(random, 850, 30), fill('#141733')),
    fadeAcross('dome', '#c9cfe4', '#8d96b8 0.5', '#3f4770'),
    fadeAcross('wall', '#9aa2c0', '#5c658c 0.6', '#2b3157'),
    box(560, 700, [280, 190], 'fill="url(#wall)"'),
    box(548, 690, [304, 16], fill('#aab2cf')),
    path('M556 692A144 144 0 0 1 844 692Z', 'fill="url(#dome)"'),
    path('M672 556Q690 546 716 550L742 692H690Z', fill('#0c1130')),
    path('M700 640L672 520', stroke('#e6ebf7', 20)),
    path('M700 640L684 570', stroke('#6f78a0', 26)),
    ...times(4, (i) =>
      path(
        `M${596 + i * 24 - (i > 1 ? -84 : 0)} 690Q${604 + i * 20 - (i > 1 ? -78 : 0)} 610 ${650 + i * 10 - (i > 1 ? -52 : 0)} 566`,
        stroke('#56608a', 2, 0.5),
      ),
    ),
    box(684, 800, [34, 90], fill('#f7cf87')),
    box(600, 760, [22, 26], fill('#f7cf87', 0.9)),
    box(1010, 800, [130, 80], 'fill="url(#wall)"'),
    path('M1006 802A70 64 0 0 1 1144 802Z', 'fill="url(#dome)"'),
    box(1030, 830, [18, 22], fill('#f7cf87', 0.9)),
    land(hills(random, 895, 16), fill('#0b0d22')),
    halo('lamp', '#ffdf9e 0 0.5', '#ffdf9e 1 0'),
    disc(702, 880, 130, 'fill="url(#lamp)"'),
  ].join('')
}

export function solarPanels(random: Random): string {
  const rows = times(6, (row) => {
    const depth = row / 5
    const y = 560 + depth ** 1.5 * 330
    const tall = 34 + depth * 128
    const wide = 120 + depth * 330
    const count = Math.ceil(width / (wide * 1.06)) + 2
    return times(count, (i) => {
      const x = i * wide * 1.06 - wide * (0.5 + (row % 2) * 0.3)
      const skew = tall * 0.5
      const panel = shape(
        [
          [x, y],
          [x + wide, y],
          [x + wide - skew, y - tall],
          [x - skew, y - tall],
        ],
        'fill="url(#cell)"',
      )
      const grid = times(5, (g) => {
        const across = x + (wide / 6) * (g + 1)
        return path(
          `M${n(across)} ${n(y)}L${n(across - skew)} ${n(y - tall)}`,
          stroke('#9fc0dc', 0.8 + depth * 1.4, 0.5),
        )
      })
      const lines = times(3, (g) => {
        const up = (tall / 4) * (g + 1)
        return path(
          `M${n(x - (skew / 4) * (g + 1))} ${n(y - up)}h${n(wide)}`,
          stroke('#9fc0dc', 0.8 + depth * 1.2, 0.45),
        )
      })
      const shine = shape(
        [
          [x + wide * 0.1, y],
          [x + wide * 0.28, y],
          [x + wide * 0.28 - skew, y - tall],
          [x + wide * 0.1 - skew, y - tall],
        ],
        fill('#e8f4ff', 0.16),
      )
      const legs = path(
        `M${n(x + wide * 0.2)} ${n(y)}v${n(14 + depth * 40)}M${n(x + wide * 0.8)} ${n(y)}v${n(14 + depth * 40)}`,
        stroke('#6d6660', 2 + depth * 5),
      )
      return legs + panel + grid.join('') + lines.join('') + shine
    }).join('')
  })
  return [
    fade('sky', '#4f9cc4', '#a9d2de 0.35', '#fbeccb 0.58'),
    ground('fill="url(#sky)"'),
    halo('sun', '#fffdf2 0 1', '#fff3cd 0.25 0.7', '#fff3cd 1 0'),
    disc(1180, 230, 300, 'fill="url(#sun)"'),
    disc(1180, 230, 64, fill('#fffaf0')),
    land(roughLine(random, 430, { amount: 90, roughness: 0.5 }), fill('#c3b6a5')),
    land(roughLine(random, 480, { amount: 40, roughness: 0.5 }), fill('#b89e80')),
    fade('soil', '#dcbf90', '#b08a5c'),
    box(0, 505, [width, 495], 'fill="url(#soil)"'),
    fade('cell', '#5b93bf', '#26527f 0.5', '#153355'),
    ...times(4, (i) => windmill(240 + i * 130, 470 - (i % 2) * 14, 0.55 + (i % 2) * 0.12)),
    ...rows,
    ...times(70, () => {
      const x = random() * width
      const y = between(random, 930, 1000)
      return path(
        `M${n(x)} ${n(y)}q-6 -22 -14 -30M${n(x)} ${n(y)}q2 -26 4 -38M${n(x)} ${n(y)}q8 -18 16 -26`,
        stroke('#7b7a45', 2.5, 0.8),
      )
    }),
  ].join('')
}

function windmill(x: number, foot: number, size: number): string {
  const blades = times(
    3,
    (i) => `<path d="M0 0C10 -40 8 -96 0 -130C-6 -90 -8 -40 0 0Z" transform="rotate(${i * 120 + x})" fill="#fbf8f0"/>`,
  )
  return `<g transform="translate(${n(x)} ${n(foot)}) scale(${size})"><path d="M-6 0L-3 -200H3L6 0Z" fill="#f4efe3"/><g transform="translate(0 -200)">${blades.join('')}<circle r="7" fill="#e2dccd"/></g></g>`
}

export function antenna(random: Random): string {
  const waves = times(5, (i) =>
    path(
      `M${780 - 60 - i * 46} ${300 - 60 - i * 40}A${n(90 + i * 62)} ${n(90 + i * 62)} 0 0 0 ${780 - 60 - i * 46} ${300 + 60 + i * 40}M${780 + 60 + i * 46} ${300 - 60 - i * 40}A${n(90 + i * 62)} ${n(90 + i * 62)} 0 0 1 ${780 + 60 + i * 46} ${300 + 60 + i * 40}`,
      stroke('#fff2d4', 5, 0.5 - i * 0.09),
    ),
  )
  const brace = times(9, (i) => {
    const top = 330 + i * 48
    const half = 8 + i * 6.2
    return path(
      `M${780 - half} ${top}L${780 + half + 6.2} ${top + 48}M${780 + half} ${top}L${780 - half - 6.2} ${top + 48}M${780 - half} ${top}H${780 + half}`,
      stroke('#e9ded2', 4),
    )
  })
  const roofs = times(26, () => {
    const x = between(random, 60, 1520)
    const y = 830 + between(random, -20, 70) + Math.abs(x - 780) * 0.04
    const wide = between(random, 50, 96)
    return {
      y,
      svg:
        box(x, y - 34, [wide, 44], fill(['#7c5a56', '#8e6a60', '#6b4e52'][Math.floor(random() * 3)] as string)) +
        shape(
          [
            [x - 8, y - 32],
            [x + wide / 2, y - 64],
            [x + wide + 8, y - 32],
          ],
          fill('#4b3540'),
        ) +
        box(x + wide * 0.35, y - 22, [14, 16], fill(random() < 0.6 ? '#ffd78c' : '#5d4a56')),
    }
  }).sort((a, b) => a.y - b.y)
  return [
    fade('sky', '#3d4f86', '#8a77a5 0.35', '#eba48f 0.6', '#fbd6a2 0.78'),
    ground('fill="url(#sky)"'),
    stars(random, 40, 240),
    ...times(
      14,
      () =>
        `<ellipse cx="${n(random() * width)}" cy="${n(between(random, 420, 620))}" rx="${n(between(random, 140, 360))}" ry="${n(between(random, 5, 15))}" fill="#ffe3c4" opacity="${n(between(random, 0.15, 0.4))}"/>`,
    ),
    land(roughLine(random, 640, { amount: 110, roughness: 0.5 }), fill('#8c6f8d')),
    land(roughLine(random, 715, { amount: 60, roughness: 0.5 }), fill('#6a5574')),
    path('M0 860Q400 800 780 752Q1180 800 1600 850V1000H0Z', fill('#4c3f57')),
    blur('soft', 3),
    `<g filter="url(#soft)">${waves.join('')}</g>`,
    path('M772 330L716 770M788 330L844 770M780 240V330', stroke('#f3e9de', 8)),
    ...brace,
    path('M722 400q-40 22 -34 70l46 -20Z', fill('#f3e9de')),
    path('M838 470q40 22 34 70l-46 -20Z', fill('#dccfc6')),
    disc(780, 236, 9, fill('#ff6d57')),
    disc(780, 236, 26, fill('#ff6d57', 0.3)),
    ...roofs.map((one) => one.svg),
    path('M0 960Q500 920 900 950T1600 940V1000H0Z', fill('#2c2436')),
    ...times(60, () => {
      const x = random() * width
      const y = between(random, 940, 985)
      return disc(x, y, between(random, 12, 34), fill('#231c2d'))
    }),
  ].join('')
}
