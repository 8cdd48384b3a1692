import type { Random } from './random.ts'

const quantiles = 8192

/**
 * A list whose first item comes most often and whose n-th comes about 1/(n + 2) as often (Zipf–Mandelbrot).
 * One draw is one look into a table of 8,192 quantiles.
 */
export interface ZipfList<T> {
  items: readonly T[]
  ranks: Uint16Array
}

export function zipfList<T>(items: readonly T[]): ZipfList<T> {
  const weights = items.map((_, rank) => 1 / (rank + 2))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const ranks = new Uint16Array(quantiles)
  let rank = 0
  let reached = (weights[0] as number) / total
  for (let at = 0; at < quantiles; at++) {
    while (reached < (at + 0.5) / quantiles && rank < items.length - 1) reached += (weights[++rank] as number) / total
    ranks[at] = rank
  }
  return { items, ranks }
}

export function draw<T>(random: Random, list: ZipfList<T>): T {
  return list.items[list.ranks[Math.floor(random() * quantiles)] as number] as T
}
