import {
  between,
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
  shape,
  stroke,
  times,
  width,
} from '../brush.ts'

export function chess(random: Random): string {
  // The board recedes: its near edge is at y 930, its far edge at y 520.
  const at = (column: number, row: number): [number, number] => {
    const depth = 1 - (1 - row / 8) ** 1.35
    const half = 700 - depth * 290
    return [800 - half + (column / 8) * half * 2, 930 - depth * 410]
  }
  const squares = times(64, (i) => {
    const [column, row] = [i % 8, Math.floor(i / 8)]
    const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)]
    return shape(corners, fill((column + row) % 2 === 0 ? '#6f4a31' : '#ead2a6'))
  })
  const profiles: Record<string, string> = {
    pawn: 'M-34 0H34Q36 -14 20 -18Q12 -50 14 -66H-14Q-12 -50 -20 -18Q-36 -14 -34 0Z M0 -62A24 24 0 1 0 0.1 -110A24 24 0 1 0 0 -62Z',
    rook: 'M-40 0H40Q42 -16 26 -22L22 -104H34V-138H18V-124H9V-138H-9V-124H-18V-138H-34V-104H-22L-26 -22Q-42 -16 -40 0Z',
    knight:
      'M-40 0H40Q42 -16 28 -22Q34 -70 26 -100Q18 -136 -12 -146L-16 -162L-26 -142Q-52 -118 -62 -92Q-58 -78 -46 -80Q-30 -88 -18 -88Q-40 -62 -28 -22Q-42 -16 -40 0Z',
    queen:
      'M-42 0H42Q44 -16 28 -22Q14 -90 22 -138L44 -186L18 -158L0 -196L-18 -158L-44 -186L-22 -138Q-14 -90 -28 -22Q-44 -16 -42 0Z',
    king: 'M-44 0H44Q46 -16 30 -22Q16 -90 26 -150Q34 -176 10 -178V-194H22V-206H10V-222H-10V-206H-22V-194H-10V-178Q-34 -176 -26 -150Q-16 -90 -30 -22Q-46 -16 -44 0Z',
  }
  const piece = (kind: string, square: [number, number], tone: 'light' | 'dark'): string => {
    const [x, y] = at(square[0] + 0.5, square[1] + 0.4)
    const size = 1.16 - (930 - y) / 760
    return [
      oval(x + 34 * size, y + 4, [70 * size, 15 * size], fill('#2a1a12', 0.4)),
      `<g transform="translate(${n(x)} ${n(y)}) scale(${size.toFixed(3)})">${path(profiles[kind] as string, `fill="url(#${tone})"`)}${oval(0, -3, [42, 9], fill(tone === 'light' ? '#fff3d6' : '#59402f', 0.5))}</g>`,
    ].join('')
  }
  const placed: [string, [number, number], 'light' | 'dark'][] = [
    ['rook', [0, 7], 'dark'],
    ['king', [4, 7], 'dark'],
    ['rook', [7, 7], 'dark'],
    ['pawn', [1, 6], 'dark'],
    ['pawn', [5, 6], 'dark'],
    ['pawn', [6, 6], 'dark'],
    ['knight', [3, 5], 'dark'],
    ['pawn', [2, 4], 'dark'],
    ['queen', [5, 4], 'light'],
    ['pawn', [3, 3], 'light'],
    ['knight', [6, 2], 'light'],
    ['pawn', [0, 1], 'light'],
    ['pawn', [2, 1], 'light'],
    ['pawn', [7, 1], 'light'],
    ['rook', [1, 0], 'light'],
    ['king', [5, 0], 'light'],
  ]
  return [
    fade('wall', '#27474e', '#3c6b6b 0.55', '#22393f'),
    ground('fill="url(#wall)"'),
    halo('glow', '#ffe9b8 0 0.85', '#ffdc9c 0.4 0.35', '#ffdc9c 1 0'),
    disc(1180, 210, 560, 'fill="url(#glow)"'),
    box(1010, 60, [330, 300], fill('#fbe8c0', 0.55)),
    path('M1175 60V360M1010 210H1340', stroke('#27474e', 12)),
    fade('table', '#8a5a3a', '#4d2f20'),
    box(0, 490, [width, 510], 'fill="url(#table)"'),
    box(0, 484, [width, 8], fill('#c08a5a')),
    ...times(16, () =>
      path(
        `M${n(random() * 1500)} ${n(between(random, 500, 990))}h${n(between(random, 100, 420))}`,
        stroke('#3a2317', 2, 0.25),
      ),
    ),
    shape(
      [
        [60, 958],
        [1540, 958],
        [1250, 504],
        [350, 504],
      ],
      fill('#2a1a12', 0.45),
    ),
    shape(
      [
        [70, 946],
        [1530, 946],
        [1238, 508],
        [362, 508],
      ],
      fill('#4a2f20'),
    ),
    ...squares,
    `<defs><linearGradient id="light"><stop offset="0" stop-color="#fff3d8"/><stop offset="0.5" stop-color="#e6c791"/><stop offset="1" stop-color="#a97f4c"/></linearGradient><linearGradient id="dark"><stop offset="0" stop-color="#6b4a38"/><stop offset="0.5" stop-color="#3b2519"/><stop offset="1" stop-color="#1f120b"/></linearGradient></defs>`,
    ...placed.sort((a, b) => b[1][1] - a[1][1]).map(([kind, square, tone]) => piece(kind, square, tone)),
  ].join('')
}

