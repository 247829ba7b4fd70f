import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StoredPicture } from './media.ts'

type Row = {
  id: string
  width: number
  height: number
  rendition_widths: number[]
  colour: string
  credit: string | null
}

export async function findPictures(db: Database, ids: readonly string[]): Promise<Map<string, StoredPicture>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`select id, width, height, rendition_widths, colour, credit
    from pictures where id = any(${[...ids]})`.execute(db)
  return new Map(
    rows.map(({ id, width, height, rendition_widths, colour, credit }) => [
      id,
      {
        id,
        width,
        height,
        renditions: rendition_widths.map((rendition) => ({
          width: rendition,
          url: `/pictures/${id}/${rendition}.webp`,
        })),
        colour,
        ...(credit ? { credit } : {}),
      },
    ]),
  )
}

export type NewPicture = {
  id: string
  width: number
  height: number
  renditionWidths: readonly number[]
  colour: string
  credit: string | undefined
  originalBytes: number
}

export async function insertPicture(db: Database, picture: NewPicture, now: Temporal.Instant): Promise<void> {
  await sql`insert into pictures
      (id, width, height, rendition_widths, colour, credit, original_bytes, created_at)
    values (${picture.id}, ${picture.width}, ${picture.height}, ${[...picture.renditionWidths]}, ${picture.colour},
      ${picture.credit ?? null}, ${picture.originalBytes}, ${now})
    on conflict (id) do nothing`.execute(db)
}
