/** A coded picture of a film, as an encoder gives it. */
export interface CodedPicture {
  bytes: Buffer
  /** Milliseconds since the beginning. */
  at: number
  /** Whether it can be shown without those before it. */
  isKey: boolean
}

export interface FilmTrack {
  width: number
  height: number
  /** Milliseconds. */
  length: number
  /** In order; the first is a key picture. */
  pictures: readonly CodedPicture[]
}

const writer = Buffer.from('sanad')

/** A WebM with one VP9 track (RFC 8794, RFC 9559): a cluster for each key picture, and cues to jump to them. */
export function writeWebm(track: FilmTrack): Buffer {
  const head = Buffer.concat([info(track.length), tracks(track)])
  const clusters = clustersOf(track.pictures)
  // Cues stand before what they point to: their length is known before their places are.
  const size = cues(clusters.map(({ at }) => ({ at, place: 0 }))).length
  let place = head.length + size
  const marks = clusters.map(({ at, bytes }) => {
    const mark = { at, place }
    place += bytes.length
    return mark
  })
  const ebml = element(0x1a45dfa3, [
    ...[
      element(0x4286, [whole(1)]),
      element(0x42f7, [whole(1)]),
      element(0x42f2, [whole(4)]),
      element(0x42f3, [whole(8)]),
    ],
    ...[element(0x4282, [Buffer.from('webm')]), element(0x4287, [whole(4)]), element(0x4285, [whole(2)])],
  ])
  return Buffer.concat([ebml, element(0x18538067, [head, cues(marks), ...clusters.map(({ bytes }) => bytes)])])
}

function info(length: number): Buffer {
  const duration = Buffer.alloc(8)
  duration.writeDoubleBE(length)
  return element(0x1549a966, [
    ...[element(0x2ad7b1, [whole(1_000_000)]), element(0x4489, [duration])],
    ...[element(0x4d80, [writer]), element(0x5741, [writer])],
  ])
}

function tracks({ width, height }: FilmTrack): Buffer {
  const size = element(0xe0, [element(0xb0, [whole(width)]), element(0xba, [whole(height)])])
  const entry = element(0xae, [
    ...[element(0xd7, [whole(1)]), element(0x73c5, [whole(1)]), element(0x83, [whole(1)]), element(0x9c, [whole(0)])],
    ...[element(0x86, [Buffer.from('V_VP9')]), size],
  ])
  return element(0x1654ae6b, [entry])
}

function clustersOf(pictures: readonly CodedPicture[]): { at: number; bytes: Buffer }[] {
  const starts = pictures.flatMap(({ isKey }, index) => (isKey ? [index] : []))
  return starts.map((start, index) => {
    const own = pictures.slice(start, starts[index + 1])
    const { at } = own[0]!
    return { at, bytes: element(0x1f43b675, [element(0xe7, [whole(at)]), ...own.map((one) => simpleBlock(one, at))]) }
  })
}

function simpleBlock({ bytes, at, isKey }: CodedPicture, clusterAt: number): Buffer {
  const head = Buffer.from([0x81, 0, 0, isKey ? 0x80 : 0])
  head.writeInt16BE(at - clusterAt, 1)
  return element(0xa3, [head, bytes])
}

function cues(marks: readonly { at: number; place: number }[]): Buffer {
  return element(
    0x1c53bb6b,
    marks.map(({ at, place }) =>
      element(0xbb, [
        element(0xb3, [whole(at)]),
        element(0xb7, [element(0xf7, [whole(1)]), element(0xf1, [whole(place)])]),
      ]),
    ),
  )
}

/** An element with a length of eight bytes. */
function element(id: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n))
  return Buffer.concat([Buffer.from(id.toString(16), 'hex'), size, body])
}

function whole(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