export function fishingBoats(random: Random): string {
  const boat = (x: number, y: number, look: { size: number; hull: string }): string => {
    const shapes = [
      path('M-190 -40Q0 10 190 -62L166 18Q0 44 -158 18Z', fill(look.hull)),
      path('M-190 -40Q0 10 190 -62L186 -46Q0 26 -186 -26Z', fill('#f2dfb8')),
      path('M-40 -6V-250', stroke('#5a3d2a', 8)),
      path('M-40 -246L120 -40Q20 -60 -34 -40Z', fill('#f4e6cb', 0.95)),
      path('M-40 -246L-150 -36Q-90 -56 -46 -40Z', fill('#d98f5c', 0.95)),
      path('M110 -46v-40h46v30Z', fill('#7a5438')),
    ].join('')
    return `<g transform="translate(${n(x)} ${n(y)}) scale(${look.size})"><g transform="translate(0 40) scale(1 -0.7)" opacity="0.28">${shapes}</g>${shapes}</g>`
  }
  const meshes = times(15, (i) =>
    path(
      `M${-40 + i * 118} 770Q${20 + i * 118} 880 ${-10 + i * 118} 1010M${40 + i * 118} 770Q${-20 + i * 118} 880 ${30 + i * 118} 1010`,
      stroke('#e8dcc0', 3, 0.55),
    ),
  )
  const rows = times(7, (i) =>
    path(
      `M0 ${800 + i * 34}Q400 ${828 + i * 34} 800 ${800 + i * 34}T1600 ${800 + i * 34}`,
      stroke('#e8dcc0', 2.4, 0.5),
    ),
  )
  return [
    fade('sky', '#f0c9b0', '#f7e0c0 0.4', '#d9e2d6 0.6'),
    ground('fill="url(#sky)"'),
    disc(520, 330, 74, fill('#fff4de')),
    ...times(9, () =>
      oval(
        between(random, 0, 1600),
        between(random, 150, 400),
        [between(random, 120, 300), between(random, 5, 14)],
        fill('#fff6e6', 0.5),
      ),
    ),
    land(hills(random, 440, 40), fill('#b5b9ae')),
    land(hills(random, 476, 22), fill('#93a49c')),
    fade('sea', '#d6ddcc', '#7fb0ad 0.35', '#2f6c78'),
    box(0, 500, [width, 500], 'fill="url(#sea)"'),
    ...times(110, () =>
      box(
        random() * width,
        between(random, 505, 960),
        [between(random, 20, 130), 2.4],
        fill(random() < 0.6 ? '#fff6e2' : '#2a6470', between(random, 0.15, 0.4)),
      ),
    ),
    boat(1180, 560, { size: 0.55, hull: '#3c6e78' }),
    boat(420, 600, { size: 0.8, hull: '#b5523c' }),
    boat(900, 680, { size: 1.15, hull: '#2f4d5c' }),
    ...times(6, (i) =>
      path(`M${1020 + i * 70} ${220 + (i % 3) * 30}q12 -13 24 0q12 -13 24 0`, stroke('#54605f', 3.5, 0.7)),
    ),
    box(0, 752, [width, 16], fill('#6b4a32')),
    ...[120, 560, 1010, 1460].map(
      (x) => box(x, 742, [20, 260], fill('#5a3d29')) + box(x, 742, [7, 260], fill('#7d5940')),
    ),
    ...meshes,
    ...rows,
    ...times(
      26,
      (i) =>
        disc(30 + i * 62, 776 + Math.sin(i) * 5, 15, fill(['#d9603f', '#e9b04a', '#f3e7cc'][i % 3] as string)) +
        disc(26 + i * 62, 771 + Math.sin(i) * 5, 5, fill('#ffffff', 0.55)),
    ),
  ].join('')
}

