import os from 'node:os'

/** Least and most room that the database has for pages of its own, in MiB. */
const roomMin = 160
const roomMax = 1024
/** Of the memory that the machine or the container has. */
const share = 1 / 16
const mib = 2 ** 20

/**
 * How many MiB of memory the embedded database keeps pages in (`shared_buffers`). What does not fit is fetched from the
 * system, one page after the other: of a large index that costs more than the search itself.
 */
export function roomForPages(memory = memoryHere()): number {
  return Math.round(Math.min(roomMax, Math.max(roomMin, (memory * share) / mib)))
}

/** Bytes; a container may have less than its machine. */
function memoryHere(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem()
}
