/** ISO 8601 in UTC, to the second: `2020-11-24T19:16:00Z`. As RFC 3339, Atom, JSON Feed, sitemaps and schema.org want it. */
export function isoInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, -5)}Z`
}

/** As RSS wants it (RFC 822, with the four-digit years of RFC 1123): `Tue, 24 Nov 2020 19:16:00 GMT`. */
export function rfc822Instant(instant: Date): string {
  return instant.toUTCString()
}
