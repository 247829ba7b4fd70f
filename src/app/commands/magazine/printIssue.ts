import { readFile } from 'node:fs/promises'
import { invalid } from '../../../platform/errors.ts'
import type { Dateline } from '../../compose/compose.ts'
import { print } from '../../terminal/print.ts'
import { describeIssue, type ShownIssue } from './magazineInWords.ts'

export type Json = { json?: boolean }

/** Somebody at the terminal waits for it, and ends it as they end any command. */
export const until = () => new AbortController().signal

export function dayOf(date: string | undefined): string | undefined {
  if (date === undefined) return undefined
  try {
    return Temporal.PlainDate.from(date).toString() === date ? date : refuse(date)
  } catch {
    return refuse(date)
  }
}

function refuse(date: string): never {
  throw invalid('date', `“${date}” is no day; write one like 2026-11-27.`)
}

/** An issue after something has been done with it. */
export async function printIssue(dateline: Dateline, options: Json, date: string): Promise<void> {
  const issue = await dateline.planning.choose(date)
  const shown: ShownIssue = await dateline.issues.show(issue, { whole: false }, until())
  print(options, shown, describeIssue)
}

export async function fileOf(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw invalid('file', `There is no file ${path}.`)
  })
}
