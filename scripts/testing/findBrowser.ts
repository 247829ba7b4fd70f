import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Browser = { kind: 'found'; path: string } | { kind: 'missing'; remedy: string }

/** Quiet on a machine without a screen, a sandbox or the network. */
export const browserFlags = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** First those that are nothing but headless: with a window that nobody sees each visitor costs about twice as much. */
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
)

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** CHROMIUM_PATH, else a browser that is installed, else one that npm brought. */
export async function findBrowser(env: NodeJS.ProcessEnv, platform = process.platform): Promise<Browser> {
  const wanted = env.CHROMIUM_PATH
  if (wanted) {
    return runnable(wanted)
      ? { kind: 'found', path: wanted }
      : { kind: 'missing', remedy: `CHROMIUM_PATH is ${wanted}, which cannot be run; correct or unset it` }
  }
  const path = [...installed(env, platform), ...(await brought())].find(runnable)
  if (path) return { kind: 'found', path }
  return { kind: 'missing', remedy: `no browser was found; ${howToInstall(platform)}, or set CHROMIUM_PATH` }
}

function installed(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return roots.flatMap((root) => (root ? windowsPrograms.map((program) => join(root, program)) : []))
  }
  const inFolders = (folders: readonly string[]) =>
    names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
  // A stripped environment may have no PATH at all; these are where distributions put a browser.
  const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin']
  const programs = [...inFolders((env.PATH ?? '').split(delimiter)), ...inFolders(usual)]
  return platform === 'darwin'
    ? [...macApps, ...macApps.map((app) => join(env.HOME ?? '/', app)), ...programs]
    : programs
}

/** The one that playwright-core would use, if somebody had it downloaded. */
async function brought(): Promise<string[]> {
  try {
    const { chromium } = await import('playwright-core')
    return [chromium.executablePath()]
  } catch {
    return []
  }
}

function howToInstall(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return 'install Google Chrome or Chromium'
    case 'win32':
      return 'install Google Chrome or Microsoft Edge'
    default:
      return 'install Chromium (Debian: apt-get install chromium-headless-shell; others: chromium)'
  }
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
