/** A line that keeps itself up to date on a terminal, and is written now and then elsewhere. */
export interface ProgressLine {
  update(done: number, problems: number): void
  end(): void
}

const terminalMs = 200
const elsewhereMs = 10_000

export function progressLine(total: number): ProgressLine {
  const isTerminal = process.stderr.isTTY
  const began = performance.now()
  let shown = began
  return {
    update(done, problems) {
      const now = performance.now()
      if (now - shown < (isTerminal ? terminalMs : elsewhereMs)) return
      shown = now
      const rate = done / ((now - began) / 1000)
      const left = Math.ceil((total - done) / rate)
      const text = `sanad: ${done} of ${total} (${Math.round(rate)}/s, ${left} s left, ${problems} failed)`
      process.stderr.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`)
    },
    end() {
      if (isTerminal) process.stderr.write('\r\x1b[K')
    },
  }
}
