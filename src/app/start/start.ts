import { join } from 'node:path'
import { buildAssets } from '../../design/frame/assets.ts'
import { hasFiles, removeUnfinished } from '../../platform/files/folderOfFiles.ts'
import { openFiles } from '../../platform/files/openFiles.ts'
import { findHold, type Hold } from '../../platform/hold.ts'
import { createLog } from '../../platform/log.ts'
import { migrate, readMigrations } from '../../platform/migrations.ts'
import { compose, type Dateline } from '../compose/compose.ts'
import { composeSite } from '../compose/composeSite.ts'
import { finishRestore } from '../operate/finishRestore.ts'
import { type Config, ConfigProblem, type Role } from './config.ts'
import { keepTicksFast } from './keepTicksFast.ts'
import { holdDatabase } from './openDatabase.ts'
import { startRecurringWork } from './schedule.ts'
import { assertPortFree, serve } from './server.ts'
import { settingsFor } from './settings.ts'
import { startSimulator } from './startSimulator.ts'
import { wayIntoSample } from './wayIntoSample.ts'

/** How long a stop may take before the process ends regardless (README: within ten seconds). */
const STOP_WITHIN_MS = 9_500

export type RunningDateline = {
  dateline: Dateline
  /** Says where everything is, on the terminal's error stream. */
  announce(): void
  /** No request is cut and no job lost: what has begun is ended, within ten seconds. */
  stop(): Promise<void>
}

/** `dateline start`: the site, its worker, the database and the simulator, until somebody asks it to stop. */
export async function start(config: Config, role: Role): Promise<void> {
  const starting = startDateline(config, role)
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    // Asked to stop while still starting: what stands by then is taken down in order.
    await starting.then(
      (running) => running.stop(),
      () => {},
    )
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop())
  const running = await starting
  if (role !== 'worker' && !stopping) running.announce()
}

export async function startDateline(config: Config, role: Role): Promise<RunningDateline> {
  if (role !== 'all' && !config.databaseUrl) throw new ConfigProblem('--role needs DATABASE_URL')
  keepTicksFast()
  const log = createLog(config.logLevel)
  // Fonts are cut on a first start, which takes as long as making a database: both at once.
  const assets = role === 'worker' ? undefined : buildAssets({ folder: join(config.dataFolder, 'assets') })
  assets?.catch(() => {})
  await using opened = new AsyncDisposableStack()
  const database = await holdDatabase(
    config,
    (line) => log.info(line),
    (heldBy) => {
      log.fatal(`the data folder was taken over by ${heldBy}`)
      process.exit(1)
    },
  )
  opened.defer(() => database.leave())
  if (assets) await assertPortFree(config)
  const { connection } = database
  const folder = join(config.dataFolder, 'files')
  const files = await openFiles({ folder, bucket: config.bucket }, log)
  const problem = await files.problem({ forWriting: true })
  if (problem !== undefined) throw new ConfigProblem(`S3_URL: ${files.where} ${problem}`)
  await finishRestore(config.dataFolder, connection, files.restoring)
  const applied = await migrate(connection, await readMigrations())
  if (applied.length > 0) log.info({ applied }, 'the schema was brought up to date')

  const simulator = await startSimulator(config, role, connection, log)
  opened.defer(() => simulator.close())
  const dateline = await compose(await settingsFor(config, connection, simulator.money), log)
  opened.defer(() => dateline.close())
  await dateline.jobs.open()
  if (config.bucket && (await hasFiles(folder)))
    log.warn(
      { folder },
      'files lie in the data folder and are not used: npx dateline files move --to s3 (then --remove)',
    )
  if (role !== 'web' && !config.bucket) await removeUnfinished(folder)
  // Only a first start reads articles from files: what does so is memory that no other one needs.
  if (role !== 'web' && config.sample && dateline.publication.facts().version === 0)
    await (await import('./seedSample.ts')).seedSample(dateline)

  const site = assets && (await composeSite(dateline, { ...config, assets: await assets }))
  const server = site && (await serve(site.fastPath, site.app.fetch, config))
  if (server) opened.defer(() => server.stop())
  const port = server?.port ?? config.port
  if (role !== 'web') {
    const webhooks = `http://127.0.0.1:${port}/webhooks/stripe`
    // A worker answers no requests itself, and what nobody takes there is lost.
    if (!server && simulator.url)
      log.warn(
        { webhooks },
        'simulated webhooks go to the web process at this address; set PORT to one that serves there',
      )
    await dateline.setUpProvider(webhooks)
    // Whoever holds the data folder works alone on it.
    if (!config.databaseUrl) await dateline.jobs.takeBack()
    await dateline.jobs.startWorking()
    dateline.searchIndex.start()
    const recurring = startRecurringWork(dateline)
    opened.defer(() => recurring.stop())
  }
  const hold = await findHold(dateline.db)
  if (hold) log.warn({ restoredAt: hold.restoredAt.toString() }, 'what was due before the restore waits for a person')
  if (site) {
    // Before anybody waits for one.
    dateline.maps.open()
    site.announceReady()
  }
  const desk = config.sample && role === 'all' ? await wayIntoSample(dateline) : undefined
  const all = opened.move()
  return {
    dateline,
    announce: () =>
      announceStart(config, port, {
        database: database.where,
        files: config.bucket && files.where,
        mail: dateline.mailer.whereMailGoes,
        simulator: simulator.url,
        desk,
        hold,
      }),
    async stop() {
      log.info('stopping')
      site?.announceStop()
      await dateline.jobs.endLong()
      await all.disposeAsync()
      log.info('stopped')
    },
  }
}

/** What a newcomer needs to know, on the terminal's error stream, where it does not disturb the log. */
function announceStart(
  config: Config,
  port: number,
  places: {
    database: string
    files: string | undefined
    mail: string
    simulator: string | undefined
    /** A link that lets the newcomer in, once. */
    desk: string | undefined
    hold: Hold | undefined
  },
) {
  const { database, files, mail, simulator, desk, hold } = places
  const site = config.port === port ? config.origin : `http://${config.host}:${port}`
  const lines = [
    '',
    `  Your publication   ${site}`,
    `  The desk           ${desk ?? 'npx dateline staff invite you@example.org --role publisher'}`,
    `  Mail goes          ${mail}`,
    ...(simulator ? [`  Payments           simulated at ${simulator} (set STRIPE_SECRET_KEY for real ones)`] : []),
    `  Database           ${database}`,
    ...(files ? [`  Pictures           ${files}`] : []),
    ...(hold ? ['  Held               mails and charges due before the restore: npx dateline held show'] : []),
    '',
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}
