import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * PostgreSQL refuses to run as root. When we are root, its processes run as another user of the machine: the owner
 * of an existing cluster, else `postgres`, else `nobody`.
 */
export interface RunAs {
  /** Null: as ourselves. */
  user: { uid: number; gid: number } | null
}

const preferredUsers = ['postgres', 'nobody']

/** As whom PostgreSQL runs: it refuses to be root. */
export function chooseUser(clusterDirectory: string): RunAs {
  if (process.getuid?.() !== 0) return { user: null }
  if (existsSync(clusterDirectory)) {
    const { uid, gid } = statSync(clusterDirectory)
    if (uid !== 0) return { user: { uid, gid } }
  }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of preferredUsers) {
    const entry = users.find((fields) => fields[0] === name)
    if (entry) return { user: { uid: Number(entry[2]), gid: Number(entry[3]) } }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a `postgres` nor a `nobody` user. ' +
      'Run Sanad as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

/** What {@link spawnAs} is to run; `reaches` lists the paths that its user must be able to enter. */
export interface ProgramRun {
  program: string
  arguments: string[]
  reaches: string[]
  options: SpawnOptions
}

/**
 * Starts a program as the chosen user. Where that user may not enter the folders on the way (a clone below `/root`,
 * or in a private temporary folder), the program is given the one capability that lets it pass: reading and
 * entering folders, nothing else. This needs `setpriv`, which every Debian, Ubuntu, Fedora and Arch carries.
 */
export function spawnAs(runAs: RunAs, run: ProgramRun): ChildProcess {
  const { user } = runAs
  if (user === null) return spawn(run.program, run.arguments, run.options)
  const closed = run.reaches.map((target) => closedFolder(target, user.uid)).find((folder) => folder !== null)
  if (closed === undefined) return spawn(run.program, run.arguments, { ...run.options, ...user })
  if (!existsSync('/usr/bin/setpriv')) {
    throw new Error(
      `PostgreSQL must not run as root, and the user it would run as cannot enter ${closed}. ` +
        'Run Sanad as an ordinary user, or move it and SANAD_DATA to a folder that others may enter (chmod o+x).',
    )
  }
  const passing = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    // Without it access(2), which PostgreSQL asks before it runs itself, would ignore the capability.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
  ]
  return spawn('/usr/bin/setpriv', [...passing, run.program, ...run.arguments], run.options)
}

/** The first folder on the way to `target` that the user may not enter, or null. */
function closedFolder(target: string, uid: number): string | null {
  const parts = path.resolve(target).split(path.sep)
  for (let depth = 1; depth < parts.length; depth++) {
    const folder = parts.slice(0, depth).join(path.sep) || path.sep
    const { mode, uid: owner } = statSync(folder)
    const mayEnter = owner === uid ? mode & 0o100 : mode & 0o001
    if (!mayEnter) return folder
  }
  return null
}
