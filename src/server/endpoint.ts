/**
 * One address of an API, as a room describes it: the server checks the body and query against their JSON Schemas,
 * hands over plain data, and writes refusals as `problem+json`. An endpoint knows no HTTP library.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /**
   * Fastify route pattern: `/api/v1/articles/:code`. One that ends with `/*` answers what no other address under it does,
   * to whoever wants a page, after the one true form of the address was looked for.
   */
  path: string
  /** JSON Schema of the body; a request that does not fit is refused with `invalid-request`. */
  body?: object
  /** JSON Schema of the query. */
  query?: object
  /** For what is neither JSON nor a form: the body is handed over as a Buffer, whatever type it says it has. */
  bytes?: EndpointBytes
  handle(request: EndpointRequest): Promise<EndpointAnswer>
}

export interface EndpointBytes {
  bytesMax: number
  /** Asked before anything of the body is read; refuses (throws) for callers who are not expected. */
  admit(params: Record<string, string>, asked: EndpointAsked): Promise<void>
}

/** What is known of a request before its body is read. */
export type EndpointAsked = Pick<EndpointRequest, 'headers' | 'cookies' | 'address'>

export interface EndpointRequest {
  /** Path parameters, percent-decoded. */
  params: Record<string, string>
  query: Record<string, unknown>
  body: unknown
  /** Lower-case names. */
  headers: Record<string, string | undefined>
  cookies: Record<string, string | undefined>
  /** Network address of the caller. */
  address: string
}

export interface EndpointAnswer {
  status: number
  headers?: Record<string, string>
  /**
   * Written as JSON unless it is text, bytes or a stream (then `content-type` is among the headers); null for no body.
   */
  body: object | string | null
}
