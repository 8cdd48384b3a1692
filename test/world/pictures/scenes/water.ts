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
  oval,
  path,
  type Random,
  roughLine,
  shape,
  stroke,
  times,
  width,
} from '../brush.ts'

export function lighthouse(random: Random): string {
  const waves = times(150, () => {
    const depth = random()
    const y = 640 + depth ** 1.5 * 350
    const long = 20 + depth * 130
    const x = random() * width
    return path(
      `M${n(x)} ${n(y)}q${n(long / 2)} ${n(-3 - depth * 5)} ${n(long)} 0`,
      stroke(random() < 0.5 ? '#bfe0de' : '#17485c', 1 + depth * 2.2, 0.28),
    )
  })
  const glitter = times(90, () => {
    const y = 645 + random() * 320
    const spread = 30 + (y - 640) * 0.5
    return box(
      430 + between(random, -spread, spread),
      y,
      [between(random, 12, 60), 3],
      fill('#ffe3b0', between(random, 0.25, 0.7)),
    )
  })
  const clouds = times(16, () =>
    oval(
      between(random, -100, 1700),
      between(random, 330, 560),
      [between(random, 120, 320), between(random, 6, 20)],
      fill('#fff1dc', between(random, 0.12, 0.4)),
    ),
  )
  return [
    fade('sky', '#24506b', '#5b8f9c 0.35', '#f0c9a0 0.58', '#f8dcb4 0.66'),
    ground('fill="url(#sky)"'),
    halo('sun', '#fff7df 0 1', '#ffe2ac 0.3 0.6', '#ffd79a 1 0'),
    disc(430, 610, 260, 'fill="url(#sun)"'),
    ...clouds,
    disc(430, 612, 54, fill('#fff5dc')),
    fade('sea', '#6fa8a9', '#2d6e80 0.3', '#123c52'),
    box(0, 636, [width, 364], 'fill="url(#sea)"'),
    ...glitter,
    ...waves,
    blur('soft', 20),
    shape(
      [
        [1148, 322],
        [0, 150],
        [0, 330],
      ],
      'fill="#fff3cd" opacity="0.25" filter="url(#soft)"',
    ),
    path(
      'M860 760C900 690 980 700 1010 660C1060 620 1200 612 1260 640C1330 640 1380 700 1450 705C1520 712 1560 740 1600 742V1000H820C800 900 830 800 860 760Z',
      fill('#2b2f3a'),
    ),
    path(
      'M900 790C960 720 1040 730 1070 690C1120 660 1210 660 1250 680C1330 690 1420 760 1600 770V800C1400 790 1300 740 1220 740C1100 740 1000 800 900 850Z',
      fill('#454a52', 0.8),
    ),
    fadeAcross('tower', '#f7efe1', '#efe3cf 0.5', '#b9a794'),
    shape(
      [
        [1098, 650],
        [1118, 352],
        [1180, 352],
        [1200, 650],
      ],
      'fill="url(#tower)"',
    ),
    shape(
      [
        [1104.6, 552],
        [1111.4, 450],
        [1186.6, 450],
        [1193.4, 552],
      ],
      fill('#b5483c'),
    ),
    shape(
      [
        [1098, 650],
        [1101.4, 600],
        [1196.6, 600],
        [1200, 650],
      ],
      fill('#b5483c'),
    ),
    shape(
      [
        [1160, 352],
        [1180, 352],
        [1200, 650],
        [1166, 650],
      ],
      fill('#5a3b35', 0.22),
    ),
    box(1106, 342, [86, 12], fill('#2f3540')),
    box(1124, 298, [50, 46], fill('#ffefc0')),
    box(1147, 298, [4, 46], fill('#2f3540')),
    path('M1116 298Q1149 250 1182 298Z', fill('#8f352d')),
    disc(1149, 262, 6, fill('#2f3540')),
    halo('lamp', '#fffbe2 0 1', '#fff0b8 1 0'),
    disc(1149, 320, 90, 'fill="url(#lamp)" opacity="0.8"'),
    box(1210, 600, [96, 54], fill('#e6dac6')),
    shape(
      [
        [1200, 602],
        [1258, 562],
        [1316, 602],
      ],
      fill('#8f4a3c'),
    ),
    box(1244, 622, [22, 32], fill('#4a5560')),
    ...times(7, (i) =>
      path(`M${560 + i * 46} ${260 + (i % 3) * 34}q10 -12 20 0q10 -12 20 0`, stroke('#23384a', 3, 0.75)),
    ),
  ].join('')
}

