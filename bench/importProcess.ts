import { importFolder } from '../src/app/operate/importFolder.ts'
import { readConfig } from '../src/app/start/config.ts'
import { withDateline } from '../src/app/start/withDateline.ts'

/** What one import was, on standard output: as the command does it, with its times. */
export type MeasuredImport = {
  imported: number
  updated: number
  unchanged: number
  skipped: number
  /** From the start of the process: until something was said, and until all was done. */
  firstProgressMs: number
  ms: number
  processorMs: number
  peakMb: number
}

const [folder = ''] = process.argv.slice(2)
let firstProgressMs = Number.NaN
await withDateline(
  readConfig(),
  async (dateline) => {
    const report = await importFolder(dateline, folder, {}, () => {
      if (Number.isNaN(firstProgressMs)) firstProgressMs = performance.now()
    })
    const { user, system } = process.cpuUsage()
    const measured: MeasuredImport = {
      imported: report.imported,
      updated: report.updated,
      unchanged: report.unchanged,
      skipped: report.skipped.length,
      firstProgressMs,
      ms: performance.now(),
      processorMs: (user + system) / 1000,
      peakMb: process.resourceUsage().maxRSS / 1024,
    }
    process.stdout.write(JSON.stringify(measured))
  },
  { withoutJobs: true },
)
