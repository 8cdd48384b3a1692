import { type MediaFile, readIfThere } from '../made.ts'
import { placeOf, writeWhole } from '../places.ts'
import { type CardFacts, drawCard } from './draw.ts'
import { cardIdentity } from './identity.ts'

const cardPattern = /^[0-9a-f]{20}$/

/** Cards drawn and kept below a folder; `original` gives the picture behind them. */
export function openCards(cards: string, original: (hash: string) => Promise<Buffer | null>) {
  const underWay = new Map<string, Promise<MediaFile>>()

  function card(facts: CardFacts, picture: string | null): Promise<MediaFile> {
    const name = cardIdentity(facts, picture)
    const running = underWay.get(name)
    if (running) return running
    const making = findOrDraw(name, facts, picture).finally(() => underWay.delete(name))
    underWay.set(name, making)
    return making
  }

  async function findOrDraw(name: string, facts: CardFacts, picture: string | null): Promise<MediaFile> {
    const held = await heldCard(name)
    if (held) return held
    const bytes = await drawCard(facts, picture === null ? null : await original(picture))
    await writeWhole(placeOf(cards, name), bytes)
    return { bytes, contentType: 'image/jpeg' }
  }

  async function heldCard(name: string): Promise<MediaFile | null> {
    const bytes = cardPattern.test(name) ? await readIfThere(placeOf(cards, name)) : null
    return bytes && { bytes, contentType: 'image/jpeg' }
  }

  return { card, heldCard }
}
