import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StoredPicture } from './media.ts'
import { renditionName } from './picture.rule.ts'

type Row = {
  id: string
  width: number
  height: number
  rendition_widths: number[]
  colour: string
  credit: string | null
  focus_x: number | null
  focus_y: number | null
  crop: number[] | null
  stamp: number
}

export async function findPictures(db: Database, ids: readonly string[]): Promise<Map<string, StoredPicture>> {
  if (ids.length === 0) return new Map()
  const { rows } =
    await sql<Row>`select id, width, height, rendition_widths, colour, credit, focus_x, focus_y, crop, stamp
    from pictures where id = any(${[...ids]})`.execute(db)
  return new Map(rows.map((row) => [row.id, pictureOf(row)]))
}

function pictureOf(row: Row): StoredPicture {
  const { id, width, height, rendition_widths, colour, credit, focus_x, focus_y, crop, stamp } = row
  const [left, top, cropWidth, cropHeight] = crop ?? []
  return {
    id,
    width,
    height,
    renditions: rendition_widths.map((rendition) => ({
      width: rendition,
      url: `/pictures/${id}/${renditionName(rendition, stamp)}.webp`,
    })),
    colour,
    ...(credit ? { credit } : {}),
    ...(focus_x !== null && focus_y !== null ? { focus: { x: focus_x, y: focus_y } } : {}),
    ...(left !== undefined && top !== undefined && cropWidth && cropHeight
      ? { crop: { left, top, width: cropWidth, height: cropHeight } }
      : {}),
  }
}

export type CreditedPicture = { credit: string; copyright: string; stamp: number; widths: number[] }

/** What a picture's files say of it, and how often that was changed. */
export async function findCredited(db: Database, id: string): Promise<CreditedPicture | undefined> {
  const { rows } = await sql<CreditedPicture>`
    select coalesce(credit, '') as credit, copyright, stamp, rendition_widths as widths
    from pictures where id = ${id}`.execute(db)
  return rows[0]
}

export type NewPicture = {
  id: string
  width: number
  height: number
  renditionWidths: readonly number[]
  colour: string
  credit: string | undefined
  copyright: string | undefined
  caption: string | undefined
  originalBytes: number
}

/** False where it was there already. */
export async function insertPicture(db: Database, picture: NewPicture, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into pictures
      (id, width, height, rendition_widths, colour, credit, copyright, caption, original_bytes, created_at)
    values (${picture.id}, ${picture.width}, ${picture.height}, ${[...picture.renditionWidths]}, ${picture.colour},
      ${picture.credit ?? null}, ${picture.copyright ?? ''}, ${picture.caption ?? ''}, ${picture.originalBytes}, ${now})
    on conflict (id) do nothing`.execute(db)
  return numAffectedRows === 1n
}
