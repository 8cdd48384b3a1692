/** Places for one mark, and its neighbours: where more items share it than that, the oldest is forgotten. */
const bucketPlaces = 8
const bucketsFirst = 1 << 12
/** 2^20 buckets hold the marks of some eighty thousand items in 64 MiB. */
const bucketsMax = 1 << 20
const fillMax = 0.5

/**
 * Which items have a mark. It never holds more than its size: what is asked for most lately stays. Items are numbers
 * that grow, from 1 on.
 */
export class MarkIndex {
  #buckets = bucketsFirst
  #marks = new Int32Array(bucketsFirst * bucketPlaces)
  #items = new Int32Array(bucketsFirst * bucketPlaces)
  #filled = 0

  add(marks: Int32Array, item: number): void {
    if (this.#filled + marks.length > this.#buckets * bucketPlaces * fillMax && this.#buckets < bucketsMax) this.#grow()
    for (const mark of marks) this.#put(mark, item)
  }

  /** How many of these marks each item has, as far as it is remembered. */
  shared(marks: Int32Array): Map<number, number> {
    const counts = new Map<number, number>()
    for (const mark of marks) {
      const from = this.#bucketOf(mark)
      for (let place = from; place < from + bucketPlaces; place += 1) {
        const item = this.#items[place]!
        if (item !== 0 && this.#marks[place] === mark) counts.set(item, (counts.get(item) ?? 0) + 1)
      }
    }
    return counts
  }

  #put(mark: number, item: number): void {
    let oldest = this.#bucketOf(mark)
    for (let place = oldest, end = oldest + bucketPlaces; place < end; place += 1) {
      if (this.#items[place]! < this.#items[oldest]!) oldest = place
    }
    if (this.#items[oldest] === 0) this.#filled += 1
    this.#marks[oldest] = mark
    this.#items[oldest] = item
  }

  #bucketOf(mark: number): number {
    return ((mark ^ (mark >>> 15)) & (this.#buckets - 1)) * bucketPlaces
  }

  #grow(): void {
    const [marks, items] = [this.#marks, this.#items]
    this.#buckets = Math.min(bucketsMax, this.#buckets * 4)
    this.#marks = new Int32Array(this.#buckets * bucketPlaces)
    this.#items = new Int32Array(this.#buckets * bucketPlaces)
    this.#filled = 0
    for (let place = 0; place < items.length; place += 1) {
      if (items[place] !== 0) this.#put(marks[place]!, items[place]!)
    }
  }
}
