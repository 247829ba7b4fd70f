import { join } from 'node:path'
import { conflict } from '../../platform/errors.ts'
import { factsOfBytes, OtherBytes } from '../../platform/files/checkedBytes.ts'
import type { FileFacts, Files } from '../../platform/files/files.ts'
import { openFolderOfFiles } from '../../platform/files/folderOfFiles.ts'
import { openFiles } from '../../platform/files/openFiles.ts'
import { createLog } from '../../platform/log.ts'
import { type Config, ConfigProblem } from '../start/config.ts'
import type { Progress } from './progress.ts'

export type MovedFiles = {
  from: string
  to: string
  /** All that there were in the old place. */
  files: number
  /** Those of them that stand in the new place now, byte by byte: put there by this run, or known to be from before. */
  copied: number
  bytes: number
  alreadyThere: number
  /** Those that could not be taken along, each with the reason. */
  failed: { name: string; reason: string }[]
  /** Taken away from the old place, and still there. */
  removed: number
  remaining: number
}

/** A bucket lets everybody wait a little for each file. */
const AT_ONCE = 6

/**
 * Copies every file of the folder to the bucket or back, and reads each again where it is now. Interrupted at any moment
 * it can be given again: what is there with the same bytes stays. `remove`: what stands in the new place, and has been
 * read there, is taken away from the old one.
 */
export async function moveFiles(
  config: Config,
  to: 's3' | 'folder',
  { remove }: { remove: boolean },
  onProgress: Progress,
): Promise<MovedFiles> {
  if (!config.bucket) throw new ConfigProblem('S3_URL is missing: it names the bucket, whichever way files are moved')
  const folder = join(config.dataFolder, 'files')
  const log = createLog(process.stderr.isTTY ? 'warn' : 'error')
  const bucket = await openFiles({ folder, bucket: config.bucket }, log, { patiently: true })
  const problem = await bucket.problem({ forWriting: to === 's3' || remove })
  if (problem !== undefined) throw new ConfigProblem(`S3_URL: ${bucket.where} ${problem}`)
  if ((await bucket.restoring?.read()) !== undefined)
    throw conflict('restore-interrupted', 'A restore into the bucket of S3_URL is under way or was interrupted.')
  const here = openFolderOfFiles(folder)
  return to === 's3' ? move(here, bucket, remove, onProgress) : move(bucket, here, remove, onProgress)
}

async function move(from: Files, to: Files, remove: boolean, onProgress: Progress): Promise<MovedFiles> {
  const names = await from.list()
  const moved: MovedFiles = {
    ...{ from: from.where, to: to.where, files: names.length },
    ...{ copied: 0, bytes: 0, alreadyThere: 0, failed: [], removed: 0, remaining: names.length },
  }
  const waiting = names.values()
  async function takeAlong() {
    for (const name of waiting) {
      const copied = await copy(from, to, name, remove)
      if (copied.kind === 'failed') moved.failed.push({ name, reason: copied.reason })
      else {
        if (copied.kind === 'copied') moved.copied++
        else moved.alreadyThere++
        moved.bytes += copied.bytes
        if (remove) {
          await from.remove(name)
          moved.removed++
          moved.remaining--
        }
      }
      onProgress(moved.copied + moved.alreadyThere + moved.failed.length, names.length)
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, takeAlong))
  const [stopped] = outcomes.filter((outcome) => outcome.status === 'rejected')
  if (!stopped) return moved
  const { message } = stopped.reason as Error
  const there = moved.copied + moved.alreadyThere
  throw conflict(
    'files-move-interrupted',
    `${message}. ${there} of ${names.length} files are in ${to.where}; give the command again for the others.`,
  )
}

type Copied = { kind: 'copied' | 'there'; bytes: number } | { kind: 'failed'; reason: string }

/** `strictly`: what a place only says of a file is not believed. */
async function copy(from: Files, to: Files, name: string, strictly: boolean): Promise<Copied> {
  const original = await from.factsOf(name)
  if (!original) return { kind: 'failed', reason: 'it is no longer there' }
  if (isSame(await to.factsOf(name), original) && (!strictly || (await arrived(to, name, original))))
    return { kind: 'there', bytes: original.bytes }
  try {
    await to.putFrom(name, { ...original, read: () => bytesOf(from, name) })
  } catch (error) {
    const altered = otherBytesIn(error)
    if (altered) return { kind: 'failed', reason: altered.message }
    throw error
  }
  return (await arrived(to, name, original))
    ? { kind: 'copied', bytes: original.bytes }
    : { kind: 'failed', reason: 'it did not arrive as it was sent' }
}

/** What a place says of a file is what it was told; its bytes are what it has. */
async function arrived(to: Files, name: string, original: FileFacts): Promise<boolean> {
  try {
    const opened = await to.open(name)
    return isSame(opened && (await factsOfBytes(opened.body)), original)
  } catch (error) {
    if (otherBytesIn(error)) return false
    throw error
  }
}

const otherBytesIn = (error: unknown): OtherBytes | undefined =>
  [error, (error as Error).cause].find((one) => one instanceof OtherBytes)

const isSame = (one: FileFacts | undefined, other: FileFacts) =>
  one?.bytes === other.bytes && one.sha256 === other.sha256

async function* bytesOf(from: Files, name: string) {
  const opened = await from.open(name)
  if (opened) yield* opened.body
}