export function saplings(random: Random): string {
  const plant = (x: number, foot: number, size: number): string => {
    const leaves = times(9, (i) => {
      const y = -56 - i * 17
      const side = i % 2 === 0 ? 1 : -1
      return `<path d="M0 ${y}C${side * 22} ${y - 26} ${side * 52} ${y - 26} ${side * 64} ${y - 10}C${side * 48} ${y + 10} ${side * 20} ${y + 8} 0 ${y}Z" fill="${['#6f9a4c', '#86b05c', '#557f3e'][Math.floor(random() * 3)]}"/>`
    })
    return `<g transform="translate(${n(x)} ${n(foot)}) scale(${size})">${oval(10, 4, [58, 10], fill('#3f2a1c', 0.4))}${path('M0 4Q-5 -90 2 -214', stroke('#6d4f33', 8))}${leaves.join('')}${path('M2 -210q-4 -26 6 -40q10 18 -6 40Z', fill('#9cc46d'))}${box(-62, -74, [8, 78], fill('#8b6a45'))}${box(-104, -102, [92, 40], fill('#f1e0bb'))}${path('M-92 -88h66M-92 -76h40', stroke('#6b5740', 4, 0.8))}</g>`
  }
  const rows = [
    { foot: 700, size: 0.46, count: 9 },
    { foot: 780, size: 0.66, count: 7 },
    { foot: 900, size: 1, count: 5 },
  ].map(({ foot, size, count }, row) =>
    times(count, (i) =>
      plant(
        (i + 0.55 + (row % 2) * 0.2) * (width / count),
        foot + between(random, -8, 8),
        size * between(random, 0.88, 1.1),
      ),
    ).join(''),
  )
  const windows = times(
    7,
    (i) =>
      box(470 + i * 98, 452, [56, 76], fill(i % 3 === 1 ? '#ffe0a0' : '#6d8f99')) +
      box(496 + i * 98, 452, [4, 76], fill('#f3e8d2')),
  )
  return [
    fade('sky', '#8fbfd6', '#cfe2dc 0.4', '#f8ecd0 0.62'),
    ground('fill="url(#sky)"'),
    halo('sun', '#fffbe8 0 1', '#fff0c0 0.3 0.5', '#fff0c0 1 0'),
    disc(280, 210, 300, 'fill="url(#sun)"'),
    ...times(5, (i) => oval(500 + i * 240, 180 + (i % 2) * 60, [130, 20], fill('#ffffff', 0.5))),
    land(hills(random, 470, 46), fill('#a9bfae')),
    land(hills(random, 530, 30), fill('#8fae8d')),
    box(430, 410, [740, 170], fill('#e9cfa6')),
    box(430, 410, [740, 14], fill('#c9824f')),
    box(410, 396, [780, 18], fill('#a9623e')),
    ...windows,
    box(1106, 470, [44, 110], fill('#7c5138')),
    box(400, 578, [800, 12], fill('#c7b48f')),
    fade('grass', '#93b56b', '#6f9450'),
    box(0, 586, [width, 110], 'fill="url(#grass)"'),
    fade('soil', '#8a6343', '#54371f'),
    path('M0 664Q800 640 1600 664V1000H0Z', 'fill="url(#soil)"'),
    ...times(7, (i) =>
      path(
        `M0 ${706 + i * i * 6.4}Q800 ${690 + i * i * 6.4} 1600 ${706 + i * i * 6.4}`,
        stroke('#3f2817', 3 + i, 0.28),
      ),
    ),
    ...times(150, () =>
      oval(
        random() * width,
        between(random, 680, 1000),
        [between(random, 2, 7), between(random, 1.5, 4)],
        fill(random() < 0.5 ? '#a97f58' : '#3f2817', 0.5),
      ),
    ),
    ...rows,
    path('M1330 880L1380 740H1470L1440 880Z', fill('#4d8a96')),
    path('M1440 850L1530 770L1520 756', stroke('#4d8a96', 14)),
    path('M1380 742Q1425 690 1470 742', stroke('#3a6b76', 10)),
    oval(1385, 884, [66, 9], fill('#3f2817', 0.45)),
  ].join('')
}

