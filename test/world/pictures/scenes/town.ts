import {
  between,
  blur,
  box,
  disc,
  fade,
  fill,
  ground,
  halo,
  land,
  n,
  oval,
  path,
  type Random,
  roughLine,
  shape,
  stars,
  stroke,
  times,
  width,
} from '../brush.ts'

export function cityNight(random: Random): string {
  const row = (look: { foot: number; low: number; high: number; colour: string; lit: number }): string => {
    const parts: string[] = []
    for (let x = -30; x < width; ) {
      const wide = between(random, 46, 130)
      const tall = between(random, look.low, look.high)
      const top = look.foot - tall
      parts.push(box(x, top, [wide + 1, tall + 400], fill(look.colour)))
      if (random() < 0.35) parts.push(box(x + wide * 0.3, top - 16, [wide * 0.3, 18], fill(look.colour)))
      if (random() < 0.25) parts.push(box(x + wide * 0.5, top - 52, [3, 54], fill(look.colour)))
      for (let wy = top + 16; wy < look.foot - 6; wy += 22) {
        for (let wx = x + 10; wx < x + wide - 12; wx += 18) {
          if (random() < look.lit)
            parts.push(box(wx, wy, [8, 11], fill(random() < 0.75 ? '#ffd98a' : '#bfe3ea', between(random, 0.45, 0.95))))
        }
      }
      x += wide + between(random, 0, 8)
    }
    return parts.join('')
  }
  return [
    fade('sky', '#0d1730', '#1f2f57 0.4', '#56507f 0.64', '#b98390 0.8'),
    ground('fill="url(#sky)"'),
    stars(random, 150, 420),
    disc(1240, 190, 52, fill('#fdf3d3')),
    disc(1218, 178, 48, fill('#16213f', 0.92)),
    land(roughLine(random, 440, { amount: 150, roughness: 0.5 }), fill('#2a3154')),
    row({ foot: 720, low: 110, high: 260, colour: '#252a4a', lit: 0.16 }),
    fade('haze', '#d98f86 0 0', '#d98f86 1 0.35'),
    box(0, 520, [width, 220], 'fill="url(#haze)"'),
    row({ foot: 830, low: 120, high: 300, colour: '#171c38', lit: 0.28 }),
    row({ foot: 960, low: 60, high: 190, colour: '#0c1024', lit: 0.34 }),
    box(0, 940, [width, 60], fill('#070a18')),
    ...times(60, (i) =>
      disc(
        i * 27 + between(random, -6, 6),
        958 + between(random, -4, 4),
        2.6,
        fill(i % 3 === 0 ? '#ff7d5c' : '#ffe3a8', 0.9),
      ),
    ),
  ].join('')
}

