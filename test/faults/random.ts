/** Numbers from 0 to 1, the same for the same seed: a fault that was found can be found again. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
