import { type Fragment, type Html, html } from '#server'
import { deviceSentences } from '../words.ts'

export interface DeviceForm {
  /** Whether a device is to sign, or to make a key. */
  device: 'get' | 'create'
  /** Where what it answers is sent. */
  action: string
  /** Where the question to it is asked for. */
  options: string
  /** The origin at which it has keys. */
  publicUrl: string
  button: string
  look: 'primary' | 'secondary'
  fields?: Fragment
  /** Keys are offered in the field of the login too, without the button. */
  autofill?: true
}

/** A form that speaks with a device. It is not shown until the page's script knows that the browser can. */
export function deviceForm({
  device,
  action,
  options,
  publicUrl,
  button,
  look,
  fields = null,
  autofill,
}: DeviceForm): Html {
  const { known, givenUp, failed } = deviceSentences
  return html`<form method="post" action="${action}" class="device" data-device="${device}" data-options="${options}" data-origin="${publicUrl}" data-known="${known}" data-given-up="${givenUp}" data-failed="${failed}"${autofill && html` data-autofill="yes"`} hidden novalidate>
${fields}
<input type="hidden" name="${device === 'get' ? 'passkey' : 'made'}" data-answer>
<button${look === 'secondary' ? html` class="secondary"` : null}>${button}</button>
<p class="error" role="alert"></p>
</form>`
}
