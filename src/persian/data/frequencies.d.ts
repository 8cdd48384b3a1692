/** A digit for each word of the lexicon, in its order: how often it is met. */
export const packedFrequencies: string
