import type { Context } from 'hono'
import { answerPoster, keyOfFile } from '../../articles/posters/posters.module.ts'
import { notFound } from '../../platform/errors.ts'
import { entryOfDay, readDay } from '../entries/entries.module.ts'
import type { AlmanacPagesDeps } from './almanacDeps.ts'
import { describeLeafPoster } from './describeLeafPoster.ts'

/** `/pictures/this-happened/:day/:file`: the poster that the day's page names now; any other of its posters leads there. */
export function createLeafPosterEndpoint({ db, media, posters, almanac, publication, languages }: AlmanacPagesDeps) {
  return async function show(c: Context): Promise<Response> {
    const asked = keyOfFile(c.req.param('file'))
    const read = readDay(c.req.param('day') ?? '')
    if (!asked || !read?.isForm) throw unknownPicture()
    const { year } = almanac.today().date
    const { name, language } = publication.facts()
    // A page in another language may have another lead.
    const spoken = [language, ...languages.all().map(({ locale }) => locale)]
    let first: ReturnType<typeof describeLeafPoster>
    for (const one of new Set(spoken)) {
      const entry = await entryOfDay(db, read.day, { year, languages: [one, language] })
      if (!entry) break
      const pictures = await media.findPictures(db, entry.picture ? [entry.picture.pictureId] : [])
      const named = languages.speak(entry.language).t('almanac.name')
      const poster = describeLeafPoster(entry, pictures, { publication: name, name: named })
      if (poster?.key === asked) return answerPoster(c, posters, poster, asked)
      first ??= poster
    }
    if (!first) throw unknownPicture()
    return answerPoster(c, posters, first, asked)
  }
}

const unknownPicture = () => notFound('picture-unknown', 'There is no picture at this address.')
