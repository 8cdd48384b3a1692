export { type DecodedText, decodeText } from './charset/decode-text.ts'
