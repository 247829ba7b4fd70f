import assert from 'node:assert/strict'
import pg from 'pg'

const WITHIN_MS = 10_000

/**
 * A hiccup of the database at the worst moment: whoever reads `table` once `provoke` is done waits, is cut off, and only
 * then `change` becomes visible.
 */
export async function cutOffReadersOf(
  connection: pg.PoolConfig,
  table: string,
  { provoke, change }: { provoke(): Promise<unknown>; change: string },
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`lock table ${table} in access exclusive mode`)
    await provoke()
    await until(async () => {
      const { rowCount } = await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where pg_backend_pid() = any(pg_blocking_pids(pid))`)
      return (rowCount ?? 0) > 0
    }, `somebody reads ${table}`)
    await client.query(change)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** Asks again at once, over the same connection or the next turn: nobody knows when it will be so. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + WITHIN_MS
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail(`not within ${WITHIN_MS} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
