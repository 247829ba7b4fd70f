import { join } from 'node:path'
import { writeDurably } from '../../platform/writeDurably.ts'
import type { Carried, Carrier } from './carrier.ts'
import { outboxFile } from './outboxFile.ts'

/** Each is for its reader. */
const OWNER_ONLY = 0o600
const AT_ONCE = 8

/** Without a mail server: a file for each mail, which one that is sent again overwrites. */
export function openOutbox(folder: string): Carrier {
  return {
    atOnce: AT_ONCE,
    async carry({ raw, token, dated }): Promise<Carried> {
      const name = outboxFile(dated, token)
      const path = join(folder, name)
      try {
        await writeDurably(path, raw, `${path}.part`, OWNER_ONLY)
        return { kind: 'taken', reply: `in the outbox: ${name}` }
      } catch (error) {
        const { message } = error as Error
        return { kind: 'failed', command: 'CONN', code: undefined, words: message, handedOver: false }
      }
    },
    close() {},
  }
}
