import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { withoutEach, writeFilterWords } from '../../design/parts/filterWords.ts'
import { MOST_FILES, receiveFiles } from '../../platform/files/receiveFiles.ts'
import { errorJson, readForm, seeOther, wantsJson } from '../../platform/http.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { fetchPicture } from './fetchPicture.ts'
import { GridView } from './grid.view.tsx'
import { findLibraryPicture, listPictures } from './library.sql.ts'
import type { LibraryDeps } from './libraryDeps.ts'
import type { LibraryPicture } from './libraryPicture.ts'
import { MEDIA_WORDS, readMediaPlace, readMediaSearch, withMediaWord, writeMediaPlace } from './mediaSearch.rule.ts'
import { MEDIA_PATH, middleOf } from './pictureAddress.rule.ts'
import { ENDING_DAYS } from './rights.rule.ts'
import { MOST, takePicture } from './takePicture.ts'
import { tellOf } from './tellOf.ts'
import { todayIn } from './todayIn.ts'
import { type BroughtFile, BroughtView, sayRefusal } from './upload.view.tsx'

const PER_PAGE = 48

const AddressForm = z.object({ address: z.string().trim().max(2_000).default('') })

/** Every picture of the publication, newest first, and how more come to it. */
export function createMediaScreen(deps: LibraryDeps, desk: DeskShell) {
  const { db, clock } = deps

  async function list(c: Context, address?: { typed: string; problem: string }) {
    const words = desk.words()
    const { typed, asked, credit, words: said } = readMediaSearch(c.req.query('q') ?? '')
    const after = readMediaPlace(c.req.query('after'))
    const today = todayIn(deps, clock.now())
    const runsOut = { from: today.toString(), until: today.add({ days: ENDING_DAYS }).toString() }
    const search = {
      needsWork: asked.includes('needs-work'),
      unused: asked.includes('unused'),
      runsOut: asked.includes('running-out') ? runsOut : undefined,
      credit,
      words: said,
      after,
    }
    const found = await listPictures(deps.browsing, search, PER_PAGE + 1)
    const pictures = found.slice(0, PER_PAGE)
    const last = pictures.at(-1)
    const next = found.length > PER_PAGE && last ? writeMediaPlace(last) : undefined
    if (wantsJson(c) && !address)
      return c.json({ pictures: pictures.map(asJson), ...(next && { next }) }, 200, NO_STORE)
    const ids = pictures.map(({ id }) => id)
    const body = (
      <GridView
        words={words}
        zone={deps.publication.facts().zone}
        query={writeFilterWords(typed)}
        offers={[undefined, ...MEDIA_WORDS].map((word) => ({
          text: words.t(word === undefined ? 'library.all' : `library.word.${word}`),
          query: writeFilterWords(withMediaWord(typed, word)),
          isOn: word === undefined ? asked.length === 0 : asked.includes(word),
        }))}
        without={withoutEach(typed)}
        isFirst={after === undefined}
        after={next}
        pictures={pictures}
        told={await tellOf(deps.browsing, ids, today)}
        upload={{ address }}
        notice={noticeOf(c)}
      />
    )
    const wrong = address && { status: 422 as const, problem: address.problem }
    return desk.page(c, { title: words.t('library.media'), body, islands: ['upload'], ...wrong })
  }

  function noticeOf(c: Context): string | undefined {
    const count = Number(c.req.query('brought'))
    if (Number.isSafeInteger(count) && count > 0) return desk.words().t('library.brought', { count })
    return c.req.query('deleted') === undefined ? undefined : desk.words().t('library.deleted')
  }

  /** Takes every file of the form and tells what became of each. */
  async function receive(c: Context, { member }: AtDesk): Promise<BroughtFile[]> {
    const files: BroughtFile[] = []
    const type = c.req.header('content-type') ?? ''
    const came = await receiveFiles(c.req.raw.body, type, MOST.bytes, async (file) => {
      const taken = await takePicture(deps, file, member.id, clock.now())
      const { name } = file
      files.push(
        taken.kind === 'taken'
          ? { kind: taken.isNew ? 'stored' : 'known', name, id: taken.picture.id }
          : { kind: 'refused', name, says: sayRefusal(desk.words(), taken) },
      )
    })
    if (came === 'too-many') {
      files.push({ kind: 'refused', name: '…', says: desk.words().t('library.tooMany', { most: MOST_FILES }) })
    }
    return files
  }

  /** For the editor, and for whoever sends one file after the other: what the first of them has become. */
  async function answerJson(files: readonly BroughtFile[]): Promise<Response> {
    const [file] = files
    const refusal = { status: 422, code: 'picture-refused' }
    if (!file) return errorJson({ ...refusal, message: desk.words().t('library.noFiles') }, {})
    if (file.kind === 'refused') return errorJson({ ...refusal, message: file.says }, {})
    const picture = await findLibraryPicture(db, file.id)
    if (!picture)
      return errorJson({ status: 404, code: 'picture-unknown', message: desk.words().t('library.gone') }, {})
    return Response.json({ ...asJson(picture), isNew: file.kind === 'stored' }, { headers: NO_STORE })
  }

  return {
    /** GET /desk/media?q=&after= */
    list: (c: Context) => list(c),

    /** POST /desk/media: files as a form; as JSON, one of them. */
    async upload(c: Context, at: AtDesk) {
      const files = await receive(c, at)
      if (wantsJson(c)) return answerJson(files)
      const words = desk.words()
      const [only] = files
      const isAllTaken = files.length > 0 && files.every(({ kind }) => kind !== 'refused')
      if (isAllTaken && files.length === 1 && only?.kind !== 'refused') {
        return seeOther(c, `${MEDIA_PATH}/${only?.id}?${only?.kind === 'known' ? 'known' : 'brought'}`)
      }
      if (isAllTaken) return seeOther(c, `${MEDIA_PATH}?brought=${files.length}`)
      const says = words.t(files.length === 0 ? 'library.noFiles' : 'library.someRefused')
      return desk.page(c, {
        status: 422,
        title: words.t('library.media'),
        problem: says,
        body: (
          <>
            <p class="desk-notice" role="alert">
              {says}
            </p>
            <BroughtView words={words} files={files} />
          </>
        ),
      })
    },

    /** POST /desk/media/address */
    async fetch(c: Context, { member }: AtDesk) {
      const { address } = await readForm(c, AddressForm)
      const taken = await fetchPicture(deps, address, member.id, clock.now())
      if (taken.kind === 'refused') return list(c, { typed: address, problem: sayRefusal(desk.words(), taken) })
      return seeOther(c, `${MEDIA_PATH}/${taken.picture.id}?${taken.isNew ? 'brought' : 'known'}`)
    },
  }
}

const NO_STORE = { 'Cache-Control': 'no-store' }

function asJson(picture: LibraryPicture) {
  const { id, width, height, alt, isDecorative, caption, credit } = picture
  return { id, width, height, alt, isDecorative, caption, credit, url: middleOf(picture) }
}
