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
  n,
  oval,
  path,
  type Random,
  shape,
  stroke,
  times,
  width,
} from '../brush.ts'

export function library(random: Random): string {
  const covers = [
    '#7b2d26',
    '#2f4858',
    '#5c6b48',
    '#b4803a',
    '#46354f',
    '#8a5a44',
    '#1f5c57',
    '#c9a66b',
    '#923b3b',
    '#3f5f7f',
  ]
  const shelf = (top: number): string => {
    const parts: string[] = [box(60, top, [1480, 150], fill('#2a1a14')), box(60, top, [1480, 26], fill('#140c09', 0.5))]
    for (let x = 70; x < 1500; ) {
      const wide = between(random, 16, 44)
      const tall = between(random, 92, 134)
      const colour = covers[Math.floor(random() * covers.length)] as string
      const lean = random() < 0.06 ? 9 : 0
      const gap = random() < 0.05 ? between(random, 20, 60) : 1
      const left = x + lean
      const spine =
        box(left, top + 148 - tall, [wide, tall], fill(colour)) +
        box(left, top + 148 - tall, [wide * 0.22, tall], fill('#ffffff', 0.1)) +
        box(left + 3, top + 148 - tall * 0.86, [wide - 6, 4], fill('#f0d9a0', 0.8)) +
        box(left + 3, top + 148 - tall * 0.2, [wide - 6, 3], fill('#f0d9a0', 0.7)) +
        (wide > 28 ? box(left + wide / 2 - 3, top + 148 - tall * 0.7, [6, tall * 0.34], fill('#f0d9a0', 0.55)) : '')
      parts.push(lean > 0 ? `<g transform="rotate(${lean} ${n(left)} ${top + 148})">${spine}</g>` : spine)
      x += wide + gap + lean * 2.4
    }
    return `${parts.join('')}${box(40, top + 148, [1520, 20], fill('#8a5c3b'))}${box(40, top + 148, [1520, 5], fill('#b98456'))}`
  }
  return [
    ground(fill('#4d3021')),
    blur('depth', 1.6),
    `<g filter="url(#depth)">${times(6, (i) => shelf(-22 + i * 168)).join('')}</g>`,
    ...[40, 540, 1040, 1540].map(
      (x) => box(x - 12, 0, [24, 1000], fill('#6f4830')) + box(x - 12, 0, [6, 1000], fill('#94643f')),
    ),
    halo('lamp', '#ffedbd 0 0.9', '#ffd98c 0.35 0.4', '#ffd98c 1 0'),
    `<rect width="1600" height="1000" fill="#1a0f0a" opacity="0.42"/>`,
    disc(1050, 690, 620, 'fill="url(#lamp)" opacity="0.62"'),
    fade('desk', '#a8734a', '#5f3c26'),
    shape(
      [
        [180, 850],
        [1420, 850],
        [1600, 1000],
        [0, 1000],
      ],
      'fill="url(#desk)"',
    ),
    box(180, 846, [1240, 8], fill('#d19a68')),
    oval(1050, 866, [92, 14], fill('#2b3b33')),
    path('M1050 862V640', stroke('#c9a35a', 9)),
    path('M930 642Q950 560 1050 556Q1150 560 1170 642Z', fill('#1f6b57')),
    path('M946 630Q962 574 1050 568', stroke('#5bb39a', 7, 0.7)),
    oval(1050, 642, [120, 15], fill('#fff2c4')),
    oval(660, 892, [210, 16], fill('#2b1a10', 0.5)),
    path('M460 876Q560 830 660 872Q760 830 862 876L846 892Q756 856 660 892Q566 856 476 892Z', fill('#f7ecd2')),
    path(
      'M660 872V892M520 862Q590 848 640 868M680 868Q740 848 806 862M524 872Q590 858 640 878M680 878Q740 858 804 872',
      stroke('#9c8a68', 2, 0.8),
    ),
    ...times(
      3,
      (i) =>
        box(350 + i * 6, 846 - (i + 1) * 26, [150 - i * 14, 24], fill(covers[(i * 3 + 1) % 10] as string)) +
        box(356 + i * 6, 850 - (i + 1) * 26, [10, 16], fill('#f0d9a0', 0.8)),
    ),
  ].join('')
}

