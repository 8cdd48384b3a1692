/** The weights of the two classifiers, signed bytes in base64, and what one step is worth. */
export const weightScale: number
export const droppedWeights: string
export const spacedWeights: string