export function tram(random: Random): string {
  const facade = (x: number, wide: number, look: { top: number; colour: string }): string => {
    const windows = times(Math.floor(wide / 74), (i) =>
      times(Math.floor((700 - look.top) / 108), (j) => {
        const left = x + 24 + i * 74
        const top = look.top + 36 + j * 108
        return (
          path(
            `M${left} ${top + 66}V${top + 18}Q${left + 18} ${top - 6} ${left + 36} ${top + 18}V${top + 66}Z`,
            fill(random() < 0.35 ? '#ffdf9c' : '#50646f', 0.9),
          ) + box(left - 6, top + 66, [48, 6], fill('#f6ead4', 0.7))
        )
      }).join(''),
    ).join('')
    return (
      box(x, look.top, [wide, 720 - look.top], fill(look.colour)) +
      box(x - 6, look.top - 12, [wide + 12, 16], fill('#f6ead4', 0.85)) +
      windows
    )
  }
  const plane = (x: number): string =>
    path(`M${x} 730V470`, stroke('#5d4a3a', 16)) +
    times(30, () => {
      const angle = random() * 6.28
      const reach = Math.sqrt(random())
      return disc(
        x + Math.cos(angle) * reach * 100,
        400 + Math.sin(angle) * reach * 120,
        between(random, 22, 42),
        fill(['#c9803a', '#dba04a', '#a9652f', '#8f8a45'][Math.floor(random() * 4)] as string, 0.92),
      )
    }).join('')
  const windows = times(6, (i) => box(486 + i * 118, 528, [100, 92], `fill="url(#glass)" rx="8"`))
  return [
    fade('sky', '#bcd0d3', '#f3e3c6 0.6'),
    ground('fill="url(#sky)"'),
    land(roughLine(random, 270, { amount: 70, roughness: 0.5 }), fill('#a9b6ba', 0.8)),
    facade(-20, 330, { top: 300, colour: '#c8977a' }),
    facade(310, 300, { top: 350, colour: '#d9b48c' }),
    facade(610, 380, { top: 280, colour: '#b98671' }),
    facade(990, 310, { top: 340, colour: '#cfa47f' }),
    facade(1300, 330, { top: 310, colour: '#bb8d76' }),
    plane(180),
    plane(1420),
    box(0, 716, [width, 20], fill('#e0d2bb')),
    fade('street', '#8b8480', '#5b5759'),
    box(0, 734, [width, 266], 'fill="url(#street)"'),
    path('M0 420C400 436 1200 436 1600 420', stroke('#3a3a40', 3, 0.7)),
    path('M760 470L800 432L840 470', stroke('#33343a', 5)),
    fade('body', '#d8574a', '#b23f38'),
    fade('glass', '#e9f1ee', '#9fbcc2 0.6', '#7fa1aa'),
    oval(800, 790, [470, 20], fill('#2c2a2e', 0.35)),
    path('M372 780V560Q376 476 452 474H1148Q1224 476 1228 560V780Z', fill('#f4ead6')),
    path('M372 780V650H1228V780Z', 'fill="url(#body)"'),
    box(372, 644, [856, 9], fill('#e7b64f')),
    box(440, 468, [720, 12], fill('#cbbfa8')),
    ...windows,
    box(392, 520, [78, 110], 'fill="url(#glass)" rx="16"'),
    box(1196, 528, [22, 92], 'fill="url(#glass)" rx="6"'),
    box(722, 528, [100, 246], fill('#8d2f2b', 0.35)),
    box(730, 536, [40, 230], 'fill="url(#glass)" rx="4"'),
    box(774, 536, [40, 230], 'fill="url(#glass)" rx="4"'),
    disc(404, 716, 15, fill('#fff3c4')),
    disc(404, 716, 40, fill('#fff3c4', 0.25)),
    box(420, 776, [760, 16], fill('#33323a')),
    ...[500, 590, 1010, 1100].map((x) => disc(x, 792, 22, fill('#26262c')) + disc(x, 792, 9, fill('#88868c'))),
    path('M0 816H1600M0 880H1600', stroke('#3f3d42', 7, 0.9)),
    path('M0 813H1600M0 877H1600', stroke('#d6d0c6', 2, 0.8)),
    ...times(60, () =>
      oval(
        random() * width,
        between(random, 742, 990),
        [between(random, 5, 11), between(random, 2, 4)],
        fill(random() < 0.5 ? '#c9803a' : '#dba04a', 0.85),
      ),
    ),
    walker(1330, 850, '#38475a'),
    walker(1392, 856, '#7c4a4a'),
    walker(236, 862, '#4b5b49'),
  ].join('')
}

function walker(x: number, foot: number, coat: string): string {
  return [
    oval(x, foot + 2, [26, 5], fill('#2c2a2e', 0.35)),
    path(`M${x - 6} ${foot}L${x - 3} ${foot - 50}M${x + 10} ${foot}L${x + 3} ${foot - 50}`, stroke('#2b2d33', 9)),
    path(
      `M${x - 17} ${foot - 42}Q${x - 16} ${foot - 108} ${x} ${foot - 110}Q${x + 16} ${foot - 108} ${x + 17} ${foot - 42}Z`,
      fill(coat),
    ),
    disc(x, foot - 124, 13, fill('#e2b899')),
    path(`M${x - 14} ${foot - 124}A14 14 0 0 1 ${x + 14} ${foot - 124}Z`, fill('#2d2626')),
  ].join('')
}

