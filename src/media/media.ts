/** The door of the media: originals kept by hash, renditions made from them, films, files that come in pieces. */

export type { Cut } from './cut.ts'
export { filmBytesMax } from './film/film.ts'
export type { FilmProblem } from './film/film-file.ts'
export { pictureBytesMax } from './inspect.ts'
export type { KeptFile } from './keep-file.ts'
export { type KeptOriginal, type Media, type MediaFile, type MediaProblem, openMedia } from './open.ts'
export { type RenditionFormat, type RenditionWidth, renditionWidths } from './renditions.ts'
export { type CardFacts, cardSize } from './share-card/draw.ts'
export { cardIdentity } from './share-card/identity.ts'
export type { ToldWords } from './told.ts'
export { pieceBytesMax, type Uploads } from './uploads.ts'
