// Draws the sample's pictures: `node bin/run.js sample/make-pictures.ts [name …]`. Without names, all of them.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { CHARTS } from './drawing/charts.ts'
import { COVERS } from './drawing/covers.ts'
import { FACES } from './drawing/faces.ts'
import { FRONTIERS_DRAWN } from './drawing/frontiers.ts'
import { GLOBES } from './drawing/globes.ts'
import { HARBORS } from './drawing/harbors.ts'
import { HEAVENS } from './drawing/heavens.ts'
import { HEIGHTS } from './drawing/heights.ts'
import { KITCHENS } from './drawing/kitchens.ts'
import { LANDS } from './drawing/lands.ts'
import { LETTERS } from './drawing/letters.ts'
import { MAPS } from './drawing/maps.ts'
import { NIGHTS } from './drawing/nights.ts'
import type { Picture } from './drawing/paper.ts'
import { PATTERNS } from './drawing/patterns.ts'
import { PLANS } from './drawing/plans.ts'
import { RIVERS } from './drawing/rivers.ts'
import { SECTIONS } from './drawing/sections.ts'
import { STORES } from './drawing/stores.ts'
import { TABLES } from './drawing/tables.ts'
import { TOWNS } from './drawing/towns.ts'
import { WORKS } from './drawing/works.ts'

const FOLDER = fileURLToPath(new URL('./pictures/', import.meta.url))
const PICTURES: Picture[] = [
  ...MAPS,
  ...PLANS,
  ...NIGHTS,
  ...RIVERS,
  ...CHARTS,
  ...LANDS,
  ...PATTERNS,
  ...HEIGHTS,
  ...LETTERS,
  ...SECTIONS,
  ...FRONTIERS_DRAWN,
  ...TABLES,
  ...TOWNS,
  ...WORKS,
  ...HARBORS,
  ...STORES,
  ...KITCHENS,
  ...HEAVENS,
  ...FACES,
  ...GLOBES,
  ...COVERS,
]
// Above this a picture costs a reader on a phone more than the article does.
const LIMIT = 150_000

async function print(picture: Picture): Promise<number> {
  const drawn = sharp(Buffer.from(picture.draw()))
  for (const quality of [82, 76, 70, 62, 54, 46, 40]) {
    const file = await drawn.clone().webp({ quality, effort: 6, smartSubsample: true }).toBuffer()
    if (file.length > LIMIT && quality > 40) continue
    await writeFile(`${FOLDER}${picture.name}.webp`, file)
    return file.length
  }
  throw new Error(`${picture.name} was not printed`)
}

const wanted = process.argv.slice(2)
await mkdir(FOLDER, { recursive: true })
for (const picture of PICTURES) {
  if (wanted.length > 0 && !wanted.includes(picture.name)) continue
  const bytes = await print(picture)
  console.log(`${picture.name}.webp  ${Math.round(bytes / 1024)} KB`)
}
