/**
 * Does work that nobody waits for, one piece after another; what comes while too much is waiting is left undone, and so
 * is what fails: whoever needs it asks again.
 */
export function oneByOne(waitingMax: number): (work: () => Promise<unknown>) => void {
  let queue: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (work) => {
    if (waiting >= waitingMax) return
    waiting += 1
    queue = queue
      .then(work)
      .catch(() => null)
      .finally(() => {
        waiting -= 1
      })
  }
}
