import { readConfig } from '../src/app/start/config.ts'
import { progressBar } from '../src/app/terminal/progressBar.ts'

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
// As the command does it, before anything is loaded and opened.
progressBar(0, 0)
const firstProgressMs = performance.now()
const { importFolder } = await import('../src/app/operate/importFolder.ts')
const { withDateline } = await import('../src/app/start/withDateline.ts')
await withDateline(
  readConfig(),
  async (dateline) => {
    const report = await importFolder(dateline, folder, {}, () => {})
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