export function clayTablet(random: Random): string {
  const wedge = (x: number, y: number, turn: number): string =>
    `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})">${path('M0 -9L36 0L0 9Q7 0 0 -9Z', fill('#5c3a23', 0.92))}${path('M3 -5L36 0L6 0Z', fill('#3f2614', 0.5))}${path('M0 10L36 1', stroke('#f4d5a6', 1.8, 0.8))}</g>`
  const lines = times(8, (row) => {
    const y = 300 + row * 58
    const half = 300 - Math.abs(row - 3.5) * 9
    const parts: string[] = [
      path(
        `M${n(800 - half - 10)} ${y + 32}Q800 ${y + 38} ${n(800 + half + 10)} ${y + 32}`,
        stroke('#7f5635', 2.4, 0.6),
      ),
    ]
    for (let x = 800 - half; x < 800 + half - 30; x += between(random, 24, 46)) {
      if (row > 5 && x > 960) break
      const turn = [0, 0, 90, 90, 42][Math.floor(random() * 5)] as number
      parts.push(wedge(x, y + between(random, -7, 7) - (turn === 90 ? 14 : 0), turn))
      if (random() < 0.4) parts.push(wedge(x + 6, y + between(random, 6, 13), turn))
    }
    return parts.join('')
  })
  const crack = 'M1000 226L972 300L1010 372L978 430L1006 486'
  return [
    fadeAcross('table', '#243b40', '#35565a 0.5', '#1c2f34'),
    ground('fill="url(#table)"'),
    halo('light', '#f6e3bd 0 0.65', '#f6e3bd 1 0'),
    oval(700, 420, [820, 560], 'fill="url(#light)"'),
    blur('soft', 26),
    path(
      'M470 268Q480 214 560 212L1040 204Q1130 210 1140 280L1156 720Q1150 800 1060 806L560 818Q470 812 462 730Z',
      'fill="#0c1719" opacity="0.6" filter="url(#soft)" transform="translate(34 40)"',
    ),
    fade('clay', '#e0b27c', '#c48f5b 0.5', '#9d6a40'),
    path(
      'M450 258Q458 204 540 200L1030 190Q1122 196 1130 268L1148 706Q1140 792 1050 796L1000 798L966 770L930 802L548 808Q456 800 450 720Z',
      'fill="url(#clay)"',
    ),
    path('M450 258Q458 204 540 200L1030 190Q1122 196 1130 268', stroke('#f6d9ab', 10, 0.6)),
    path('M1130 268L1148 706Q1140 792 1050 796', stroke('#6e4526', 10, 0.5)),
    ...times(240, () =>
      disc(
        between(random, 470, 1130),
        between(random, 214, 790),
        between(random, 0.8, 3.4),
        fill(random() < 0.5 ? '#f0cd9c' : '#7d5333', 0.4),
      ),
    ),
    ...lines,
    path(crack, stroke('#5f3b22', 5, 0.8)),
    path(crack, `${stroke('#f3d3a2', 2, 0.6)} transform="translate(4 2)"`),
    `<g transform="translate(1240 560) rotate(34)">${box(-10, -250, [20, 420], fill('#c99b5b'))}${box(-10, -250, [6, 420], fill('#f0cf92', 0.8))}${path('M-26 170H26L34 280Q0 300 -34 280Z', fill('#6d4a2e'))}${path('M-34 280Q0 300 34 280L28 320Q0 336 -28 320Z', fill('#d9c39c'))}</g>`,
    `<g transform="translate(250 830)">${times(9, (i) => box(i * 40, 0, [40, 26], fill(i % 2 === 0 ? '#f4ead2' : '#23282a'))).join('')}</g>`,
  ].join('')
}

