import { Refusal } from '../refusal.ts'

/** Lets a bounded number of tasks run at once, and a bounded number wait. */
export interface Turns {
  /** Runs the task when its turn comes. Refuses with `overloaded` when too many wait already. */
  take<T>(task: () => Promise<T>): Promise<T>
  readonly running: number
  readonly waiting: number
}

export function createTurns(limits: { atOnceMax: number; waitingMax: number }): Turns {
  const queue: (() => void)[] = []
  let running = 0
  return {
    async take(task) {
      if (running >= limits.atOnceMax) {
        if (queue.length >= limits.waitingMax) throw new Refusal('overloaded')
        await new Promise<void>((resolve) => queue.push(resolve))
      } else running += 1
      try {
        return await task()
      } finally {
        // The place is handed on, not given back, so that a newcomer cannot slip in before those who wait.
        const next = queue.shift()
        if (next) next()
        else running -= 1
      }
    },
    get running() {
      return running
    },
    get waiting() {
      return queue.length
    },
  }
}
