// What modules 1–4 may use of the platform besides the language itself: things every browser and server has,
// and that read neither a clock, nor a disk, nor a network. Loaded by tsconfig.pure.json alone.

declare class URL {
  constructor(url: string, base?: string | URL)
  static canParse(url: string, base?: string | URL): boolean
  readonly origin: string
  readonly searchParams: URLSearchParams
  protocol: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
  href: string
  toString(): string
}

declare class URLSearchParams {
  get(name: string): string | null
  set(name: string, value: string): void
  delete(name: string): void
  keys(): IterableIterator<string>
  toString(): string
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array
}