export function footballPitch(random: Random): string {
  const line = stroke('#f3f7ea', 6, 0.92)
  const stripes = times(12, (i) => box(160 + i * 106.7, 130, [106.7, 740], fill(i % 2 === 0 ? '#4c8f4a' : '#57a055')))
  const player = (x: number, y: number, shirt: string): string =>
    path(`M${n(x)} ${n(y)}l58 26l6 -12l-58 -26Z`, fill('#1f4a2a', 0.4)) +
    oval(x, y, [17, 11], fill(shirt)) +
    disc(x, y, 8, fill('#3a2a22')) +
    disc(x - 15, y + 3, 4.5, fill('#e0b391')) +
    disc(x + 15, y + 3, 4.5, fill('#e0b391'))
  const home = [
    [250, 500],
    [420, 260],
    [400, 430],
    [400, 590],
    [430, 760],
    [620, 330],
    [600, 520],
    [640, 690],
    [850, 260],
    [900, 520],
    [830, 760],
  ]
  const away = [
    [1355, 500],
    [1180, 240],
    [1210, 420],
    [1200, 600],
    [1170, 770],
    [1010, 360],
    [990, 650],
    [1060, 500],
    [760, 400],
    [720, 600],
    [880, 640],
  ]
  const crowd = times(760, () => {
    const side = Math.floor(random() * 4)
    const along = random()
    const off = random() * 84
    const [x, y] = [
      [along * width, 18 + off],
      [along * width, 982 - off],
      [18 + off * 1.2, along * 1000],
      [1582 - off * 1.2, along * 1000],
    ][side] as [number, number]
    return disc(
      x,
      y,
      5,
      fill(['#c94f4f', '#e9e2d0', '#d99a3d', '#39556e', '#8b9aa6'][Math.floor(random() * 5)] as string, 0.85),
    )
  })
  return [
    ground(fill('#4c555c')),
    ...times(
      5,
      (i) =>
        `<rect x="${10 + i * 22}" y="${8 + i * 20}" width="${1580 - i * 44}" height="${984 - i * 40}" fill="none" stroke="#5f6970" stroke-width="3"/>`,
    ),
    ...crowd,
    box(118, 96, [1364, 808], fill('#b4573f')),
    box(134, 110, [1332, 780], fill('#3f7d42')),
    ...stripes,
    `<rect x="200" y="160" width="1200" height="680" ${line}/>`,
    path('M800 160V840', line),
    `<circle cx="800" cy="500" r="110" ${line}/>`,
    disc(800, 500, 8, fill('#f3f7ea')),
    `<rect x="200" y="310" width="180" height="380" ${line}/><rect x="1220" y="310" width="180" height="380" ${line}/>`,
    `<rect x="200" y="410" width="66" height="180" ${line}/><rect x="1334" y="410" width="66" height="180" ${line}/>`,
    path('M380 430A92 92 0 0 1 380 570M1220 430A92 92 0 0 0 1220 570', line),
    `<rect x="176" y="450" width="24" height="100" ${line}/><rect x="1400" y="450" width="24" height="100" ${line}/>`,
    path(
      'M200 180A20 20 0 0 0 220 160M1380 160A20 20 0 0 0 1400 180M200 820A20 20 0 0 1 220 840M1380 840A20 20 0 0 1 1400 820',
      line,
    ),
    fadeAcross('sun', '#fff2c0 0 0.22', '#fff2c0 0.55 0', '#10242a 1 0.35'),
    ...home.map(([x, y]) => player(x as number, y as number, '#c8372d')),
    ...away.map(([x, y]) => player(x as number, y as number, '#f0efe6')),
    path('M948 500l18 8', stroke('#1f4a2a', 8, 0.4)),
    disc(944, 496, 8, fill('#ffffff')),
    ground('fill="url(#sun)"'),
  ].join('')
}