export function market(random: Random): string {
  const cloth = ['#c8553d', '#e09f3e', '#3d7068', '#84a59d', '#a4465a', '#2f5d73']
  const awning = (x: number, y: number, look: { wide: number; colour: string }): string => {
    const strips = times(6, (i) => {
      const left = x + (i * look.wide) / 6
      const right = left + look.wide / 6
      const paint = fill(i % 2 === 0 ? look.colour : '#f6ead2')
      const flap = `M${n(left - 8 + i * 1)} ${y + 96}h${n(look.wide / 6 + 2)}v22q${n(-look.wide / 12)} 26 ${n(-look.wide / 6 - 2)} 0Z`
      return (
        shape(
          [
            [left + 10, y],
            [right + 9, y],
            [right - 6 + i, y + 97],
            [left - 8 + i, y + 97],
          ],
          paint,
        ) + path(flap, paint)
      )
    })
    return (
      strips.join('') +
      shape(
        [
          [x - 8, y + 96],
          [x + look.wide + 2, y + 96],
          [x + look.wide + 2, y + 104],
          [x - 8, y + 104],
        ],
        fill('#3b2a22', 0.18),
      )
    )
  }
  const stall = (x: number, y: number, colour: string): string => {
    const fruit = times(4, (tray) => {
      const tone = ['#d9483b', '#e8a33d', '#7c9a3f', '#8c3b5a', '#f0cf63', '#b85c2e'][
        Math.floor(random() * 6)
      ] as string
      const left = x + 6 + tray * 82
      const heap = times(28, (i) =>
        disc(
          left + 12 + (i % 7) * 9.5 + between(random, -2, 2),
          y + 212 - Math.floor(i / 7) * 10 + Math.abs((i % 7) - 3) * 2,
          8.5,
          fill(tone, 0.82 + random() * 0.18),
        ),
      )
      return (
        heap.join('') +
        box(left, y + 214, [76, 42], fill('#a67c52')) +
        path(`M${left} ${y + 228}h76M${left} ${y + 242}h76`, stroke('#7d5936', 2.5))
      )
    })
    return [
      box(x + 4, y + 90, [8, 240], fill('#5d4433')),
      box(x + 322, y + 90, [8, 240], fill('#5d4433')),
      box(x, y + 118, [334, 100], fill('#3a2a26', 0.55)),
      ...times(
        5,
        (i) =>
          disc(x + 40 + i * 64, y + 132, 9, fill('#ffe2a1')) +
          disc(x + 40 + i * 64, y + 132, 34, fill('#ffdf9a', 0.22)),
      ),
      ...fruit,
      box(x - 4, y + 254, [342, 84], fill('#8a6342')),
      ...times(9, (i) => box(x + i * 38, y + 254, [2, 84], fill('#6b4a30'))),
      awning(x, y, { wide: 334, colour }),
    ].join('')
  }
  const vault = times(7, (i) => {
    const inset = i * 92
    const rise = i * 26
    return path(
      `M${inset} 1000V${420 + rise * 0.7}Q${inset + 20} ${150 + rise * 1.5} 800 ${40 + rise * 1.9}Q${1580 - inset} ${150 + rise * 1.5} ${1600 - inset} ${420 + rise * 0.7}V1000Z`,
      fill(['#6b4a3a', '#7c5743', '#8d654d', '#a07659', '#b58a68', '#cba27c', '#e6c79b'][i] as string),
    )
  })
  return [
    ground(fill('#553a2e')),
    ...vault,
    halo('shaft', '#fff2cc 0 0.95', '#ffe6ad 0.4 0.5', '#ffe6ad 1 0'),
    disc(800, 350, 330, 'fill="url(#shaft)"'),
    blur('soft', 14),
    shape(
      [
        [760, 60],
        [840, 60],
        [1010, 900],
        [560, 900],
      ],
      'fill="#fff3cf" opacity="0.28" filter="url(#soft)"',
    ),
    fade('floor', '#c79f78', '#7c5a45'),
    shape(
      [
        [560, 700],
        [1040, 700],
        [1600, 1000],
        [0, 1000],
      ],
      'fill="url(#floor)"',
    ),
    ...times(9, (i) =>
      path(`M${560 - i * i * 7} ${704 + i * i * 4.4}H${1040 + i * i * 7}`, stroke('#6b4c3a', 2, 0.35)),
    ),
    `<g transform="translate(420 470) scale(0.5)">${stall(0, 0, cloth[3] as string)}</g>`,
    `<g transform="translate(1010 470) scale(0.5)">${stall(0, 0, cloth[5] as string)}</g>`,
    walker(720, 770, '#4a5560'),
    walker(850, 780, '#8b4a3d'),
    walker(790, 742, '#6d6350'),
    `<g transform="translate(210 490) scale(0.82)">${stall(0, 0, cloth[1] as string)}</g>`,
    `<g transform="translate(1110 490) scale(0.82)">${stall(0, 0, cloth[4] as string)}</g>`,
    `<g transform="translate(-130 540) scale(1.25)">${stall(0, 0, cloth[0] as string)}</g>`,
    `<g transform="translate(1330 540) scale(1.25)">${stall(0, 0, cloth[2] as string)}</g>`,
  ].join('')
}

