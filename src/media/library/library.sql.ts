import { type RawBuilder, sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { LibraryPicture, PictureWords } from './libraryPicture.ts'
import type { MediaPlace } from './mediaSearch.rule.ts'

type Row = Omit<LibraryPicture, 'focus' | 'crop' | 'uploadedBy'> & {
  focusX: number | null
  focusY: number | null
  box: number[] | null
  uploader: number | null
}

const columns = sql`id, width, height, rendition_widths as "renditionWidths", created_at as at, version, stamp,
  uploaded_by as uploader, is_used as "isUsed", alt, decorative as "isDecorative", caption, coalesce(credit, '') as credit,
  copyright, focus_x as "focusX", focus_y as "focusY", crop as box`

function pictureOf({ focusX, focusY, box, uploader, ...rest }: Row): LibraryPicture {
  const [left = 0, top = 0, width = 0, height = 0] = box ?? []
  return {
    ...rest,
    focus: focusX === null || focusY === null ? undefined : { x: focusX, y: focusY },
    crop: box ? { left, top, width, height } : undefined,
    uploadedBy: uploader ?? undefined,
  }
}

export type PictureSearch = {
  needsWork?: boolean
  unused?: boolean
  /** Allowed until a day between these, both included. */
  runsOut?: { from: string; until: string } | undefined
  credit: readonly string[]
  words: readonly string[]
  after?: MediaPlace | undefined
}

const WORDS = sql`to_tsvector('simple', caption || ' ' || alt)`
const CREDIT = sql`to_tsvector('simple', coalesce(credit, ''))`

/** So many are looked up one by one; of more the newest pictures are walked through, which soon finds a page. */
const FEW = 2_000

/**
 * With these words, each from its beginning. How many there are PostgreSQL cannot guess, and for a word that hardly anything
 * has it would walk through all pictures: so we look first.
 */
async function worded(db: Database, text: RawBuilder<unknown>, words: readonly string[]): Promise<RawBuilder<unknown>> {
  // Letters and figures only.
  const query = words.map((word) => `${word}:*`).join(' & ')
  const found = sql`${text} @@ to_tsquery('simple', ${query})`
  const { rows } = await sql<{ id: string }>`
    with found as materialized (select id from pictures where ${found})
    select * from found limit ${FEW + 1}`.execute(db)
  return rows.length > FEW ? found : sql`id = any(${rows.map(({ id }) => id)})`
}

/** Newest first. */
export async function listPictures(db: Database, search: PictureSearch, most: number): Promise<LibraryPicture[]> {
  const { needsWork, unused, runsOut, credit, words, after } = search
  // What came with a file that is only looked at is not in the library yet.
  const conditions: RawBuilder<unknown>[] = [sql`(looked_at is null or is_used)`]
  if (needsWork) conditions.push(sql`((alt = '' and not decorative) or coalesce(credit, '') = '')`)
  if (unused) conditions.push(sql`not is_used`)
  if (runsOut)
    conditions.push(sql`id in (select picture_id from picture_leases
      where kind = 'allow' and until_day between ${runsOut.from}::date and ${runsOut.until}::date)`)
  if (credit.length > 0) conditions.push(await worded(db, CREDIT, credit))
  if (words.length > 0) conditions.push(await worded(db, WORDS, words))
  if (after) conditions.push(sql`(created_at, id) < (${after.at}, ${after.id})`)
  const { rows } = await sql<Row>`select ${columns} from pictures where ${sql.join(conditions, sql` and `)}
    order by created_at desc, id desc limit ${most}`.execute(db)
  return rows.map(pictureOf)
}

export async function findLibraryPicture(db: Database, id: string): Promise<LibraryPicture | undefined> {
  const { rows } = await sql<Row>`select ${columns} from pictures where id = ${id}`.execute(db)
  return rows[0] && pictureOf(rows[0])
}

/** Whoever holds it is the only one who changes it, and no use of it begins meanwhile. */
export async function lockPicture(tx: DatabaseTransaction, id: string): Promise<LibraryPicture | undefined> {
  const { rows } = await sql<Row>`select ${columns} from pictures where id = ${id} for update`.execute(tx)
  return rows[0] && pictureOf(rows[0])
}

export async function updatePicture(
  tx: DatabaseTransaction,
  id: string,
  { alt, isDecorative, caption, credit, copyright, focus, crop }: PictureWords,
  stamp: number,
): Promise<void> {
  const box = crop ? [crop.left, crop.top, crop.width, crop.height] : null
  await sql`update pictures set alt = ${alt}, decorative = ${isDecorative}, caption = ${caption}, credit = ${credit},
      copyright = ${copyright}, focus_x = ${focus?.x ?? null}, focus_y = ${focus?.y ?? null},
      crop = ${box}::smallint[], stamp = ${stamp}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** Who brought it; whoever did so first. What is in use has come from somewhere else. */
export async function storeUploader(db: Database, id: string, staffId: number): Promise<void> {
  await sql`update pictures set uploaded_by = ${staffId} where id = ${id} and uploaded_by is null and not is_used`.execute(
    db,
  )
}

export async function deletePictureRow(tx: DatabaseTransaction, id: string): Promise<void> {
  await sql`delete from pictures where id = ${id}`.execute(tx)
}
