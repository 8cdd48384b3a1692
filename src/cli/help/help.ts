/** What `sanad COMMAND --help` says below the line of usage. */
interface Help {
  does: string
  /** Option or word, and what it means. */
  options?: readonly (readonly [string, string])[]
  examples?: readonly string[]
}

const json: readonly [string, string] = [
  '--json',
  'one JSON object a line on standard output; problems go to standard error',
]

const helps: Record<string, Help> = {
  serve: {
    does: 'Runs the newsroom until Ctrl-C: makes and starts its database, and on the first start fills an example newsroom.',
    options: [
      ['--port N', 'the port to answer at (else PORT, else 3000)'],
      [
        '--roles LIST',
        'what this process does: site (readers), desk (editors and the API), worker (jobs); all three by default',
      ],
      ['--no-demo', 'no example newsroom in an empty database'],
    ],
    examples: ['sanad serve', 'sanad serve --port 8080 --roles site,worker --no-demo'],
  },
  read: {
    does: 'Says what saved pages, text dumps and feeds hold. Stores nothing and needs no database.',
    options: [
      ['FILE', 'a saved page, a text dump or a feed; «-» is standard input'],
      json,
      ['--index I', 'JSON lines {file, url, fetched_at, content_type}: what was known when the files were saved'],
      ['--raw', 'texts as they were written: no half-spaces repaired, no letters changed'],
    ],
    examples: ['sanad read page.html', 'sanad read archive/*.html --json --index index.jsonl', 'curl … | sanad read -'],
  },
  import: {
    does: 'Brings saved pages, text dumps, feeds and archives of WordPress into the newsroom; codes and dates are kept. The same import twice changes nothing.',
    options: [
      ['FILE|DIR', 'folders are walked; a list of addresses, one a line, is fetched'],
      ['--publish', 'what comes is published with its own date; else it becomes drafts'],
      ['--base-url U', 'where the pages lay, for addresses that are written short'],
      ['--edition E', 'where articles that are new belong, for good: fa (if not told), prs, en'],
      ['--resume', 'passes by what came before and has not changed since'],
      ['--report DIR', 'an account of what came and what was lost, to be read in a browser'],
      json,
    ],
    examples: ['sanad import archive/ --publish', 'sanad import archive/ --publish --resume --json > report.jsonl'],
  },
  text: {
    does: 'Persian text, one line of standard output for each line of standard input.',
    options: [
      ['repair', 'lost half-spaces, letters and marks put right; addresses, code and quotations untouched'],
      ['normalise', 'letters and digits of the house; no spaces changed'],
      ['fold', 'every spelling brought together, for searching'],
      ['stem', 'the stem of each word'],
      ['tokens', 'words, parted by one space'],
      ['slug', 'the end of an address'],
      ['spell', 'a JSON array of what is misspelt'],
    ],
    examples: ['sanad text repair < old.txt > new.txt'],
  },
  date: {
    does: 'Dates, one line of standard output for each line of standard input. Where there is no date the line is empty.',
    options: [
      ['parse', 'Persian dates, Jalali or Gregorian, to ISO 8601 in UTC'],
      ['format', 'instants of ISO 8601 to Persian'],
      ['--now ISO', 'what «دیروز» is counted from (else now)'],
      ['--style S', 'long (۴ آذر ۱۳۹۹), full (with the weekday), numeric, relative'],
    ],
    examples: ["echo '۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹' | sanad date parse"],
  },
  sources: {
    does: 'JSON lines {id, title, body} on standard input; who carried each and who said what, as JSON lines, on standard output.',
    examples: ['sanad sources < articles.jsonl > sourcing.jsonl'],
  },
  cluster: {
    does: 'JSON lines {id, source, title, body, date} on standard input; {id, story} on standard output: items with one number are one text that several carried.',
    examples: ['sanad cluster < items.jsonl'],
  },
  feed: {
    does: 'What is polled, and how it fares.',
    options: [
      ['add URL', 'takes a feed up, after a look at it'],
      ['check URL', 'looks at a feed; stores nothing and needs no database'],
      ['list', 'every feed with its number and its health'],
      ['pause|resume|remove ID', 'lays a feed to rest, takes it up again, removes it'],
      ['--name N, --source S, --section SLUG', 'what it is called, whose it is, where its items are filed'],
      ['--every MINUTES', 'how often it is asked (10)'],
      ['--silence HOURS', 'after how long without news somebody is told (24)'],
      ['--pages', 'the pages it links to are fetched as well'],
      ['--unchecked', 'taken up without a look at it'],
      json,
    ],
  },
  poll: {
    does: 'Asks the feeds that are due, again and again until Ctrl-C. A running newsroom does it by itself.',
    options: [['--once', 'one round'], ['--feed ID', 'this feed, due or not'], json],
  },
  token: {
    does: 'Keys for the API. A new key is printed once, on standard output; only its hash is kept.',
    options: [
      ['--role ROLE', 'what the key may do'],
      ['--name N', 'by which it is listed and ended'],
      ['--section S', 'where its rights hold, with the sections below; may be given more than once'],
    ],
    examples: ['sanad token create --role editor-in-chief --name importer', 'sanad token revoke --name importer'],
  },
  seed: {
    does: 'Fills the newsroom with made-up, published articles, to try it at size.',
    options: [
      ['--articles N', 'how many'],
      ['--seed S', 'the same number makes the same articles (1)'],
      ['--newest ISO', 'when the newest was published (midnight today)'],
    ],
  },
  bench: {
    does: 'Measures on loopback, on data of its own under the temporary folder; figures as JSON lines, medians and ratios last.',
  },
  search: {
    does: 'The search index. A running newsroom keeps it by itself.',
    options: [
      ['status', 'how it stands, as JSON'],
      ['index', 'indexes what waits'],
      ['reindex', 'makes the whole index anew; searching goes on meanwhile'],
    ],
  },
  backup: {
    does: 'Keeps all that the newsroom knows, as it stands at one instant, in an empty folder. Readers and editors go on meanwhile.',
    examples: ['sanad backup /backups/1405-09-02'],
  },
  restore: {
    does: 'Puts a backup into a newsroom that holds nothing. Nothing is restored unless all of it is.',
    examples: ['SANAD_DATA=/srv/new sanad restore /backups/1405-09-02'],
  },
  revert: {
    does: 'Makes every article that was changed since an instant stand again as it stood then, as new revisions. Only tells what it would do, unless --yes is given.',
    options: [
      ['--since INSTANT', 'ISO 8601, or a Persian date with its time'],
      ['--by ACTOR', 'only what account:LOGIN or token:NAME changed'],
      ['--yes', 'does it'],
      json,
    ],
    examples: ['sanad revert --since 2026-11-23T08:00:00Z --by account:sara'],
  },
  doctor: {
    does: 'Looks whether everything is in order and says what is not. Changes nothing; ends with 1 where something needs somebody.',
    options: [json],
  },
  verify: {
    does: "Recomputes the audit log's hash chain. Ends with 1 where a row was changed, lost or slipped in.",
  },
}

/** What the command of this usage does, its options and examples, as lines for a terminal; empty for one unknown here. */
export function helpOf(usage: string): string {
  const help = helps[usage.split(' ')[0]!]
  if (help === undefined) return ''
  const { does, options = [], examples = [] } = help
  const width = Math.min(22, Math.max(0, ...options.map(([option]) => option.length)))
  const lines = options.map(([option, means]) => `  ${option.padEnd(width)}  ${means}`)
  return [
    `\n${does}\n`,
    ...(lines.length > 0 ? [`\n${lines.join('\n')}\n`] : []),
    ...(examples.length > 0 ? [`\nFor example:\n${examples.map((example) => `  ${example}`).join('\n')}\n`] : []),
  ].join('')
}
