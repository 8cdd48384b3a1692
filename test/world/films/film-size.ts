/** Pixels of every film of the example newsroom. */
export const filmSize = { width: 640, height: 360 } as const
/** Bytes a film may have: it is a fixture, and it travels with every clone. */
export const filmBytesMax = 150_000
