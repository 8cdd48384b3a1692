/** What a film is; width and height in pixels, as its track says. Null for what the file does not say. */
export interface FilmFacts {
  mime: 'video/mp4' | 'video/webm'
  width: number | null
  height: number | null
  seconds: number | null
}

/** Why a film was not taken, and the facts in plain English. */
export interface FilmProblem {
  kind: 'empty' | 'too-large' | 'unknown-format' | 'broken' | 'unplayable'
  detail: string
}

/** A part of the file that says who, where and with what: not served. */
export interface PrivatePart {
  /** Bytes from the start of the file. */
  start: number
  length: number
  /** What stands in its place at its start, so that players step over it; the rest is zeros. */
  head: Buffer
}

export interface FilmReading {
  value: { facts: FilmFacts; privateParts: PrivatePart[] } | null
  problems: FilmProblem[]
}

/** A file that is read in places, never as a whole. */
export interface FilmFile {
  sizeBytes: number
  /** The bytes at this place, fewer at the end of the file. */
  read(start: number, length: number): Promise<Buffer>
}

/** Thrown within the readers of films where the bytes contradict themselves; answered as a problem. */
export class BrokenFilm extends Error {}

export function refuseFilm(kind: FilmProblem['kind'], detail: string): FilmReading {
  return { value: null, problems: [{ kind, detail }] }
}
