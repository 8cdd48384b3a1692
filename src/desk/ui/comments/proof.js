/**
 * The only script of the form for comments: while the reader writes, it looks for a number that makes the hash of the
 * page's challenge begin with enough zeros, and sends it along. Without it the comment is taken all the same, and seen later.
 */
const rounds = new Uint32Array(64)
const start = new Uint32Array(8)
fillConstants()

/** The constants of SHA-256 (FIPS 180-4, 4.2.2 and 5.3.3): fractions of the roots of primes. */
function fillConstants() {
  const fraction = (root) => (root - Math.floor(root)) * 2 ** 32
  for (let found = 0, number = 2; found < 64; number += 1) {
    let isPrime = true
    for (let by = 2; by * by <= number; by += 1) isPrime &&= number % by !== 0
    if (!isPrime) continue
    if (found < 8) start[found] = fraction(Math.sqrt(number))
    rounds[found] = fraction(Math.cbrt(number))
    found += 1
  }
}

const turn = (word, by) => (word >>> by) | (word << (32 - by))
const words = new Uint32Array(64)
const sums = new Uint32Array(8)

function mix(bytes, from) {
  for (let at = 0; at < 64; at += 1) {
    if (at < 16) {
      const byte = from + at * 4
      words[at] = (bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]
    } else {
      const [near, far] = [words[at - 2], words[at - 15]]
      const one = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
      const other = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
      words[at] = one + words[at - 7] + other + words[at - 16]
    }
  }
  let [a, b, c, d, e, f, g, h] = sums
  for (let at = 0; at < 64; at += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[at] + words[at]) | 0
    const other = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + other) | 0
  }
  for (const [place, word] of [a, b, c, d, e, f, g, h].entries()) sums[place] += word
}

/** Zero bits at the beginning of the hash of a text of ASCII. */
function zeroBits(text) {
  const bytes = new Uint8Array((((text.length + 8) >> 6) + 1) * 64)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  bytes[text.length] = 128
  new DataView(bytes.buffer).setUint32(bytes.length - 4, text.length * 8)
  sums.set(start)
  for (let from = 0; from < bytes.length; from += 64) mix(bytes, from)
  return Math.clz32(sums[0])
}

const form = document.querySelector('form[data-bits]')
const triesAtOnce = 1_000
let working = null

/** Works in turns, so that writing never stumbles. */
async function work() {
  const challenge = form.elements.challenge.value
  const bits = Number(form.dataset.bits)
  for (let number = 0; ; number += 1) {
    const proof = number.toString(36)
    if (zeroBits(`${challenge}:${proof}`) >= bits) {
      form.elements.proof.value = proof
      return
    }
    if (number % triesAtOnce === 0) await new Promise((done) => setTimeout(done))
  }
}

function begin() {
  working ??= work()
  return working
}

if (form !== null && form.elements.challenge.value !== '') {
  form.addEventListener('input', begin, { once: true })
  form.addEventListener('submit', (event) => {
    if (form.elements.proof.value !== '') return
    event.preventDefault()
    const button = form.querySelector('button')
    const label = button.textContent
    button.disabled = true
    button.textContent = form.dataset.wait
    begin().then(() => {
      button.disabled = false
      button.textContent = label
      form.requestSubmit()
    })
  })
}
