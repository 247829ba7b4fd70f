import {
  ArticleDocumentSchema,
  type ArticleMemory,
  createArticleAnswers,
  createArticlePage,
  createGiftPage,
  createListPages,
  createListSubjects,
  createPersonalFeedPage,
  type Posters,
  renderDocument,
} from '../articles/articles.module.ts'
import type { Words } from '../design/words/words.ts'
import { createFrontPage, createTail } from '../fronts/fronts.module.ts'
import type { Media } from '../media/media.module.ts'
import type { Newsletters, NewslettersDeps } from '../newsletters/newsletters.module.ts'
import { createNewslettersPage } from '../newsletters/newsletters.page.tsx'
import type { Paywall } from '../paywall/paywall.module.ts'
import type { Maps } from '../places/places.module.ts'
import type { Plans } from '../plans/plans.module.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { createAboutPage, type Publication } from '../publication/publication.module.ts'
import { createAccountPage } from '../readers/account.page.tsx'
import { createEmailChangePage } from '../readers/emailChange.page.tsx'
import { createLanguagePage } from '../readers/language.page.tsx'
import { createPrivacyPage } from '../readers/privacy.page.tsx'
import type { Readers, ReadersDeps } from '../readers/readers.module.ts'
import { createSessionsPage } from '../readers/sessions.page.tsx'
import type { SignIn } from '../readers/signIn.module.ts'
import { createSignInPage } from '../readers/signIn.page.tsx'
import type { composeMoney } from './composeMoney.ts'
import { createErrorPages } from './errorPages.tsx'
import { createShell, type ShellDeps } from './shell.tsx'

/** What the pages of every language share. */
export type PagesDeps = Omit<ShellDeps, 'words' | 'paywall'> & {
  db: Database
  clock: Clock
  log: Log
  media: Media
  maps: Maps
  memory: ArticleMemory
  posters: Posters
  publication: Publication
  plans: Plans
  paywall: Paywall
  readers: Readers
  signIn: SignIn
  readersDeps: ReadersDeps
  newsletters: Newsletters
  newslettersDeps: NewslettersDeps
  money: ReturnType<typeof composeMoney>
  clientAddressOf: Parameters<typeof createArticlePage>[0]['clientAddressOf']
}

export type PagesOfLanguage = ReturnType<typeof composePages>

/** Every page that a reader meets, in one language. */
export function composePages(deps: PagesDeps, words: Words) {
  const { db, site, clock, media, maps, memory, posters, publication, plans, paywall, readers, clientAddressOf } = deps
  const { readersDeps, newsletters, newslettersDeps, pageHeaders } = deps
  const shell = createShell({ ...deps, paywall: () => paywall, words })
  const box = newsletters.boxes
  const facts = () => publication.facts()
  const answers = createArticleAnswers({
    db,
    site,
    frame: shell,
    media,
    maps,
    box,
    memory,
    posters,
    clock,
    paywall,
    variants: deps.variants,
    tail: createTail({ db, frame: shell, media, memory, box, publication }),
    publication: facts,
    offers: {
      version: () => plans.offersVersion(clock.now(), facts().zone),
      current: async (now) => {
        const { currency, zone } = facts()
        return {
          offer: plans.offers({ currency, now, zone, trialAvailable: true }),
          benefits: plans.benefits(now, zone),
        }
      },
    },
    pageHeaders,
  })
  const subjects = createListSubjects({ db, publication, words: () => words })
  const privacy = createPrivacyPage({
    ...readersDeps,
    readers,
    signIn: deps.signIn,
    shell,
    clientAddressOf,
    zone: () => facts().zone,
  })
  const pages = {
    front: createFrontPage({ db, pages: shell, media, maps, memory, publication }),
    lists: createListPages({ db, pages: shell, media, maps, memory, publication, subjects }),
    about: createAboutPage({
      publication,
      pages: shell,
      renderDocument: (document) =>
        renderDocument(ArticleDocumentSchema.parse(document), {
          pictures: new Map(),
          box,
          related: () => undefined,
          words,
        }),
    }),
    article: createArticlePage({ db, answers, clientAddressOf }),
    personalFeed: createPersonalFeedPage({ db, site, clock, shell, readers }),
    gift: createGiftPage({ db, site, shell, readers, paywall, memory, publication: facts }),
    newsletters: createNewslettersPage({ ...newslettersDeps, newsletters, readers, shell, clientAddressOf }),
    signIn: createSignInPage({ ...readersDeps, readers, shell, clientAddressOf }),
    language: createLanguagePage({ ...readersDeps, readers }),
    account: createAccountPage({ ...readersDeps, readers, shell }),
    sessions: createSessionsPage({ ...readersDeps, readers, shell, zone: () => facts().zone }),
    privacy,
    emailChange: createEmailChangePage({ ...readersDeps, readers, shell, clientAddressOf, privacy }),
    ...deps.money.pages(shell),
  }
  return { words, answers, pages, errorPages: createErrorPages({ shell, log: deps.log, pageHeaders }) }
}