export function pomegranates(random: Random): string {
  const fruit = (x: number, y: number, radius: number): string => {
    const crown = times(5, (i) => {
      const lean = (i - 2) * 0.34
      return path(
        `M${n(x + Math.sin(lean) * radius * 0.2 - radius * 0.07)} ${n(y - radius * 0.93)}L${n(x + Math.sin(lean) * radius * 0.62)} ${n(y - radius * 1.32 + Math.abs(i - 2) * radius * 0.05)}L${n(x + Math.sin(lean) * radius * 0.2 + radius * 0.08)} ${n(y - radius * 0.92)}Z`,
        fill(i % 2 === 0 ? '#8e2a22' : '#a93a2a'),
      )
    })
    const freckles = times(26, () => {
      const angle = random() * 6.28
      const reach = Math.sqrt(random()) * radius * 0.9
      return disc(
        x + Math.cos(angle) * reach,
        y + Math.sin(angle) * reach,
        between(random, 0.8, 2.6),
        fill('#6d1418', 0.35),
      )
    })
    return [
      ...crown,
      oval(x, y, [radius * 1.02, radius * 0.98], 'fill="url(#skin)"'),
      path(
        `M${n(x - radius * 0.5)} ${n(y - radius * 0.78)}Q${n(x - radius * 0.98)} ${n(y)} ${n(x - radius * 0.5)} ${n(y + radius * 0.8)}`,
        stroke('#7d1a1c', radius * 0.03, 0.25),
      ),
      ...freckles,
      oval(
        x - radius * 0.36,
        y - radius * 0.4,
        [radius * 0.2, radius * 0.3],
        `${fill('#ffd6b8', 0.4)} transform="rotate(28 ${n(x - radius * 0.36)} ${n(y - radius * 0.4)})"`,
      ),
    ].join('')
  }
  const seeds = (x: number, y: number, radius: number): string => {
    const cells = times(120, (i) => {
      const angle = i * 2.4
      const reach = Math.sqrt(i / 120) * radius * 0.82
      const cx = x + Math.cos(angle) * reach
      const cy = y + Math.sin(angle) * reach * 0.94
      return (
        oval(
          cx,
          cy,
          [radius * 0.07, radius * 0.085],
          fill(['#b3122d', '#d0203c', '#8e0f26', '#e04a5c'][i % 4] as string),
        ) + disc(cx - radius * 0.02, cy - radius * 0.03, radius * 0.02, fill('#ffd3d0', 0.85))
      )
    })
    const walls = times(6, (i) =>
      path(
        `M${n(x)} ${n(y)}L${n(x + Math.cos(i * 1.047 + 0.3) * radius * 0.84)} ${n(y + Math.sin(i * 1.047 + 0.3) * radius * 0.8)}`,
        stroke('#f6dfb9', radius * 0.045, 0.95),
      ),
    )
    return [
      oval(x, y, [radius, radius * 0.96], fill('#a92a22')),
      oval(x, y, [radius * 0.93, radius * 0.89], fill('#f4d9ac')),
      ...cells,
      ...walls,
      disc(x, y, radius * 0.08, fill('#f6dfb9')),
    ].join('')
  }
  return [
    fade('wall', '#355a5c', '#4f7d78 0.6', '#2c4a4c'),
    ground('fill="url(#wall)"'),
    halo('light', '#f8e7bf 0 0.6', '#f8e7bf 1 0'),
    disc(560, 260, 640, 'fill="url(#light)"'),
    fade('table', '#a8764a', '#6b4428'),
    box(0, 690, [width, 310], 'fill="url(#table)"'),
    box(0, 684, [width, 10], fill('#d3a06c')),
    ...times(24, () =>
      path(
        `M${n(random() * width)} ${n(between(random, 710, 990))}h${n(between(random, 80, 380))}`,
        stroke('#50301b', 2, 0.25),
      ),
    ),
    `<defs><radialGradient id="skin" cx="0.36" cy="0.32" r="0.8"><stop offset="0" stop-color="#f08a62"/><stop offset="0.35" stop-color="#d0402f"/><stop offset="0.8" stop-color="#9c1f24"/><stop offset="1" stop-color="#5e1119"/></radialGradient></defs>`,
    oval(800, 826, [600, 66], fill('#24110d', 0.4)),
    oval(780, 800, [590, 74], fill('#e7dcc4')),
    oval(780, 790, [560, 58], fill('#2f7f86')),
    oval(780, 790, [470, 44], fill('#efe6d2')),
    oval(820, 806, [330, 34], fill('#24110d', 0.3)),
    fruit(560, 600, 168),
    fruit(1010, 600, 180),
    fruit(790, 490, 160),
    seeds(800, 690, 150),
    oval(1270, 906, [154, 22], fill('#24110d', 0.45)),
    fruit(1240, 770, 140),
    path('M1020 430C1050 388 1100 368 1160 374C1120 408 1070 430 1020 430Z', fill('#5d8048')),
    path('M1020 430C1060 408 1110 388 1160 374', stroke('#3f5c33', 3)),
    ...times(16, () => oval(between(random, 330, 640), between(random, 880, 950), [10, 12], fill('#b3122d'))),
  ].join('')
}

