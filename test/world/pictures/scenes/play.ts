import {
  blur,
  box,
  disc,
  fade,
  fadeAcross,
  fill,
  ground,
  n,
  oval,
  path,
  type Random,
  shape,
  stroke,
  times,
  width,
} from '../brush.ts'

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