export function bridgeRiver(random: Random): string {
  const arch = (i: number): string => {
    const x = 60 + i * 106
    return `M${x} 640V560Q${x} 498 ${x + 38} 476Q${x + 76} 498 ${x + 76} 560V640Z`
  }
  const upper = (i: number): string =>
    `M${72 + i * 53} 440V414Q${72 + i * 53} 396 ${86 + i * 53} 390Q${100 + i * 53} 396 ${100 + i * 53} 414V440Z`
  const arches = times(14, arch).join('')
  const niches = times(28, upper).join('')
  const bridge = [
    box(0, 376, [width, 264], 'fill="url(#stone)"'),
    box(0, 370, [width, 12], fill('#f3d4a5')),
    box(0, 446, [width, 9], fill('#f0c995')),
    path(niches, fill('#7d4f37', 0.75)),
    path(arches, 'fill="url(#arch)"'),
    ...times(15, (i) =>
      shape(
        [
          [34 + i * 106 - 6, 640],
          [47 + i * 106, 590],
          [60 + i * 106 + 4, 640],
        ],
        fill('#b98358'),
      ),
    ),
    path(
      times(
        14,
        (i) =>
          `M${84 + i * 106} 640V575Q${84 + i * 106} 545 ${98 + i * 106} 530Q${112 + i * 106} 545 ${112 + i * 106} 575V640Z`,
      ).join(''),
      fill('#ffd994', 0.75),
    ),
  ].join('')
  const ripples = times(130, () => {
    const depth = random()
    const y = 650 + depth * 340
    return box(
      random() * width - 60,
      y,
      [40 + depth * 150, 1.5 + depth * 2.5],
      fill(random() < 0.5 ? '#f7d6a3' : '#163a4d', between(random, 0.1, 0.3)),
    )
  })
  return [
    fade('sky', '#1f3f63', '#55749a 0.3', '#e7a978 0.55', '#f6cf98'),
    ground('fill="url(#sky)"'),
    land(roughLine(random, 330, { amount: 80, roughness: 0.5 }), fill('#6b6a86', 0.85)),
    land(hills(random, 366, 14), fill('#38485a')),
    ...times(70, () => disc(random() * width, between(random, 350, 378), between(random, 14, 30), fill('#2f4450'))),
    fade('stone', '#e2b07c', '#c98e5d'),
    fade('arch', '#3a3440', '#6b4a3f'),
    bridge,
    fade('water', '#b98a68', '#4d6a7b 0.35', '#16364a'),
    box(0, 640, [width, 360], 'fill="url(#water)"'),
    blur('wet', 5),
    fade('depth', '#ffffff 0 1', '#ffffff 0.5 0.6', '#ffffff 0.95 0'),
    `<defs><mask id="sink"><rect y="640" width="1600" height="270" fill="url(#depth)"/></mask></defs>`,
    `<g mask="url(#sink)"><g transform="translate(0 1280) scale(1 -1)" opacity="0.5" filter="url(#wet)">${bridge}</g></g>`,
    ...ripples,
    ...times(14, (i) => box(84 + i * 106, 646, [28, 90], fill('#ffd994', 0.16))),
    path('M250 850q60 34 150 0l-18 34q-58 16 -116 0Z', fill('#1b2731')),
    path('M322 846V760M322 766L372 838H322', stroke('#1b2731', 4)),
  ].join('')
}

export function rainWindow(random: Random): string {
  const lights = times(70, () => {
    const colour = ['#f6c66b', '#ef8f5a', '#7fb7c9', '#f4e3b5', '#d9635a', '#9fd0c0'][
      Math.floor(random() * 6)
    ] as string
    return disc(
      random() * width,
      between(random, 330, 900),
      between(random, 16, 62),
      fill(colour, between(random, 0.18, 0.55)),
    )
  })
  const drops = times(330, () => {
    const x = random() * width
    const y = random() * 1000
    const size = 2 + random() ** 3 * 15
    return (
      oval(x, y, [size * 0.86, size], fill('#10222e', 0.35)) +
      oval(x, y + size * 0.12, [size * 0.74, size * 0.84], 'fill="url(#drop)"') +
      disc(x - size * 0.25, y - size * 0.4, size * 0.2, fill('#ffffff', 0.8))
    )
  })
  const trails = times(26, () => {
    const x = random() * width
    const y = random() * 600
    const long = between(random, 120, 380)
    const end = y + long
    return (
      path(
        `M${n(x)} ${n(y)}q${n(between(random, -10, 10))} ${n(long / 2)} ${n(between(random, -6, 6))} ${n(long)}`,
        stroke('#dcebf0', between(random, 3, 7), 0.2),
      ) + oval(x, end, [7, 10], 'fill="url(#drop)"')
    )
  })
  return [
    fade('night', '#1c3345', '#2f4f60 0.5', '#1a2c38'),
    ground('fill="url(#night)"'),
    blur('far', 16),
    blur('near', 5),
    `<g filter="url(#far)">${times(13, (i) => box(i * 130 - 20, between(random, 250, 520), [between(random, 80, 150), 700], fill('#16293a', 0.8))).join('')}</g>`,
    `<g filter="url(#near)">${lights.join('')}</g>`,
    fade('drop', '#33505f 0 0.9', '#dff0f3 1 0.85'),
    ...trails,
    ...drops,
    box(0, 0, [46, 1000], fill('#0f1a22')),
    box(1554, 0, [46, 1000], fill('#0f1a22')),
    box(0, 900, [width, 100], fill('#14212a')),
    box(0, 892, [width, 14], fill('#2a3d49')),
    path('M1180 800H1330L1314 902H1196Z', fill('#e8e0d0')),
    path('M1330 820q62 4 46 44q-12 24 -56 22', stroke('#e8e0d0', 13)),
    path('M1226 780q-24 -40 4 -78q24 -36 2 -72M1280 784q-22 -36 4 -70q20 -32 0 -62', stroke('#f2f5f4', 8, 0.22)),
    shape(
      [
        [1290, 800],
        [1330, 800],
        [1314, 902],
        [1280, 902],
      ],
      fill('#8a7d6a', 0.4),
    ),
  ].join('')
}

