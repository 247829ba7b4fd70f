import type { ArticleDocument, Block } from '../../articles/store/store.module.ts'
import { markLooked, renewLooked } from '../../media/library/library.module.ts'
import type { Media, RefusalCode } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import type { SideProcess } from '../../platform/sideProcess.ts'
import type { Incoming, ReadIncoming, Refusal } from './incoming.ts'
import type { ForeignFile } from './readForeign.ts'

export type ReadFileDeps = {
  db: Database
  media: Pick<Media, 'storePicture'>
  log: Log
  reading: SideProcess<ForeignFile, ReadIncoming>
}

export type FileRead =
  | (Omit<Incoming, 'pictures'> & { picturesTaken: number; refusedPictures: RefusalCode[] })
  | ({ kind: 'refused' } & Refusal)

export const MOST_FILE_BYTES = 10 * 1024 * 1024

/**
 * What a file would bring into an article: read in a process of its own, its pictures stored for as long as somebody may
 * still take it. The article is not touched.
 */
export async function readFile(deps: ReadFileDeps, file: ForeignFile, now: Temporal.Instant): Promise<FileRead> {
  if (file.bytes.length > MOST_FILE_BYTES) return { kind: 'refused', why: 'too-large' }
  const reading = deps.reading.make(async () => file)
  if (!reading) return { kind: 'refused', why: 'busy' }
  let read: ReadIncoming
  try {
    read = await reading
  } catch (error) {
    deps.log.warn({ err: error }, 'a file at the desk could not be read')
    return { kind: 'refused', why: 'stuck' }
  }
  if (read.kind === 'refused') return read
  const { pictures, ...said } = read
  const stored = new Map<string, { id: string; credit?: string }>()
  const refusedPictures: RefusalCode[] = []
  const [fresh, known]: [string[], string[]] = [[], []]
  for (const { key, bytes } of pictures) {
    const outcome = await deps.media.storePicture(deps.db, bytes, now)
    if (outcome.kind === 'refused') refusedPictures.push(outcome.code)
    else {
      stored.set(key, outcome.picture)
      ;(outcome.isNew ? fresh : known).push(outcome.picture.id)
    }
  }
  // Unless somebody takes it in, they do not stay in the library.
  await markLooked(deps.db, fresh, now)
  await renewLooked(deps.db, known, now)
  return { ...said, document: withPictures(read.document, stored), picturesTaken: stored.size, refusedPictures }
}

type Stored = ReadonlyMap<string, { id: string; credit?: string }>

function withPictures(document: ArticleDocument, stored: Stored): ArticleDocument {
  const { content, notes } = document
  return {
    type: 'doc',
    content: blocksWith(content, stored),
    ...(notes && { notes: notes.map((note) => ({ ...note, content: blocksWith(note.content, stored) })) }),
  }
}

function blocksWith(blocks: readonly Block[], stored: Stored): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.type) {
      case 'picture': {
        const picture = stored.get(block.attrs.pictureId)
        const { credit = picture?.credit, ...attrs } = block.attrs
        return picture
          ? [{ type: 'picture', attrs: { ...attrs, pictureId: picture.id, ...(credit && { credit }) } }]
          : []
      }
      case 'quotation':
      case 'factBox':
        return [{ ...block, content: blocksWith(block.content, stored) }]
      case 'list':
        return [{ ...block, items: block.items.map((item) => blocksWith(item, stored)) }]
      default:
        return [block]
    }
  })
}
