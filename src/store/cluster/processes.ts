import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A running process: its id and its whole command line (a PostgreSQL child writes its title there). */
export interface RunningProcess {
  pid: number
  command: string
}

/** The command line of a process, or null when no such process runs. */
export function commandOf(pid: number): string | null {
  if (process.platform === 'linux') return linuxCommand(pid)
  return listWithPs().find((running) => running.pid === pid)?.command ?? null
}

/** Every process of this machine that we may see. */
export function runningProcesses(): RunningProcess[] {
  if (process.platform !== 'linux') return listWithPs()
  const found: RunningProcess[] = []
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    if (!Number.isInteger(pid)) continue
    const command = linuxCommand(pid)
    if (command !== null) found.push({ pid, command })
  }
  return found
}

/** True while the process exists and is not a zombie. */
export function isRunning(pid: number): boolean {
  const command = commandOf(pid)
  return command !== null && command !== ''
}

function linuxCommand(pid: number): string | null {
  try {
    // Readable by everyone, unlike /proc/N/cwd; empty for zombies and kernel threads.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return null
  }
}

function listWithPs(): RunningProcess[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const match = /^\s*(\d+)\s+(.*)$/.exec(line)
    return match ? [{ pid: Number(match[1]), command: match[2] ?? '' }] : []
  })
}
