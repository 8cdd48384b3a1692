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
  height,
  hills,
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

export function mountainDusk(random: Random): string {
  const layers = [
    { top: 430, amount: 210, colour: '#8d6f93', fog: 0.55 },
    { top: 560, amount: 170, colour: '#6a5480', fog: 0.45 },
    { top: 680, amount: 130, colour: '#4a4069', fog: 0.35 },
    { top: 800, amount: 90, colour: '#2e2c4d', fog: 0.2 },
    { top: 905, amount: 50, colour: '#191a31', fog: 0 },
  ]
  const ridges = layers.map(({ top, amount, colour, fog }, index) => {
    const line = roughLine(random, top, { amount, roughness: 0.52 })
    const mist = `${fade(`mist${index}`, '#f4b899 0 0', `#f4b899 1 ${fog}`)}`
    return `${land(line, fill(colour))}${mist}${box(0, top - 40, [width, 260], `fill="url(#mist${index})" opacity="0.55"`)}`
  })
  return [
    fade('sky', '#27305e', '#5c4f86 0.3', '#c67f8c 0.52', '#f6b483 0.68', '#fbd9a0 0.85'),
    halo('sun', '#fff3cf 0 1', '#ffdf9e 0.25 0.75', '#ffb977 1 0'),
    ground('fill="url(#sky)"'),
    stars(random, 60, 260),
    disc(1080, 480, 330, 'fill="url(#sun)"'),
    disc(1080, 480, 62, fill('#fff4d6')),
    ...ridges,
  ].join('')
}

export function wheatField(random: Random): string {
  const stalks = times(900, () => {
    const depth = random() ** 0.6
    const y = 640 + depth * 380
    const x = random() * 1660 - 30
    const tall = 14 + depth * 92
    const lean = between(random, 4, 16) * (0.3 + depth)
    const colour = ['#e9c46a', '#d9a94a', '#f2d68b', '#c08a34', '#b47a2b'][Math.floor(random() * 5)] as string
    const head = oval(
      x + lean,
      y - tall,
      [2 + depth * 3.4, 6 + depth * 12],
      `${fill(colour)} transform="rotate(${n(lean)} ${n(x + lean)} ${n(y - tall)})"`,
    )
    return {
      y,
      svg:
        path(
          `M${n(x)} ${n(y)}Q${n(x)} ${n(y - tall / 2)} ${n(x + lean)} ${n(y - tall)}`,
          stroke(colour, 1 + depth * 1.6),
        ) + head,
    }
  }).sort((a, b) => a.y - b.y)
  const crown = times(46, () => {
    const angle = random() * 6.28
    const reach = Math.sqrt(random())
    return disc(
      1130 + Math.cos(angle) * reach * 150,
      425 + Math.sin(angle) * reach * 95,
      between(random, 26, 52),
      fill(['#44633f', '#54764a', '#3a5637', '#6a8a55'][Math.floor(random() * 4)] as string, 0.92),
    )
  })
  return [
    fade('sky', '#7fb2c9', '#b9d6d3 0.35', '#f6e7c1 0.66'),
    ground('fill="url(#sky)"'),
    halo('sun', '#fffdf0 0 0.95', '#fff2c6 0.3 0.6', '#fff2c6 1 0'),
    disc(420, 330, 340, 'fill="url(#sun)"'),
    land(hills(random, 555, 40), fill('#a9bd9a')),
    land(hills(random, 590, 26), fill('#8fa877')),
    fade('crop', '#dcb65a', '#c7963c 0.5', '#9a6a22'),
    land(hills(random, 625, 14), 'fill="url(#crop)"'),
    oval(1132, 628, [170, 14], fill('#7d5a20', 0.35)),
    path('M1122 630C1128 560 1120 520 1108 470M1128 545C1150 510 1160 490 1176 462', stroke('#4f3b25', 15)),
    ...crown,
    path('M700 625C690 700 560 800 420 1000L760 1000C740 860 730 720 712 625Z', fill('#efdca4', 0.75)),
    ...stalks.map((one) => one.svg),
  ].join('')
}

