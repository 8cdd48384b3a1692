/** One question is answered by the database while what the other brought is made into pages. */
const batchesMax = 2

/**
 * One question for many askers: a key that is asked for while others are being asked waits for them and goes with those
 * that waited, `keysInBatchMax` at most, so that a crowd costs few questions and a single asker never waits. A failure
 * is told to everyone who was in the batch. Keys that the answer lacks resolve to undefined.
 */
export function gather<Key, Value>(
  ask: (keys: Key[]) => Promise<Map<Key, Value>>,
  keysInBatchMax: number,
): (key: Key) => Promise<Value | undefined> {
  const waiting = new Map<Key, PromiseWithResolvers<Value | undefined>>()
  let batches = 0

  async function askInTurn(): Promise<void> {
    batches += 1
    while (waiting.size > 0) await askForSome()
    batches -= 1
  }

  async function askForSome(): Promise<void> {
    const batch = [...waiting].slice(0, keysInBatchMax)
    for (const [key] of batch) waiting.delete(key)
    try {
      const answers = await ask(batch.map(([key]) => key))
      for (const [key, { resolve }] of batch) resolve(answers.get(key))
    } catch (error) {
      for (const [, { reject }] of batch) reject(error)
    }
  }

  return (key) => {
    const asked = waiting.get(key) ?? Promise.withResolvers<Value | undefined>()
    waiting.set(key, asked)
    if (batches < batchesMax) void askInTurn()
    return asked.promise
  }
}