export function fibre(random: Random): string {
  const strands = times(54, (i) => {
    const from = 500 + between(random, -90, 90)
    const bend = between(random, -330, 330)
    const end = 500 + bend * 1.35 + between(random, -60, 60)
    const x = between(random, 1120, 1540)
    const tone = ['#6fd3e0', '#8fe3c4', '#f6d27a', '#7fa6f0', '#e98fa6'][i % 5] as string
    return {
      line: path(
        `M-20 ${n(from)}C500 ${n(from)} 700 ${n(500 + bend * 0.3)} ${n(x)} ${n(end)}`,
        stroke(tone, between(random, 1.2, 3.4), between(random, 0.35, 0.8)),
      ),
      tip:
        disc(x, end, between(random, 4, 9), fill('#ffffff', 0.95)) +
        disc(x, end, between(random, 16, 34), fill(tone, 0.22)),
    }
  })
  return [
    fadeAcross('room', '#0a1424', '#10264a 0.5', '#1a2f58'),
    ground('fill="url(#room)"'),
    halo('glow', '#5fb8e6 0 0.5', '#5fb8e6 1 0'),
    disc(1150, 500, 620, 'fill="url(#glow)"'),
    ...times(60, () =>
      disc(random() * width, random() * 1000, between(random, 1, 3), fill('#9fd0f0', between(random, 0.1, 0.5))),
    ),
    ...strands.map((one) => one.line),
    fade('sleeve', '#3a4a66', '#1c2740 0.5', '#0b1220'),
    path('M-20 380H330Q380 380 392 420Q410 500 392 580Q380 620 330 620H-20Z', 'fill="url(#sleeve)"'),
    path('M-20 404H330', stroke('#8ea6cc', 6, 0.5)),
    oval(384, 500, [26, 118], fill('#0a1020')),
    ...times(40, () => {
      const angle = random() * 6.28
      const reach = Math.sqrt(random())
      return disc(
        384 + Math.cos(angle) * reach * 20,
        500 + Math.sin(angle) * reach * 106,
        4.5,
        fill(['#9df0ff', '#fff0b8', '#b8ffe0'][Math.floor(random() * 3)] as string),
      )
    }),
    ...strands.map((one) => one.tip),
  ].join('')
}

export function teaHills(random: Random): string {
  const terraces = times(15, (i) => {
    const depth = i / 14
    const y = 500 + depth ** 1.4 * 440
    const amount = 26 + depth * 46
    const thick = 18 + depth * 54
    const crest = times(41, (k) => y + Math.sin(k / 6.4 + i * 0.35) * amount - Math.cos(k / 13) * 24)
    const top = crest.map((level, k) => `${k === 0 ? 'M' : 'L'}${k * 40} ${n(level)}`).join('')
    const foot = [...crest]
      .reverse()
      .map((level, k) => `L${(40 - k) * 40} ${n(level + thick)}`)
      .join('')
    const bushes = times(34, (k) => {
      const level = crest[Math.floor((k / 34) * 40)] as number
      return oval(
        (k + between(random, 0.1, 0.9)) * 48,
        level + 5,
        [30 + depth * 16, 9 + depth * 13],
        fill(['#5f9146', '#74a855', '#4b7c3b', '#86b964'][Math.floor(random() * 4)] as string),
      )
    })
    return path(`${top}${foot}Z`, fill(['#3e6b35', '#477a3c', '#356030'][i % 3] as string)) + bushes.join('')
  })
  const picker = (x: number, y: number, look: { size: number; coat: string }): string =>
    `<g transform="translate(${x} ${y}) scale(${look.size})">${path('M-24 0Q-22 -80 0 -84Q22 -80 24 0Z', fill(look.coat))}${disc(0, -100, 18, fill('#e3b590'))}${path('M-24 -100Q0 -142 24 -100Q0 -112 -24 -100Z', fill('#f0e2c2'))}${path('M20 -74L48 -40', stroke(look.coat, 12))}${path('M30 -44H78L70 6H38Z', fill('#b98a52'))}${path('M30 -44Q54 -66 78 -44', fill('#7fb25a'))}</g>`
  return [
    fade('sky', '#b9d3d2', '#e6e9d6 0.4', '#f6e8c9 0.55'),
    ground('fill="url(#sky)"'),
    disc(1190, 230, 66, fill('#fff8e4', 0.95)),
    land(hills(random, 360, 60), fill('#b4c6bc')),
    land(hills(random, 420, 46), fill('#8fac99')),
    land(hills(random, 470, 30), fill('#6d9375')),
    fade('mist', '#f2f3e6 0 0', '#f2f3e6 0.5 0.75', '#f2f3e6 1 0'),
    box(0, 340, [width, 200], 'fill="url(#mist)"'),
    box(330, 446, [120, 62], fill('#e4cfa8')),
    shape(
      [
        [312, 450],
        [390, 398],
        [468, 450],
      ],
      fill('#a4573b'),
    ),
    box(372, 470, [26, 38], fill('#6d4a35')),
    box(0, 700, [width, 300], fill('#3a6630')),
    ...terraces,
    picker(1010, 690, { size: 0.6, coat: '#c9503f' }),
    picker(620, 735, { size: 0.7, coat: '#3f6c8a' }),
    picker(1240, 850, { size: 1, coat: '#7d4a86' }),
    picker(360, 890, { size: 1.1, coat: '#d9963d' }),
    ...terraces.slice(13),
  ].join('')
}