export function caravanserai(random: Random): string {
  const arch = (x: number, y: number, size: [number, number]): string => {
    const [wide, tall] = size
    const d = `M${x} ${y}V${y - tall * 0.55}Q${x} ${y - tall * 0.85} ${x + wide / 2} ${y - tall}Q${x + wide} ${y - tall * 0.85} ${x + wide} ${y - tall * 0.55}V${y}Z`
    return path(d, 'fill="url(#shade)"')
  }
  const bays = [...times(5, (i) => 330 + i * 74), ...times(5, (i) => 908 + i * 74)].map((x) => arch(x, 648, [50, 88]))
  const dunes = [
    { top: 690, amount: 30, colour: '#e2a869' },
    { top: 760, amount: 46, colour: '#d18f52' },
    { top: 860, amount: 50, colour: '#b87442' },
  ].map(({ top, amount, colour }) => land(hills(random, top, amount), fill(colour)))
  return [
    fade('sky', '#2f5d78', '#6f9fa5 0.3', '#e6c79a 0.6', '#f3cf97 0.75'),
    fade('shade', '#4b2f24', '#7c4d33'),
    fadeAcross('wall', '#f0c48a', '#d79b60 0.55', '#b97a49'),
    ground('fill="url(#sky)"'),
    disc(330, 250, 62, fill('#fdf0cd', 0.95)),
    land(roughLine(random, 560, { amount: 90, roughness: 0.5 }), fill('#a98d86', 0.8)),
    land(roughLine(random, 610, { amount: 50, roughness: 0.5 }), fill('#b98f78')),
    box(0, 645, [width, 355], fill('#e6b277')),
    box(290, 540, [1010, 112], 'fill="url(#wall)"'),
    box(290, 532, [1010, 12], fill('#f6d6a4')),
    ...bays,
    box(272, 505, [62, 148], 'fill="url(#wall)"'),
    oval(303, 506, [31, 14], fill('#e9bd86')),
    box(1258, 505, [62, 148], 'fill="url(#wall)"'),
    oval(1289, 506, [31, 14], fill('#c98f5c')),
    box(700, 452, [196, 200], 'fill="url(#wall)"'),
    box(690, 444, [216, 14], fill('#f6d6a4')),
    arch(738, 652, [120, 172]),
    path('M738 652V557Q738 506 798 480Q858 506 858 557V652', stroke('#3b7f86', 6, 0.8)),
    shape(
      [
        [290, 652],
        [1320, 652],
        [1560, 716],
        [520, 716],
      ],
      fill('#8c5836', 0.4),
    ),
    ...dunes,
    path('M620 1000C700 900 820 850 800 760C790 720 796 690 798 655', stroke('#f0c992', 16, 0.45)),
    ...camels(random),
  ].join('')
}

/** A short file of camels walking away, as silhouettes. */
function camels(random: Random): string[] {
  return times(4, (i) => {
    const x = 1000 + i * 96
    const y = 806 - i * 7 + between(random, -3, 3)
    const d =
      'M0 0C-4 -22 6 -34 20 -33C26 -48 40 -48 45 -33C56 -33 62 -26 63 -20C70 -22 74 -34 76 -46C78 -54 90 -55 95 -49C90 -45 85 -45 84 -42C82 -24 76 -10 62 -7L63 30H58L55 2L50 -2H20L17 30H12L11 2L6 30H1Z'
    return `<g transform="translate(${n(x)} ${n(y)}) scale(0.86)">${path(d, fill('#4d2f22'))}</g>`
  })
}

export function forest(random: Random): string {
  const row = (count: number, look: { foot: number; tall: number; colour: string }): string =>
    times(count, (i) => {
      const x = ((i + between(random, 0.1, 0.9)) / count) * 1720 - 60
      const tall = look.tall * between(random, 0.75, 1.2)
      const foot = look.foot + between(random, -14, 14)
      const tiers = times(8, (tier) => {
        const y = foot - tall * 0.1 - (tier / 8) * tall * 0.82
        const half = tall * 0.17 * (1 - tier / 8.8) * between(random, 0.9, 1.1)
        const droop = tall * 0.018
        return path(
          `M${n(x - half)} ${n(y + droop)}Q${n(x - half * 0.3)} ${n(y - tall * 0.06)} ${n(x)} ${n(y - tall * 0.19)}Q${n(x + half * 0.3)} ${n(y - tall * 0.06)} ${n(x + half)} ${n(y + droop)}Q${n(x)} ${n(y - droop)} ${n(x - half)} ${n(y + droop)}Z`,
          fill(look.colour),
        )
      })
      return box(x - tall * 0.012, foot - tall * 0.2, [tall * 0.024, tall * 0.22], fill(look.colour)) + tiers.join('')
    }).join('')
  const mist = (id: string, y: number): string =>
    fade(id, '#dfe9e2 0 0', '#dfe9e2 0.6 0.8', '#dfe9e2 1 0') + box(0, y, [width, 250], `fill="url(#${id})"`)
  return [
    fade('sky', '#c9dad6', '#e7ebdd 0.45', '#d5ded2'),
    ground('fill="url(#sky)"'),
    halo('light', '#fffbe6 0 0.95', '#fff3cc 0.4 0.45', '#fff3cc 1 0'),
    disc(520, 300, 420, 'fill="url(#light)"'),
    row(34, { foot: 560, tall: 210, colour: '#b3c6bd' }),
    mist('m1', 420),
    row(26, { foot: 670, tall: 300, colour: '#8aa79b' }),
    mist('m2', 540),
    row(18, { foot: 800, tall: 420, colour: '#567c6d' }),
    mist('m3', 670),
    row(11, { foot: 950, tall: 590, colour: '#2d5144' }),
    fade('floor', '#2d5144 0 0', '#1a352d 1 1'),
    box(0, 840, [width, 160], 'fill="url(#floor)"'),
    row(4, { foot: 1120, tall: 800, colour: '#162f27' }),
    blur('soft', 14),
    shape(
      [
        [520, 300],
        [300, height],
        [420, height],
      ],
      'fill="#fff6d8" opacity="0.14" filter="url(#soft)"',
    ),
    shape(
      [
        [520, 300],
        [620, height],
        [780, height],
      ],
      'fill="#fff6d8" opacity="0.12" filter="url(#soft)"',
    ),
  ].join('')
}
