import type { BoxRenderer } from '../../articles/store/store.module.ts'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Platform } from '../../platform/platform.ts'
import { openSideProcess } from '../../platform/sideProcess.ts'
import type { ReadIncoming } from './incoming.ts'
import { createIntakeScreen } from './intake.screen.tsx'
import type { ForeignFile } from './readForeign.ts'

export { type KeptFile, keepFile } from './keepFile.ts'
export { textFromMarkdown } from './textFromMarkdown.ts'
export { writeMarkdown } from './writeMarkdown.ts'

/** A long book takes seconds; what takes longer was made to. Idle, the process gives its memory back. */
const LIMITS = { idleSeconds: 30, mostSeconds: 60, mostWaiting: 10 }

/** What comes into an article from elsewhere: files, and its text as Markdown. */
export function createIntake(platform: Platform, deps: { media: Media; box: BoxRenderer }) {
  const reading = openSideProcess<ForeignFile, ReadIncoming>(new URL('./foreign.worker.ts', import.meta.url), LIMITS)
  return {
    screens: (desk: DeskShell) => ({ intake: createIntakeScreen({ ...platform, ...deps, reading }, desk) }),
    close: reading.close,
  }
}