export function snowVillage(random: Random): string {
  const house = (x: number, y: number, look: { wide: number; colour: string }): string => {
    const { wide, colour } = look
    const tall = wide * 0.62
    const panes = times(Math.max(2, Math.floor(wide / 52)), (i, count = Math.max(2, Math.floor(wide / 52))) => {
      const left = x + (wide / count) * (i + 0.5) - 11
      return (
        box(left, y - tall * 0.72, [22, 32], fill(random() < 0.6 ? '#ffd585' : '#5b6c80')) +
        box(left + 10, y - tall * 0.72, [2, 32], fill('#6e4b33'))
      )
    })
    return [
      box(x, y - tall, [wide, tall + 30], fill(colour)),
      box(x, y - tall, [wide * 0.16, tall + 30], fill('#3f4a66', 0.14)),
      ...panes,
      path(`M${n(x + 6)} ${n(y - tall * 0.2)}H${n(x + wide - 6)}`, stroke('#7b573c', 5, 0.8)),
      box(x - 8, y - tall - 4, [wide + 16, 8], fill('#7b573c')),
      path(
        `M${n(x - 12)} ${n(y - tall - 2)}Q${n(x - 12)} ${n(y - tall - 26)} ${n(x + wide * 0.3)} ${n(y - tall - 22)}T${n(x + wide + 12)} ${n(y - tall - 18)}V${n(y - tall - 2)}Z`,
        fill('#f8fbff'),
      ),
    ].join('')
  }
  const rows = [
    { y: 470, count: 5, from: 640, step: 106, wide: 90 },
    { y: 556, count: 7, from: 520, step: 118, wide: 102 },
    { y: 650, count: 9, from: 360, step: 128, wide: 112 },
    { y: 756, count: 10, from: 230, step: 140, wide: 124 },
    { y: 872, count: 11, from: 60, step: 152, wide: 136 },
  ].map(({ y, count, from, step, wide }) =>
    times(count, (i) =>
      house(from + i * step + between(random, -8, 8), y + between(random, -10, 10), {
        wide: wide + between(random, -10, 14),
        colour: ['#d9a866', '#e0b478', '#c98f58', '#cfa06c', '#e4bf8a'][Math.floor(random() * 5)] as string,
      }),
    ).join(''),
  )
  return [
    fade('sky', '#35507a', '#7f95b4 0.4', '#d8c6c8 0.7'),
    ground('fill="url(#sky)"'),
    stars(random, 50, 200),
    land(roughLine(random, 300, { amount: 150, roughness: 0.52 }), fill('#b9c6da')),
    land(roughLine(random, 380, { amount: 90, roughness: 0.5 }), fill('#95a8c4')),
    path('M0 700Q300 520 640 420Q800 370 980 410Q1340 520 1600 650V1000H0Z', fill('#e3eaf4')),
    ...times(60, () => {
      const x = between(random, 0, 1600)
      const y = 440 + Math.abs(x - 820) * 0.3 + between(random, -20, 20)
      return (
        shape(
          [
            [x - 13, y],
            [x, y - 62],
            [x + 13, y],
          ],
          fill('#4a6272', 0.85),
        ) +
        shape(
          [
            [x - 7, y - 26],
            [x, y - 62],
            [x + 5, y - 30],
          ],
          fill('#eef4fb', 0.9),
        )
      )
    }),
    ...rows,
    path('M0 930Q400 880 800 925T1600 905V1000H0Z', fill('#eef4fb')),
    path('M720 1000C760 950 700 930 760 900', stroke('#c3cfe0', 22, 0.8)),
    ...times(3, (i) =>
      path(`M${620 + i * 230} ${392 + i * 60}q-16 -30 6 -54q20 -26 0 -56`, stroke('#f2f4f8', 10, 0.35)),
    ),
    ...times(230, () =>
      disc(random() * width, random() * 1000, between(random, 1.2, 4), fill('#ffffff', between(random, 0.35, 0.9))),
    ),
  ].join('')
}
