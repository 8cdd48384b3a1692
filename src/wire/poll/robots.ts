/** What is read of a robots.txt (RFC 9309, 2.5: at least 500 KiB). */
export const robotsBytesMax = 512 * 1024
const rulesMax = 5_000
const delaySecondsMax = 30

export interface RobotsRules {
  /** Whether this path (with its query) may be asked for. */
  allows(path: string): boolean
  /** `Crawl-delay`, no longer than half a minute. */
  delaySeconds: number
}

interface Rule {
  allows: boolean
  pattern: string
}

/** What a robots.txt says to us (RFC 9309): the group of our name, else the one for all; the longest rule that fits counts. */
export function readRobots(text: string, agent: string): RobotsRules {
  const { rules, delaySeconds } = groupFor(text, agent.toLowerCase())
  return {
    delaySeconds,
    allows(path) {
      let best: Rule = { allows: true, pattern: '' }
      for (const rule of rules) {
        if (rule.pattern.length < best.pattern.length || !fits(rule.pattern, path)) continue
        if (rule.pattern.length > best.pattern.length || rule.allows) best = rule
      }
      return best.allows
    },
  }
}

function groupFor(text: string, agent: string): { rules: Rule[]; delaySeconds: number } {
  const groups = new Map([
    [agent, { rules: [] as Rule[], delaySeconds: 0, isNamed: false }],
    ['*', { rules: [] as Rule[], delaySeconds: 0, isNamed: false }],
  ])
  let open: string[] = []
  let isNaming = false
  for (const line of text.split(/\r\n?|\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? []
    const field = name.toLowerCase()
    if (field === 'user-agent') {
      if (!isNaming) open = []
      isNaming = true
      open.push(value.trim().toLowerCase())
      const group = groups.get(open.at(-1)!)
      if (group) group.isNamed = true
    } else if (['allow', 'disallow', 'crawl-delay'].includes(field)) {
      isNaming = false
      for (const one of open) if (groups.has(one)) addLine(groups.get(one)!, field, value.trim())
    }
  }
  const own = groups.get(agent)!
  return own.isNamed ? own : groups.get('*')!
}

function addLine(group: { rules: Rule[]; delaySeconds: number }, field: string, value: string): void {
  if (field === 'crawl-delay') {
    const seconds = Number(value)
    if (seconds > 0) group.delaySeconds = Math.min(seconds, delaySecondsMax)
  } else if (value !== '' && group.rules.length < rulesMax) {
    group.rules.push({ allows: field === 'allow', pattern: canonical(value) })
  }
}

/** `*` stands for anything, `$` at the end for the end. In time that grows with the lengths' product at worst. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  const asked = canonical(path)
  if (!asked.startsWith(parts[0]!)) return false
  let at = parts[0]!.length
  for (const [index, part] of parts.slice(1).entries()) {
    const isLast = index === parts.length - 2
    if (isWhole && isLast) return asked.length - part.length >= at && asked.endsWith(part)
    const found = asked.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return !isWhole || at === asked.length
}

/** Percent-encoding in one form: «/خبر» and «/%d8%ae…» are one path. */
function canonical(path: string): string {
  try {
    return encodeURI(decodeURI(path)).replaceAll(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())
  } catch {
    return path
  }
}
