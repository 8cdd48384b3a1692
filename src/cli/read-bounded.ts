import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import type { BytesInPieces, Problem } from '#formats'

/** Room for a file that says it is empty, as those of /proc do. */
const roomUnknown = 64 * 1024
/** Read at a time of a file that is not held as a whole. */
const pieceBytes = 64 * 1024

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

/** All bytes of a stream, or `too-large` above `bytesMax`; then the rest of it is not read. */
export async function readStreamBounded(
  stream: AsyncIterable<Uint8Array>,
  bytesMax: number,
): Promise<Uint8Array | Problem> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of stream) {
    sizeBytes += chunk.length
    if (sizeBytes > bytesMax) return tooLarge(bytesMax)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, sizeBytes)
}

/** How a file is read in pieces: refused above `bytesMax`; `headBytes` of it come as its head. */
export interface PieceLimits {
  bytesMax: number
  headBytes: number
}

/**
 * What `use` makes of a regular file in pieces, or why it was not read (as {@link readBounded}). A piece is good until
 * the next is asked for. A file that grows meanwhile is read up to `bytesMax`.
 */
export async function readInPieces<T>(
  file: string,
  limits: PieceLimits,
  use: (bytes: BytesInPieces) => T | Promise<T>,
): Promise<T | Problem> {
  let opened: number | null = null
  try {
    opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
    const stat = fstatSync(opened)
    if (!stat.isFile()) return unreadable(stat.isDirectory() ? 'it is a folder' : 'not a regular file')
    if (stat.size > limits.bytesMax) return tooLarge(limits.bytesMax)
    const head = Buffer.alloc(Math.min(limits.headBytes, stat.size))
    const count = readSync(opened, head, 0, head.length, 0)
    return await use({ head: head.subarray(0, count), pieces: piecesOf(opened, limits.bytesMax) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    return unreadable(reasonOf(error))
  } finally {
    if (opened !== null) closeSync(opened)
  }
}

function* piecesOf(opened: number, bytesMax: number): Generator<Uint8Array> {
  const room = Buffer.alloc(pieceBytes)
  for (let at = 0; at < bytesMax; ) {
    const count = readSync(opened, room, 0, room.length, at)
    if (count === 0) return
    yield room.subarray(0, count)
    at += count
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
  // One byte more than it says it has: where that stays free, the end was reached. Filling 64 KiB with zeros for a page
  // of 4 took longer than reading it.
  let bytes = Buffer.allocUnsafe(Math.min(bytesMax, sizeBytes || roomUnknown) + 1)
  let filled = 0
  for (;;) {
    const count = readSync(opened, bytes, filled, bytes.length - filled, null)
    filled += count
    if (count === 0 || filled === sizeBytes) return bytes.subarray(0, filled)
    if (filled > bytesMax) return null
    if (filled === bytes.length) {
      const wider = Buffer.allocUnsafe(Math.min(bytesMax + 1, bytes.length * 2))
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

/** Why a file was not read, as a problem. */
export function unreadable(reason: string): Problem {
  return { kind: 'unreadable-file', detail: `the file could not be read (${reason})` }
}

function tooLarge(bytesMax: number): Problem {
  return { kind: 'too-large', detail: `the file is larger than ${bytesMax / 1024 / 1024} MiB and was not read` }
}
