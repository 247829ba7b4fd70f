import { join } from 'node:path'
import { openSideProcess } from '../../platform/sideProcess.ts'
import type { BookMaker } from '../book/book.module.ts'
import { gatherPictures } from './gatherPictures.ts'
import type { EpubMade, EpubOrder } from './order.ts'

/** A file takes a second, one of two hundred pieces five; what takes a minute is stuck. Idle, it gives its memory back. */
const LIMITS = { idleSeconds: 5, mostSeconds: 60, mostWaiting: 20 }

export type Epub = {
  /** An issue, its sample or somebody's own selection: whatever the book holds, and nothing else. */
  makeEpub: BookMaker
  close(): Promise<void>
}

export function createEpub({ dataFolder }: { dataFolder: string }): Epub {
  const press = openSideProcess<EpubOrder, EpubMade>(new URL('./epub.worker.ts', import.meta.url), LIMITS)
  return {
    async makeEpub(book, readPicture, signal) {
      signal.throwIfAborted()
      const fontFolder = join(dataFolder, 'assets', 'faces')
      const made = press.make(
        async () => ({ book, fontFolder, ...(await gatherPictures(book, readPicture, signal)) }),
        signal,
      )
      if (!made) throw new Error('Too many files for e-readers are waiting to be made')
      return made
    },
    close: press.close,
  }
}
