import type { ArticleContent } from '#article'
import type { Text } from './copy.ts'

/** What this browser keeps of an article until the desk has it: written at every change, read after a crash. */
export interface Entry {
  code: number
  /** The open editor that wrote it. */
  seat: string
  /** What the desk had when this was written. */
  base: { version: number; content: ArticleContent }
  /** Changes that were sent and not answered, by their numbers: the desk may have them or not. */
  unanswered: { number: number; content: ArticleContent }[]
  /** What was written. */
  text: Text
  /** ISO 8601. */
  at: string
  /** Offered back and put aside: kept for a while, in case. */
  isAside?: boolean
}

export interface Journal {
  /** Keeps what `entry` gives, as soon as the write before is done; many calls in a row become one write. */
  note(entry: () => Entry): void
  /** Forgets what this editor noted: the desk has it. */
  clear(): void
  /** What other editors of this article left behind in this browser and are no longer open. */
  left(): Promise<Entry[]>
  putAside(entry: Entry): Promise<void>
  forget(entry: Entry): Promise<void>
}

const databaseName = 'sanad-desk'
const storeName = 'journal'
const keepAsideMs = 30 * 86_400_000

/** Without IndexedDB (a private window of some browsers) nothing is kept here, and writing goes on. */
export async function openJournal(code: number, seat: string): Promise<Journal> {
  const database = await openDatabase().catch(() => null)
  // Held for as long as the page lives: an entry whose lock is free belongs to an editor that is gone.
  if ('locks' in navigator) navigator.locks.request(lockOf(seat), () => new Promise(() => {}))
  let waiting: (() => Entry) | 'clear' | null = null
  let isWriting = false

  async function write(): Promise<void> {
    if (isWriting || database === null) return
    isWriting = true
    while (waiting !== null) {
      const next: (() => Entry) | 'clear' = waiting
      waiting = null
      await inStore(database, 'readwrite', (store) =>
        next === 'clear' ? store.delete([code, seat]) : store.put(next()),
      ).catch(() => {})
    }
    isWriting = false
  }

  return {
    note(entry) {
      waiting = entry
      void write()
    },
    clear() {
      waiting = 'clear'
      void write()
    },
    async left() {
      if (database === null) return []
      const range = IDBKeyRange.bound([code], [code, []])
      const entries = await inStore<Entry[]>(database, 'readonly', (store) => store.getAll(range)).catch(() => [])
      const open = await openSeats()
      const gone = entries.filter((entry) => entry.seat !== seat && !open.has(lockOf(entry.seat)))
      for (const old of gone.filter(isOld))
        await inStore(database, 'readwrite', (store) => store.delete([code, old.seat]))
      return gone.filter((entry) => !isOld(entry))
    },
    async putAside(entry) {
      if (database !== null) await inStore(database, 'readwrite', (store) => store.put({ ...entry, isAside: true }))
    },
    async forget(entry) {
      if (database !== null) await inStore(database, 'readwrite', (store) => store.delete([code, entry.seat]))
    },
  }
}

function isOld({ isAside = false, at }: Entry): boolean {
  return isAside && Date.now() - Date.parse(at) > keepAsideMs
}

function lockOf(seat: string): string {
  return `sanad-desk ${seat}`
}

async function openSeats(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name }) => name ?? ''))
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: ['code', 'seat'] })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function inStore<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, mode)
    const request = work(transaction.objectStore(storeName))
    transaction.oncomplete = () => resolve(request.result as T)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}
