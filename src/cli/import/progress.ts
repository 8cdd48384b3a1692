/** A line that keeps itself up to date on a terminal, and is written now and then elsewhere. */
export interface ProgressLine {
  update(done: number, problems: number): void
  /** Of files whose articles nobody has counted, this share (0 to 1) was read. */
  reach(share: number): void
  /** Of a file that must be looked through before it is read, this share (0 to 1) was. */
  look(share: number): void
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
  let looking: number | null = null
  /** Nothing comes while a file is looked through: that time says nothing of how fast they come. */
  let lookedMs = 0
  const show = (text: () => string): void => {
    const now = performance.now()
    if (now - shown < (isTerminal ? terminalMs : elsewhereMs)) return
    shown = now
    process.stderr.write(isTerminal ? `\r\x1b[K${text()}` : `${text()}\n`)
  }
  return {
    look(looked) {
      looking ??= performance.now()
      show(() => `sanad: looking for pictures and names: ${Math.floor(looked * 100)}% of the export`)
    },
    reach(read) {
      share = Math.min(1, read)
      if (looking !== null) lookedMs += performance.now() - looking
      looking = null
    },
    update(done, problems) {
      const seconds = (performance.now() - began - lookedMs) / 1000
      show(() => `sanad: ${soFar({ done, problems, seconds, total, share })}`)
    },
    end() {
      if (isTerminal) process.stderr.write('\r\x1b[K')
    },
  }
}

interface SoFar {
  done: number
  problems: number
  seconds: number
  total: number | null
  share: number | null
}

function soFar({ done, problems, seconds, total, share }: SoFar): string {
  const rate = Math.round(done / seconds)
  const part = total === null ? share : done / total
  const left = part === null || part === 0 ? '' : `${Math.ceil((seconds * (1 - part)) / part)} s left, `
  const read = share === null ? '' : `${Math.floor(share * 100)}% read, `
  return `${done}${total === null ? '' : ` of ${total}`} (${rate}/s, ${read}${left}${problems} failed)`
}
