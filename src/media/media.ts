/** The door of the media: originals kept by hash, renditions made from them. */
export { type KeptOriginal, type Media, type MediaFile, type MediaProblem, openMedia } from './open.ts'
export { type RenditionWidth, renditionWidths } from './renditions.ts'
export { type CardFacts, cardSize } from './share-card/draw.ts'
export { cardIdentity } from './share-card/identity.ts'
