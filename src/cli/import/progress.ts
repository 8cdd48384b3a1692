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
/** How fast it goes is told of this long: what is known is passed by far sooner than what is new is read. */
const paceMs = 60_000

/** `total` is null where it is not known before the end: one file may hold a hundred thousand articles. */
export function progressLine(total: number | null): ProgressLine {
  const isTerminal = process.stderr.isTTY
  const began = performance.now()
  const marks: Mark[] = [{ ms: 0, done: 0, part: 0 }]
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
      const mark = { ms: performance.now() - began - lookedMs, done, part: total === null ? share : done / total }
      marks.push(mark)
      while (marks[1]!.ms <= mark.ms - paceMs) marks.shift()
      show(() => `sanad: ${soFar({ mark, since: marks[0]!, problems, total, share })}`)
    },
    end() {
      if (isTerminal) process.stderr.write('\r\x1b[K')
    },
  }
}

/** How far it was at a moment. */
interface Mark {
  /** Since the beginning, without the time in which files were looked through. */
  ms: number
  done: number
  /** Of all there is, 0 to 1; null where that is not known. */
  part: number | null
}

interface SoFar {
  mark: Mark
  since: Mark
  problems: number
  total: number | null
  share: number | null
}

function soFar({ mark, since, problems, total, share }: SoFar): string {
  const seconds = Math.max(0.001, (mark.ms - since.ms) / 1000)
  const rate = Math.round((mark.done - since.done) / seconds)
  const gained = (mark.part ?? 0) - (since.part ?? 0)
  const left = mark.part === null || gained <= 0 ? '' : `${inWords((seconds * (1 - mark.part)) / gained)} left, `
  const read = share === null ? '' : `${Math.floor(share * 100)}% read, `
  return `${mark.done}${total === null ? '' : ` of ${total}`} (${rate}/s, ${read}${left}${problems} failed)`
}

/** «40 s», «12 min», «3 h 20 min». */
function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