export function wetland(random: Random): string {
  const bird = (x: number, y: number, size: number): string => {
    const body = path('M-44 0C-40 -26 10 -34 40 -14C52 -6 60 2 70 2C50 14 -20 26 -44 0Z', fill('#ee9aa0'))
    const neck = path('M-34 -4C-66 -20 -26 -62 -52 -88C-58 -100 -76 -96 -76 -84', stroke('#ee9aa0', 10))
    const beak = path('M-76 -88q-12 6 -8 22', stroke('#3a2b33', 8))
    const wing = path('M-14 -10C10 -26 40 -12 64 2C36 10 2 12 -14 -10Z', fill('#d9707f'))
    const legs = path('M0 14L-4 92M16 14L22 92', stroke('#b9586b', 4))
    const mirror = `<g transform="translate(0 184) scale(1 -0.9)" opacity="0.25">${body}${neck}</g>`
    return `<g transform="translate(${n(x)} ${n(y)}) scale(${size})">${mirror}${legs}${neck}${beak}${body}${wing}</g>`
  }
  const reeds = times(120, () => {
    const x = random() < 0.5 ? between(random, -20, 420) : between(random, 1230, 1620)
    const tall = between(random, 160, 460)
    const lean = between(random, -30, 30)
    const dark = random() < 0.5 ? '#3e5a48' : '#5d7a55'
    const cattail =
      random() < 0.3 ? path(`M${n(x + lean)} ${n(1000 - tall)}l${n(lean * 0.1)} -46`, stroke('#6e4a32', 11)) : ''
    return (
      path(
        `M${n(x)} 1010Q${n(x)} ${n(1000 - tall / 2)} ${n(x + lean)} ${n(1000 - tall)}`,
        stroke(dark, between(random, 3, 7)),
      ) + cattail
    )
  })
  return [
    fade('sky', '#9fc3cf', '#dfe5d6 0.3', '#f7dcc0 0.48'),
    ground('fill="url(#sky)"'),
    disc(1060, 300, 58, fill('#fff6e0', 0.9)),
    land(hills(random, 410, 26), fill('#b5bfb8')),
    land(hills(random, 440, 16), fill('#93a79b')),
    fade('water', '#f3d9c0', '#a9c5c4 0.35', '#4c7f8a'),
    box(0, 462, [width, 538], 'fill="url(#water)"'),
    disc(1060, 640, 46, fill('#fff6e0', 0.3)),
    ...times(80, () =>
      box(
        random() * width,
        between(random, 470, 990),
        [between(random, 40, 200), 2],
        fill(random() < 0.6 ? '#fff4e4' : '#3c7280', 0.25),
      ),
    ),
    ...times(24, () => bird(between(random, 300, 1350), between(random, 468, 520), between(random, 0.16, 0.24))),
    bird(620, 610, 0.8),
    bird(820, 660, 1),
    bird(1040, 620, 0.85),
    bird(930, 560, 0.5),
    bird(500, 555, 0.5),
    ...times(9, (i) =>
      path(`M${360 + i * 44} ${210 + Math.abs(4 - i) * 22}q12 -14 24 0q12 -14 24 0`, stroke('#4d5b66', 3.5, 0.75)),
    ),
    ...reeds,
  ].join('')
}
