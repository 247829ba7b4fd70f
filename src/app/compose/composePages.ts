import { createListPages, createListSubjects } from '../../articles/lists/lists.module.ts'
import { createArticleAnswers, createArticlePage, createGiftPage } from '../../articles/page/page.module.ts'
import type { Posters } from '../../articles/posters/posters.module.ts'
import { ArticleDocumentSchema, type ArticleMemory, renderDocument } from '../../articles/store/store.module.ts'
import { createPersonalFeedPage } from '../../articles/syndication/syndication.module.ts'
import type { Words } from '../../design/words/words.ts'
import type { Newsletters, NewslettersDeps } from '../../letters/signUp/signUp.module.ts'
import { createNewslettersPage } from '../../letters/signUp/signUp.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import { createFrontPage, createTail } from '../../newsroom/fronts/fronts.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { createAboutPage, type Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Readers, ReadersDeps } from '../../readers/accounts/accounts.module.ts'
import { createAccountPage, createLanguagePage, createSessionsPage } from '../../readers/accounts/accounts.module.ts'
import { createEmailChangePage, createPrivacyPage } from '../../readers/privacy/privacy.module.ts'
import type { SignIn } from '../../readers/signIn/signIn.module.ts'
import { createSignInPage } from '../../readers/signIn/signIn.module.ts'
import { createErrorPages } from '../http/errorPages.tsx'
import type { composeMoney } from './composeMoney.ts'
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
