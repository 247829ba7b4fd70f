import type { Issues } from '../../../magazine/issues/issues.module.ts'
import type { Issue, MagazineSettings } from '../../../magazine/planning/planning.module.ts'

export type ShownIssue = Awaited<ReturnType<Issues['show']>>

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export function describeMagazine(settings: MagazineSettings) {
  return {
    day: WEEKDAYS[settings.weekday - 1] ?? '',
    hour: settings.hour,
    ahead: `${settings.aheadHours}h`,
    pieces: settings.pieces,
    name: settings.name || null,
    newsletter: settings.newsletter ?? null,
    masthead: settings.masthead.map(({ role, names }) => `${role}: ${names.join(', ')}`),
  }
}

export function describeShort({ date, number, state, revision, appearsAt, note }: Issue) {
  return { date, number: number ?? null, state, revision, appears: appearsAt.toString(), note: note || null }
}

/** As somebody reads it who is to decide whether it may go. */
export function describeIssue(shown: ShownIssue): string {
  const state =
    shown.state === 'released'
      ? `released ${shown.released} as number ${shown.number}, revision ${shown.revision}`
      : `${shown.state}, comes ${shown.appears}${shown.note ? ` (${shown.note})` : ''}`
  const contents = shown.contents.map((entry, at) => {
    const facts = [entry.section?.name, entry.place, entry.minutes && `${entry.minutes} min`].filter(Boolean).join(', ')
    return `${String(at + 1).padStart(3)}  ${entry.title}${facts ? `  (${facts})` : ''}${entry.isSample ? '  · sample' : ''}`
  })
  return [
    shown.title,
    state,
    '',
    `Cover: ${shown.cover.pictureId ? shown.cover.alt || 'a picture' : 'no picture'}`,
    ...shown.cover.lines.map((line) => `       ${line}`),
    '',
    ...contents,
    ...(shown.notes.length > 0 ? ['', ...shown.notes.map(({ at, text }) => `Revised ${at}: ${text}`)] : []),
    ...(shown.files.length > 0 ? ['', ...shown.files.map(({ fileName, bytes }) => `${fileName}  ${bytes} bytes`)] : []),
    '',
    ...(shown.warnings.length === 0 ? ['Nothing is wrong with it.'] : []),
    ...shown.warnings.map(({ part, text, stops }) => `${stops ? 'stops it' : 'note'}: ${part}: ${text}`),
  ].join('\n')
}
