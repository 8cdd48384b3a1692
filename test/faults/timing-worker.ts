/** One process that fires what is due, as `sanad serve --roles worker` does; for the harness beside it to kill. */
import { startTimingClock } from '../../src/cli/timings/timing-clock.ts'
import { databaseOver, openPool } from '../../src/store/database.ts'

const [connectionString = ''] = process.argv.slice(2)
const database = databaseOver(openPool({ connectionString }))
startTimingClock({ database, onFailure: (timing, error) => process.stderr.write(`${timing}: ${String(error)}\n`) })
process.stdout.write('at work\n')
