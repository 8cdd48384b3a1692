/** A line that keeps itself up to date on a terminal, and is written now and then elsewhere. */
export interface ProgressLine {
  update(done: number, problems: number): void
  end(): void
}

const terminalMs = 200
const elsewhereMs = 10_000

/** `total` is null where it is not known before the end: one file may hold a hundred thousand articles. */
export function progressLine(total: number | null): ProgressLine {
  const isTerminal = process.stderr.isTTY
  const began = performance.now()
  let shown = began
  return {
    update(done, problems) {
      const now = performance.now()
      if (now - shown < (isTerminal ? terminalMs : elsewhereMs)) return
      shown = now
      const rate = done / ((now - began) / 1000)
      const left = total === null ? '' : `${Math.ceil((total - done) / rate)} s left, `
      const text = `sanad: ${done}${total === null ? '' : ` of ${total}`} (${Math.round(rate)}/s, ${left}${problems} failed)`
      process.stderr.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`)
    },
    end() {
      if (isTerminal) process.stderr.write('\r\x1b[K')
    },
  }
}
