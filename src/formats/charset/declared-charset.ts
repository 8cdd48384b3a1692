/** How many bytes of a file are searched for its own word on its charset (HTML standard: 1024; broken heads run longer). */
const DECLARATION_BYTES = 4096

const DECLARATIONS = [
  /^[^<]{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i,
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i,
  /@charset\s+["']([\w.:-]{2,40})["']/i,
]

/** The charsets a file claims for itself: first the header's, then its own. Labels in lower case; either may lie. */
export function declaredCharsets(bytes: Uint8Array, contentType: string | null): string[] {
  const head = mayDeclare(bytes.subarray(0, DECLARATION_BYTES)) ? asciiHead(bytes) : ''
  const inside = DECLARATIONS.map((pattern) => pattern.exec(head)?.[1])
  const header = /charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1]
  return [header, ...inside].filter((label) => label !== undefined).map((label) => label.toLowerCase())
}

/** Every declaration has an equals sign or an at sign; plain texts mostly have neither, and are not looked through. */
function mayDeclare(head: Uint8Array): boolean {
  return head.includes(0x3d) || head.includes(0x40)
}

function asciiHead(bytes: Uint8Array): string {
  let head = ''
  const end = Math.min(bytes.length, DECLARATION_BYTES)
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]!
    if (byte !== 0) head += byte < 0x80 ? String.fromCharCode(byte) : '?'
  }
  return head
}
