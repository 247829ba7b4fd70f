import type { Context } from 'hono'
import type { PageShell, Viewer } from '../../design/frame/shell.ts'
import { notFound } from '../../platform/errors.ts'
import { readCookie } from '../../platform/http.ts'
import { findIssue, mayHave } from '../access/access.module.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { KEPT_PATH, MAGAZINE_PATH, pathOfIssue, pathOfPart } from './address.rule.ts'
import { drawPart } from './drawPart.tsx'
import { IssuePage, sampleOf } from './issue.view.tsx'
import { KeptPage } from './kept.view.tsx'
import { placeAmong } from './left.rule.ts'
import { MagazineGate } from './magazineGate.view.tsx'
import { makeCover } from './makeCover.ts'
import { openPart } from './openPart.ts'
import { GatedPart, PartFrame } from './part.view.tsx'
import type { ReaderDeps } from './readerDeps.ts'
import { ShelfPage } from './shelf.view.tsx'

/**
 * The shelf, an issue, a part of one. Each is drawn once for all who see the same: what is somebody's own (where they were,
 * what they have read, what their browser keeps) a script fills in.
 */
export function createMagazinePages(deps: ReaderDeps & { pages: PageShell }) {
  const { browsing: db, site, clock, pages, publication, plans, media, issues } = deps
  const { words } = pages
  const session = (c: Context) => readCookie(c, site, 'session')
  /** Prices and the day of a first charge, where a gate may stand. */
  const offersVersion = () => plans.offersVersion(clock.now(), publication.facts().zone)

  function gateFor(returnTo: string, viewer: Viewer, issue: ReleasedIssue | undefined) {
    const { currency, zone } = publication.facts()
    return (
      <MagazineGate
        words={words}
        offer={plans.offers({ currency, now: clock.now(), zone, trialAvailable: true })}
        returnTo={returnTo}
        signedIn={viewer !== 'visitor'}
        sample={issue && sampleOf(issue)}
      />
    )
  }

  async function coversOf(shown: readonly ReleasedIssue[]) {
    const ids = shown.flatMap(({ cover }) => cover.pictureId ?? [])
    const pictures = await media.findPictures(db, ids)
    const { name, language } = publication.facts()
    return shown.map((issue) => ({ issue, cover: makeCover(issue, { name, language }, pictures) }))
  }

  async function shelf(c: Context): Promise<Response> {
    const all = await issues.listReleased()
    const isOpen = mayHave({ kind: 'file' }, await deps.access.holderOf(session(c))).kind === 'open'
    return pages.shared(c, {
      key: `shelf ${isOpen}`,
      version: `${issues.version()} ${offersVersion()}`,
      make: async (viewer) => ({
        title: words.t('shelf.name'),
        description: words.t('shelf.description', { publication: publication.facts().name }),
        path: MAGAZINE_PATH,
        section: 'magazine',
        islands: ['magazineKept'],
        returnTo: MAGAZINE_PATH,
        body: (
          <ShelfPage
            words={words}
            issues={await coversOf(all)}
            gate={isOpen || all.length === 0 ? undefined : gateFor(MAGAZINE_PATH, viewer, all[0])}
            keeps={isOpen}
          />
        ),
      }),
    })
  }

  async function issue(c: Context): Promise<Response> {
    const found = await findIssue(issues, c.req.param('date') ?? '')
    const all = await issues.listReleased()
    const isOpen = mayHave({ kind: 'file' }, await deps.access.holderOf(session(c))).kind === 'open'
    const at = all.findIndex(({ date }) => date === found.date)
    const [later, earlier] = [all[at - 1], all[at + 1]]
    const path = pathOfIssue(found.date)
    return pages.shared(c, {
      key: `issue ${isOpen}`,
      version: `${issues.version()} ${offersVersion()}`,
      async make(viewer) {
        const [{ cover } = { cover: undefined }] = await coversOf([found])
        if (!cover) throw new Error('an issue has a cover')
        const { zone, language } = publication.facts()
        return {
          title: found.title,
          description: words.t('issue.description', { title: found.title }),
          path,
          section: 'magazine',
          islands: ['magazine'],
          returnTo: path,
          body: (
            <IssuePage
              words={words}
              zone={zone}
              language={language}
              issue={found}
              cover={cover}
              isOpen={isOpen}
              gate={isOpen ? undefined : gateFor(path, viewer, found)}
              earlier={earlier?.date}
              later={later?.date}
            />
          ),
        }
      },
    })
  }

  async function part(c: Context): Promise<Response> {
    const found = await findIssue(issues, c.req.param('date') ?? '')
    const slug = c.req.param('slug') ?? ''
    const entry = found.contents.find((one) => one.slug === slug)
    const around = placeAmong(found.contents, slug)
    if (!entry || !around) throw unknownPart()
    const opened = await openPart({ access: deps.access, bookOf: issues.bookOf }, { issue: found, entry }, session(c))
    if (opened.kind === 'gone') throw unknownPart()
    const isOpen = opened.kind === 'open'
    const path = pathOfPart(found.date, slug)
    return pages.shared(c, {
      key: `part ${isOpen}`,
      version: `${issues.version()} ${isOpen || offersVersion()}`,
      make: async (viewer) => ({
        title: entry.title,
        ...(entry.standfirst && { description: entry.standfirst }),
        path,
        language: entry.language,
        // Where it stands for machines is the article's own address.
        noindex: true,
        look: 'quiet',
        islands: ['magazine'],
        returnTo: path,
        body: (
          <PartFrame words={words} issue={found} entry={entry} around={around} isOpen={isOpen}>
            {isOpen ? (
              await drawPart({ ...deps, db, words, issue: found, entry, book: opened.book }, opened.part)
            ) : (
              <GatedPart words={words} entry={entry} gate={gateFor(path, viewer, found)} />
            )}
          </PartFrame>
        ),
      }),
    })
  }

  /** The same for everybody: what it shows stands in the browser. */
  function kept(c: Context): Promise<Response> {
    return pages.shared(c, {
      key: 'kept',
      version: '',
      make: async () => ({
        title: words.t('kept.title'),
        noindex: true,
        look: 'quiet',
        islands: ['magazineKept'],
        returnTo: KEPT_PATH,
        body: <KeptPage words={words} />,
      }),
    })
  }

  return { shelf, issue, part, kept }
}

const unknownPart = () => notFound('issue-part-unknown', 'This issue has no such part.')
