import { encode } from 'uqr'
import { type Html, html } from '#server'

/** What readers of codes need of white around it (ISO/IEC 18004: four modules). */
const quietModules = 4

/** A text as a QR code, drawn here: no request leaves the page. Dark on light by night too, for cameras. */
export function qrCode(text: string, title: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules })
  const path = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${title}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
