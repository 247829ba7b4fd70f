/** Runs one statement without parameters in a transaction of the caller's. */
type Run = (text: string) => Promise<{ rows: unknown[] }>

/** A condition for whatever happens only because its time has come. */
export const NOT_HELD = "not exists (select from stripe_simulator.settings where name = 'held')"

const HOLD = `
  insert into stripe_simulator.settings (name, value) values ('held', 'yes') on conflict do nothing;
  update stripe_simulator.deliveries set state = 'held' where state = 'pending'`

const RELEASE = `
  delete from stripe_simulator.settings where name = 'held';
  update stripe_simulator.deliveries set state = 'pending', not_before_real_ms = 0 where state = 'held'`

const WAITING = `
  select (select count(*) from stripe_simulator.agenda
           where due_ms <= extract(epoch from clock_timestamp()) * 1000
             + coalesce((select value::bigint from stripe_simulator.settings where name = 'clock_offset'), 0))::int as tasks,
         (select count(*) from stripe_simulator.deliveries where state = 'held')::int as webhooks`

/**
 * From now on no time that comes charges anybody, and no webhook that waits now is sent, until somebody releases them.
 * What is asked for meanwhile is answered, and its webhooks go out. A database without a simulator is left alone.
 */
export async function holdStripeSimulator(run: Run): Promise<void> {
  if (await exists(run)) await run(HOLD)
}

/** What fell due meanwhile happens now, in order. Doing it twice is harmless. */
export async function releaseStripeSimulator(run: Run): Promise<void> {
  if (await exists(run)) await run(RELEASE)
}

/** Charges and ends of periods whose time has come, and webhooks that are kept back. */
export async function waitingAtStripeSimulator(run: Run): Promise<{ tasks: number; webhooks: number }> {
  if (!(await exists(run))) return { tasks: 0, webhooks: 0 }
  const { rows } = await run(WAITING)
  return rows[0] as { tasks: number; webhooks: number }
}

async function exists(run: Run): Promise<boolean> {
  const { rows } = await run("select to_regclass('stripe_simulator.settings') is not null as there")
  return (rows[0] as { there: boolean }).there
}
