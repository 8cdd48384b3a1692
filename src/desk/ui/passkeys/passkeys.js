/**
 * The only script of the pages where one shows who one is. A form that speaks with a device stays hidden until the
 * browser is known to be able to; password and code need none of this.
 */
const canSpeak = typeof PublicKeyCredential === 'function' && navigator.credentials !== undefined

for (const form of document.querySelectorAll('form[data-device]')) {
  if (canSpeak && form.dataset.origin === location.origin) offer(form)
}

function offer(form) {
  form.hidden = false
  for (const other of document.querySelectorAll('.without-device')) other.hidden = true
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    ask(form)
  })
  if (form.dataset.autofill === 'yes') offerInField(form)
}

/** What a question waits for a choice in the field of the login; it ends when the button asks another. */
let waiting = null
let askedAt = 0
/** A question is good for five minutes. */
const renewMs = 240_000

/**
 * Keys of this machine stand among what the browser offers in the field of the login (WebAuthn Level 3, 5.1.4,
 * conditional mediation). The newest question of the tab that is looked at is the one that is good.
 */
async function offerInField(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
  askQuietly(form)
  setInterval(() => document.hidden || Date.now() - askedAt < renewMs || askQuietly(form), 10_000)
  document.addEventListener('visibilitychange', () => document.hidden || askQuietly(form))
}

/** The newest question spoils the one before it, so none is asked, nor waited for, while the button's is. */
async function askQuietly(form) {
  if (form.querySelector('button').disabled) return
  waiting?.abort()
  const own = new AbortController()
  waiting = own
  askedAt = Date.now()
  try {
    const answer = await fetch(form.dataset.options, { method: 'POST', signal: own.signal })
    if (!answer.ok || own.signal.aborted) return
    const publicKey = toSign(await answer.json())
    const credential = await navigator.credentials.get({ publicKey, mediation: 'conditional', signal: own.signal })
    send(form, inWords(credential))
  } catch {
    // Nobody chose one; the button and the password are there.
  }
}

function send(form, credential) {
  form.querySelector('[data-answer]').value = JSON.stringify(credential)
  form.submit()
}

/** What the server does not answer with a question, it answers with a page: the form is sent as it is to see it. */
async function ask(form) {
  const button = form.querySelector('button')
  button.disabled = true
  waiting?.abort()
  say(form, '')
  try {
    const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    if (answer.headers.get('content-type')?.startsWith('application/json')) {
      send(form, await signed(form.dataset.device, await answer.json()))
    } else form.submit()
  } catch ({ name }) {
    const { known, givenUp, failed } = form.dataset
    say(form, { InvalidStateError: known, NotAllowedError: givenUp }[name] ?? failed)
    button.disabled = false
  }
}

function say(form, sentence) {
  form.querySelector('[role="alert"]').textContent = sentence
}

async function signed(device, options) {
  const credential =
    device === 'create'
      ? await navigator.credentials.create({ publicKey: toMake(options) })
      : await navigator.credentials.get({ publicKey: toSign(options) })
  return inWords(credential)
}

function inWords(credential) {
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = credential.response
  const parts = { clientDataJSON, attestationObject, authenticatorData, signature, userHandle }
  const written = Object.entries(parts).filter(([, bytes]) => bytes)
  const response = Object.fromEntries(written.map(([part, bytes]) => [part, toLetters(bytes)]))
  return { id: credential.id, response: { ...response, transports: credential.response.getTransports?.() ?? [] } }
}

function toMake(options) {
  if (PublicKeyCredential.parseCreationOptionsFromJSON) return PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const { user, challenge, excludeCredentials } = options
  return {
    ...options,
    user: { ...user, id: toBytes(user.id) },
    challenge: toBytes(challenge),
    excludeCredentials: excludeCredentials.map(withBytes),
  }
}

function toSign(options) {
  if (PublicKeyCredential.parseRequestOptionsFromJSON) return PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const { challenge, allowCredentials } = options
  return { ...options, challenge: toBytes(challenge), allowCredentials: allowCredentials.map(withBytes) }
}

function withBytes(descriptor) {
  return { ...descriptor, id: toBytes(descriptor.id) }
}

/** Base64url (RFC 4648, 5), which browsers before 2025 do not know by themselves. */
function toBytes(letters) {
  const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (one) => one.charCodeAt(0))
}

function toLetters(bytes) {
  const binary = Array.from(new Uint8Array(bytes), (one) => String.fromCharCode(one)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
