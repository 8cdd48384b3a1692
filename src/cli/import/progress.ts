/** A line that keeps itself up to date on a terminal, and is written now and then elsewhere. */
export interface ProgressLine {
  update(done: number, problems: number): void
  /** Of files whose articles nobody has counted, this share (0 to 1) was read. */
  reach(share: number): void
  end(): void
}

const terminalMs = 200
const elsewhereMs = 10_000

/** `total` is null where it is not known before the end: one file may hold a hundred thousand articles. */
export function progressLine(total: number | null): ProgressLine {
  const isTerminal = process.stderr.isTTY
  const began = performance.now()
  let shown = began
  let share: number | null = null
  return {
    reach(read) {
      share = Math.min(1, read)
    },
    update(done, problems) {
      const now = performance.now()
      if (now - shown < (isTerminal ? terminalMs : elsewhereMs)) return
      shown = now
      const seconds = (now - began) / 1000
      const rate = Math.round(done / seconds)
      const part = total === null ? share : done / total
      const left = part === null || part === 0 ? '' : `${Math.ceil((seconds * (1 - part)) / part)} s left, `
      const read = share === null ? '' : `${Math.floor(share * 100)}% read, `
      const text = `sanad: ${done}${total === null ? '' : ` of ${total}`} (${rate}/s, ${read}${left}${problems} failed)`
      process.stderr.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`)
    },
    end() {
      if (isTerminal) process.stderr.write('\r\x1b[K')
    },
  }
}