export function stage(random: Random): string {
  const fold = (x: number, wide: number, i: number): string =>
    path(
      `M${n(x)} 0H${n(x + wide)}Q${n(x + wide + 10)} 460 ${n(x + wide - 4)} 812Q${n(x + wide / 2)} ${826 + (i % 2) * 12} ${n(x - 4)} 812Q${n(x + 8)} 460 ${n(x)} 0Z`,
      `fill="url(#fold${i % 2})"`,
    )
  const curtain = [...times(9, (i) => fold(i * 46, 48, i)), ...times(9, (i) => fold(1184 + i * 46, 48, i))]
  const seats = times(5, (row) =>
    times(15, (i) => {
      const size = 0.7 + row * 0.17
      const x = 800 + (i - 7) * 116 * size + (row % 2) * 40
      const y = 858 + row * 40
      const head = random() < 0.72 ? disc(x, y - 28 * size, 21 * size, fill('#0d0709')) : ''
      return (
        head +
        path(
          `M${n(x - 46 * size)} ${n(y + 90)}V${n(y)}Q${n(x)} ${n(y - 18 * size)} ${n(x + 46 * size)} ${n(y)}V${n(y + 90)}Z`,
          fill(row % 2 === 0 ? '#2c1116' : '#210c11'),
        )
      )
    }).join(''),
  )
  const actor = (x: number, robe: string, turn: number): string =>
    `<g transform="translate(${x} 760) scale(${turn} 1)">${oval(8, 4, [64, 10], fill('#1c1210', 0.5))}${path('M-46 0Q-34 -120 -18 -190Q0 -206 18 -190Q36 -120 48 0Z', fill(robe))}${path('M14 -180Q60 -160 92 -206', stroke(robe, 20))}${disc(98, -212, 10, fill('#e3b590'))}${path('M-12 -178Q-40 -130 -30 -84', stroke(robe, 18))}${disc(0, -218, 23, fill('#e3b590'))}${path('M-25 -222A25 25 0 0 1 25 -222Q0 -234 -25 -222Z', fill('#2a1b18'))}</g>`
  return [
    ground(fill('#1b0f16')),
    fade('back', '#20304f', '#51608a 0.55', '#d79a72'),
    box(360, 90, [880, 660], 'fill="url(#back)"'),
    disc(980, 300, 70, fill('#fbe7bd')),
    path('M360 640Q520 540 700 610T1000 580T1240 620V760H360Z', fill('#2c3350')),
    path('M360 690Q600 620 800 680T1240 670V760H360Z', fill('#1f2340')),
    path('M520 690V520Q520 470 570 450Q620 470 620 520V690Z', fill('#141730')),
    box(548, 560, [16, 22], fill('#f7cf87')),
    fade('boards', '#c58a57', '#7a4c2e'),
    shape(
      [
        [300, 742],
        [1300, 742],
        [1480, 850],
        [120, 850],
      ],
      'fill="url(#boards)"',
    ),
    ...times(13, (i) => path(`M${320 + i * 80} 744L${160 + i * 107} 850`, stroke('#5d3821', 2, 0.5))),
    blur('soft', 18),
    shape(
      [
        [620, -20],
        [700, -20],
        [860, 790],
        [520, 790],
      ],
      'fill="#fff1c6" opacity="0.35" filter="url(#soft)"',
    ),
    shape(
      [
        [980, -20],
        [1050, -20],
        [1120, 790],
        [840, 790],
      ],
      'fill="#fff1c6" opacity="0.28" filter="url(#soft)"',
    ),
    oval(690, 782, [190, 26], fill('#ffe9b8', 0.5)),
    oval(980, 782, [160, 22], fill('#ffe9b8', 0.4)),
    actor(680, '#b5482f', 1),
    actor(985, '#2f6a6b', -1),
    fadeAcross('fold0', '#6d1620', '#a92d33 0.5', '#5b1019'),
    fadeAcross('fold1', '#58101a', '#8e2029 0.5', '#470b14'),
    ...curtain,
    ...times(16, (i) =>
      path(
        `M${i * 104 - 20} 0H${i * 104 + 100}Q${i * 104 + 96} 96 ${i * 104 + 40} 124Q${i * 104 - 16} 96 ${i * 104 - 20} 0Z`,
        `fill="url(#fold${i % 2})"`,
      ),
    ),
    path(
      times(16, (i) => `M${i * 104 - 20} 30Q${i * 104 + 40} 172 ${i * 104 + 100} 30`).join(''),
      stroke('#d9a34f', 5, 0.9),
    ),
    fade('pit', '#1b0f16 0 0', '#0d070b 0.6 1'),
    box(0, 812, [width, 188], 'fill="url(#pit)"'),
    ...seats,
  ].join('')
}
