import { createHash, createHmac, randomBytes } from 'node:crypto'
import { isSameSecret } from '#server'

/**
 * Zero bits a hash must begin with: 65,536 tries in the middle, 0.2 s of a desk's browser and about 2 s of a slow phone's,
 * while the reader writes. (After Dwork and Naor, 1992; nobody else is asked, and nothing about the reader is measured.)
 */
const bitsUsual = 16
/** Whoever writes for longer than this is treated as one without scripts. */
const lifeMs = 6 * 3_600_000
const usedMax = 20_000
const proofLengthMax = 12

export interface ProofOfWork {
  readonly bits: number
  /** What a browser is asked to work on, for a comment on this article. */
  challenge(code: number): string
  /** Whether the work was done, for this article, in time, and was not taken before. Says yes once. */
  take(work: { code: number; challenge: string; proof: string }): boolean
}

/** Challenges are signed, not kept: any process with the same key takes them. What was taken is remembered by each. */
export function openProofOfWork(
  secret: Buffer,
  { now, bits = bitsUsual }: { now: () => Date; bits?: number | undefined },
): ProofOfWork {
  const key = createHmac('sha256', secret).update('proof of work for comments').digest()
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)
  const used = new Set<string>()

  function isGood({ code, challenge, proof }: { code: number; challenge: string; proof: string }): boolean {
    const [told, until = '', chance, signature = '', ...rest] = challenge.split('.')
    if (rest.length > 0 || challenge.length > 100 || proof.length > proofLengthMax || used.has(challenge)) return false
    if (!isSameSecret(signature, sign(`${told}.${until}.${chance}`)) || told !== String(code)) return false
    return Number.parseInt(until, 36) > now().getTime() && zeroBits(`${challenge}:${proof}`) >= bits
  }

  return {
    bits,
    challenge(code) {
      const text = `${code}.${(now().getTime() + lifeMs).toString(36)}.${randomBytes(8).toString('base64url')}`
      return `${text}.${sign(text)}`
    },
    take(work) {
      if (!isGood(work)) return false
      used.add(work.challenge)
      if (used.size > usedMax) used.delete(used.values().next().value!)
      return true
    },
  }
}

/** Zero bits at the beginning of the SHA-256 of a text. */
export function zeroBits(text: string): number {
  return Math.clz32(createHash('sha256').update(text).digest().readUInt32BE())
}
