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
