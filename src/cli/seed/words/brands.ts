import { zipfList } from '../zipf.ts'

const heads =
  'آرا بهار پارس تک نو سپهر آریا مهر نیک راد کیا دانا توان سازه پویا روشا هیرا سینا آوا رایا ژرف فراز هامون ارژن تارا شایا کارا نگار ویرا یارا زیبا گستر آذین باران ترنم رستا سرمد فرا هما ونداد'.split(
    ' ',
  )
const tails = 'کار ساز گستر تن یار نما دشت پویان گام فر آور رسان بان سان دانه تار پود راه سو نگر آوند گون پرداز'.split(
  ' ',
)

const composed = heads.flatMap((head) =>
  tails.map((tail) => (/[ادذرزژو]$/.test(head) ? head + tail : `${head}\u200c${tail}`)),
)

/** Names of firms that do not exist: the long tail of a newspaper's vocabulary. */
export const brands = zipfList(
  composed
    .map((name, index) => ({ name, order: (index * 7919) % 919 }))
    .sort((a, b) => a.order - b.order)
    .map((one) => one.name),
)
