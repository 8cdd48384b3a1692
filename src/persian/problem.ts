/** Something a reader noticed: a stable code, and the facts in plain English for logs and reports. */
export type Problem = { kind: string; detail: string }
