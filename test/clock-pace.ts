const sampleMs = 20

/**
 * How many times longer by the clock a piece of work takes now than by the processor: 1 on a machine that does nothing
 * else, 4 where three others want the same core. For the few promises that are made by the clock: what they allow is
 * multiplied by it, and no busy machine breaks them.
 */
export function clockPace(): number {
  const begunAt = performance.now()
  const begun = process.cpuUsage()
  for (;;) {
    const { user, system } = process.cpuUsage(begun)
    const spentMs = (user + system) / 1_000
    if (spentMs >= sampleMs) return Math.max(1, (performance.now() - begunAt) / spentMs)
  }
}
