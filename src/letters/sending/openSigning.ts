import { readFile } from 'node:fs/promises'
import { type DkimKey, readDkimKey } from '../mailing/mailing.module.ts'
import type { LetterSettings } from './deps.ts'

export type Signing =
  | { kind: 'ours'; dkim: DkimKey }
  /** Whoever takes the mails signs them, or nobody does. */
  | { kind: 'relay' | 'nobody' }
  /** In words: what is the matter with the key. */
  | { kind: 'broken'; reason: string }

/** Who signs, asked at each sending, so that a key may be renewed. */
export async function openSigning({ dkim }: Pick<LetterSettings, 'dkim'>): Promise<Signing> {
  if (dkim === undefined) return { kind: 'nobody' }
  if (dkim === 'relay') return { kind: 'relay' }
  const { keyFile, domain, selector } = dkim
  let pem: string
  try {
    pem = await readFile(keyFile, 'utf8')
  } catch (error) {
    return { kind: 'broken', reason: `DKIM_KEY ${keyFile} cannot be read: ${(error as Error).message}` }
  }
  const read = readDkimKey(pem)
  if (read.kind === 'refused') return { kind: 'broken', reason: `DKIM_KEY ${keyFile} ${read.reason}.` }
  return { kind: 'ours', dkim: { domain, selector, key: read.key } }
}
