import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import type { Problem } from '#formats'

/** Room for a file that says it is empty, as those of /proc do. */
const roomMin = 64 * 1024

/**
 * The bytes of a regular file, or why there are none: `unreadable-file`, or `too-large` above `bytesMax`. Pipes,
 * sockets, devices and folders are not opened. What a file says of its size is not trusted: no more than one byte above
 * `bytesMax` is read. Never throws. Synchronous: a round through the thread pool costs 0.3 ms a file.
 */
export function readBounded(file: string, bytesMax: number): Uint8Array | Problem {
  try {
    const stat = statSync(file)
    if (!stat.isFile()) return unreadable(stat.isDirectory() ? 'it is a folder' : 'not a regular file')
    if (stat.size > bytesMax) return tooLarge(bytesMax)
    return readOpen(file, bytesMax)
  } catch (error) {
    return unreadable(reasonOf(error))
  }
}

/** Without waiting, for a pipe may have taken the file's place since it was looked at. */
function readOpen(file: string, bytesMax: number): Uint8Array | Problem {
  const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(opened)
    if (!stat.isFile()) return unreadable('not a regular file')
    return readAll(opened, { bytesMax, sizeBytes: stat.size }) ?? tooLarge(bytesMax)
  } finally {
    closeSync(opened)
  }
}

/** Everything up to the end; null where that is more than `bytesMax`. */
function readAll(opened: number, { bytesMax, sizeBytes }: { bytesMax: number; sizeBytes: number }): Uint8Array | null {
  let bytes = Buffer.alloc(Math.min(bytesMax, Math.max(sizeBytes, roomMin)) + 1)
  let filled = 0
  for (;;) {
    const count = readSync(opened, bytes, filled, bytes.length - filled, null)
    filled += count
    if (count === 0) return bytes.subarray(0, filled)
    if (filled > bytesMax) return null
    if (filled === bytes.length) {
      const wider = Buffer.alloc(Math.min(bytesMax + 1, bytes.length * 2))
      bytes.copy(wider)
      bytes = wider
    }
  }
}

/** Why the file system refused, in plain words. */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'ENOTDIR') return 'a part of its path is not a folder'
  if (code === 'EACCES' || code === 'EPERM') return 'not permitted'
  if (code === 'ELOOP') return 'its links lead in a circle'
  return error instanceof Error ? error.message : String(error)
}

export function unreadable(reason: string): Problem {
  return { kind: 'unreadable-file', detail: `the file could not be read (${reason})` }
}

function tooLarge(bytesMax: number): Problem {
  return { kind: 'too-large', detail: `the file is larger than ${bytesMax / 1024 / 1024} MiB and was not read` }
}
