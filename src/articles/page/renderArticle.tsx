import type { Child } from 'hono/jsx'
import type { Notices } from '../../ads/showing/showing.module.ts'
import type { Frame, Viewer } from '../../design/frame/shell.ts'
import type { Link } from '../../design/parts/teaser.view.tsx'
import { POSTER } from '../../design/poster/layOutPoster.ts'
import { keepLinksUnder } from '../../design/words/prefix.ts'
import type { Words } from '../../design/words/words.ts'
import type { Media, StoredPicture } from '../../media/pictures/pictures.module.ts'
import {
  type Access,
  type Benefit,
  Gate,
  type GateProps,
  type Grant,
  isAccessibleForFree,
  type PlanOffer,
  ShortGate,
} from '../../paywall/decisions/decisions.module.ts'
import type { PaywallPolicy } from '../../paywall/meter/meter.module.ts'
import type { Database } from '../../platform/database.ts'
import { absoluteUrl, type Site } from '../../platform/http.ts'
import { pagePath } from '../../publication/facts/facts.module.ts'
import { countryName, Locator, type Maps } from '../../publication/places/places.module.ts'
import type { Posters } from '../posters/posters.module.ts'
import {
  type ArticleMemory,
  articlePath,
  type BoxRenderer,
  findLeadPictures,
  mappable,
  pictureOf,
  plainHeadline,
  type RememberedArticle,
  readingMinutes,
  renderBody,
  renderLeadIn,
} from '../store/store.module.ts'
import { type ArticleFacts, ArticlePart, ArticleView } from './article.view.tsx'
import { newsArticle } from './newsArticle.rule.ts'
import type { ReadNext } from './readNext.ts'
import type { StreamEntry } from './stream.view.tsx'

export type Offer = { offer: readonly PlanOffer[]; benefits: readonly Benefit[] }

export type ArticleRendering = {
  db: Database
  site: Site
  frame: Frame
  memory: Pick<ArticleMemory, 'body'>
  posters: Pick<Posters, 'of'>
  media: Media
  maps: Maps
  box: BoxRenderer
  notices: Pick<Notices, 'on'>
  publication: { name: string; language: string; zone: string; gatePromises: readonly string[] }
  policy: PaywallPolicy
  offer: Offer
}

/** Entries of the stream above what may be for sale: two articles, a letter's box, another article. */
const NOTICE_AFTER = 4

export type Decided = { access: Access; grant: Grant | undefined; viewer: Viewer }

/** Without a grant it is made from what everyone may read. `tail` only for a whole page. */
export function renderArticle(
  deps: ArticleRendering,
  article: RememberedArticle,
  decided: Decided,
  tail: ReadNext | undefined,
): Promise<string> {
  return tail ? renderPage(deps, article, decided, tail) : renderPart(deps, article, decided)
}

async function renderPage(
  deps: ArticleRendering,
  article: RememberedArticle,
  decided: Decided,
  tail: ReadNext,
): Promise<string> {
  const { frame, site, publication } = deps
  const { words } = frame
  const path = pathOf(article)
  const pictures = await findLeadPictures(deps.db, deps.media, [article])
  const facts = articleFacts(deps, article, pictures)
  const widest = facts.picture?.widths.at(-1)
  const url = absoluteUrl(site, path)
  const lead = widest &&
    facts.picture && {
      url: absoluteUrl(site, widest.url),
      width: widest.width,
      height: Math.round((facts.picture.height * widest.width) / facts.picture.width),
    }
  const poster = deps.posters.of(article, pictures)
  const made = poster && { url: absoluteUrl(site, poster.path), ...POSTER }
  const alt = words.t('poster.alt', { headline: plainHeadline(article.headline), publication: publication.name })
  const shown = made
    ? { ...made, type: 'image/jpeg', alt }
    : lead && { ...lead, type: 'image/webp', alt: facts.picture?.alt ?? '' }
  const free = isAccessibleForFree(article)
  const { access } = decided
  const { slots, islands } = deps.notices.on({
    viewer: decided.viewer,
    page: {
      kind: 'article',
      section: article.section.slug,
      tags: [...new Set([...article.tags, ...tagsBeside(tail.stream)])],
      places: [...new Set(article.places.map(({ country }) => country))],
      language: article.language,
      groupId: article.groupId,
    },
    // Beside the gate nothing else is for sale.
    placements: access.kind === 'gate' ? ['stream'] : ['paragraphs', 'below', 'stream'],
    words,
  })
  return frame.render(
    {
      title: plainHeadline(article.headline),
      description: facts.standfirst ?? '',
      path,
      oneAddress: true,
      language: article.language,
      look: 'article',
      section: article.section.slug,
      returnTo: path,
      islands: ['stream', 'boxes', ...islands],
      head: (
        <MachineHead
          site={site}
          article={article}
          language={publication.language}
          gated={access.kind === 'gate' || isCrawler(access)}
        />
      ),
      jsonLd: newsArticle(article, {
        url,
        publication: {
          name: publication.name,
          url: site.origin,
          language: publication.language,
          logo: absoluteUrl(site, frame.icon),
        },
        pictures: [lead, made].filter((picture) => !!picture),
        accessibleForFree: free,
      }),
      openGraph: {
        type: 'article',
        publishedTime: article.firstPublished.toString(),
        modifiedTime: (article.updated ?? article.firstPublished).toString(),
        section: article.section.name,
        language: article.language,
        alternateLanguages: article.variants.map((variant) => variant.language),
        ...(shown && { image: shown }),
      },
      body: (
        <ArticleView
          words={words}
          zone={publication.zone}
          article={facts}
          text={await articleText(deps, article, decided, slots.paragraphs)}
          below={slots.below}
          {...(access.kind === 'metered' && { left: access.left })}
          {...openedBy(access, words)}
          {...(access.kind === 'open' && access.reason === 'subscriber' && { give: article.slug })}
          save={article.slug}
          subscribeUrl={`/subscribe?return=${encodeURIComponent(path)}`}
          map={locatorOf(deps, article)}
          elsewhere={tail.elsewhere}
          stream={withNotice(tail.stream, slots.stream)}
          latest={tail.latest}
        />
      ),
    },
    decided.viewer,
  )
}

/** Among the articles below it, where there are so many. */
function withNotice(stream: readonly StreamEntry[], notice: Child | undefined): readonly StreamEntry[] {
  if (!notice) return stream
  const entry = { kind: 'notice', notice } as const
  return [...stream.slice(0, NOTICE_AFTER), entry, ...stream.slice(NOTICE_AFTER)]
}

/** What stands above and below it there may exclude what was booked. */
function tagsBeside(stream: readonly StreamEntry[]): readonly string[] {
  const articles = stream.map((entry, at) => ({ entry, at })).filter(({ entry }) => entry.kind === 'article')
  const above = articles.findLast(({ at }) => at < NOTICE_AFTER)
  const below = articles.find(({ at }) => at >= NOTICE_AFTER)
  return [above, below].flatMap((one) => (one?.entry.kind === 'article' ? one.entry.tags : []))
}

type MachineHeadProps = { site: Site; article: RememberedArticle; language: string; gated: boolean }

/**
 * The same article in every language, each naming all the others and itself; `x-default` is the publication's own. What
 * stands at a gate is not to be shown from anybody's store.
 */
function MachineHead({ site, article, language, gated }: MachineHeadProps) {
  const { section, slug } = article
  const all = [{ language: article.language, section: section.slug, slug }, ...article.variants]
  const byDefault = all.find((variant) => variant.language === language) ?? all[0]
  return (
    <>
      <meta name="robots" content={gated ? 'noarchive, max-image-preview:large' : 'max-image-preview:large'} />
      {article.variants.length > 0 &&
        all
          .toSorted((a, b) => a.language.localeCompare(b.language))
          .map((variant) => (
            <link rel="alternate" hreflang={variant.language} href={absoluteUrl(site, articlePath(variant))} />
          ))}
      <link
        rel="alternate"
        type="application/json+oembed"
        href={`${absoluteUrl(site, '/oembed')}?url=${encodeURIComponent(absoluteUrl(site, articlePath({ section: section.slug, slug })))}`}
      />
      {article.variants.length > 0 && byDefault && (
        <link rel="alternate" hreflang="x-default" href={absoluteUrl(site, articlePath(byDefault))} />
      )}
    </>
  )
}

/** What a search engine reads is withheld from others: it is not to be shown from its store either. */
const isCrawler = (access: Access) => access.kind === 'open' && access.reason === 'crawler'

/** Who opened it, said to whoever neither pays nor is counted for it. */
function openedBy(access: Access, words: Words): { openedBy?: string } {
  if (access.kind !== 'open') return {}
  switch (access.reason) {
    case 'institution':
      return { openedBy: words.t('article.openedByInstitution', { institution: access.by ?? '' }) }
    case 'gift':
      return { openedBy: words.t('article.openedByGift') }
    case 'newsletter':
      return { openedBy: words.t('article.openedByNewsletter') }
    case 'staff':
      return { openedBy: words.t('article.openedByStaff') }
    default:
      return {}
  }
}

/** The answer to `?part=body`: only the body, or the short gate. */
async function renderPart(deps: ArticleRendering, article: RememberedArticle, decided: Decided): Promise<string> {
  const { words } = deps.frame
  const { access, grant, viewer } = decided
  const idPrefix = article.slug
  const spared = viewer === 'subscriber'
  const text =
    grant && access.kind !== 'gate'
      ? // Unfolded among others, its notes and subheads must not be taken for theirs.
        ({ kind: 'open', ...(await renderBody(bodyDeps(deps), article, grant, { idPrefix, spared })) } as const)
      : ({ kind: 'gated', shortGate: <ShortGate {...gateProps(deps, article, decided)} /> } as const)
  const part = (<ArticlePart words={words} language={article.language} text={text} />).toString()
  return keepLinksUnder(words.path, part)
}

async function articleText(deps: ArticleRendering, article: RememberedArticle, decided: Decided, between: Child) {
  const { access, grant, viewer } = decided
  if (grant && access.kind !== 'gate') {
    const shown = { between, spared: viewer === 'subscriber' }
    return { kind: 'open', ...(await renderBody(bodyDeps(deps), article, grant, shown)) } as const
  }
  const props = gateProps(deps, article, decided)
  return {
    kind: 'gated',
    leadIn: renderLeadIn({ box: deps.box, words: deps.frame.words }, article),
    shortGate: <ShortGate {...props} plansUrl="#gate" />,
    gate: <Gate {...props} />,
  } as const
}

const bodyDeps = ({ frame, ...deps }: ArticleRendering) => ({ ...deps, words: frame.words })

function gateProps(deps: ArticleRendering, article: RememberedArticle, { access, viewer }: Decided): GateProps {
  if (access.kind !== 'gate') throw new Error('an open article has no gate')
  return {
    words: deps.frame.words,
    gate: access.gate,
    reason: access.reason,
    // Where a pool or an account has another allowance, that is the limit which was reached.
    allowance: access.allowance ?? deps.policy.allowance,
    registeredBonus: deps.policy.registeredBonus,
    offer: deps.offer.offer,
    benefits: deps.offer.benefits,
    promises: deps.publication.gatePromises,
    returnTo: pathOf(article),
    signInUrl: '/sign-in',
    subscribeUrl: '/subscribe',
    signedIn: viewer !== 'visitor',
  }
}

const pathOf = (article: { section: { slug: string }; slug: string }) =>
  articlePath({ section: article.section.slug, slug: article.slug })

/** A map of the dateline's place. */
function locatorOf({ maps, frame }: ArticleRendering, { places: [place] }: RememberedArticle): Child | undefined {
  const map = place && maps.locator(mappable(place))
  if (!map) return undefined
  const city = place.city === null ? undefined : { name: place.city, url: pagePath('place', place.slug) }
  return <Locator words={frame.words} map={map} country={place.country} city={city} />
}

function articleFacts(
  deps: ArticleRendering,
  article: RememberedArticle,
  pictures: Map<string, StoredPicture>,
): ArticleFacts {
  const { words } = deps.frame
  const picture = pictureOf(article.leadPicture, pictures)
  const city = article.places[0]?.city
  const places: Link[] = article.places.map((place) => ({
    name: place.city ?? countryName(place.country, words.locale),
    url: pagePath('place', place.slug),
  }))
  return {
    url: pathOf(article),
    headline: article.headline,
    section: { name: article.section.name, url: pagePath('section', article.section.slug) },
    places,
    authors: article.authors.map((author) => ({ name: author.name, url: pagePath('author', author.slug) })),
    tags: article.tags.map((tag, index) => ({
      name: article.tagNames[index] ?? tag,
      url: pagePath('tag', tag),
    })),
    language: article.language,
    published: article.firstPublished,
    minutes: readingMinutes(article.words),
    variants: article.variants.map(({ language, section, slug }) => ({
      language,
      url: articlePath({ section, slug }),
    })),
    corrections: article.corrections.map(({ at, text }) => ({ at: Temporal.Instant.from(at), text })),
    ...(article.kicker && { kicker: article.kicker }),
    ...(article.standfirst && { standfirst: article.standfirst }),
    ...(city && { dateline: city }),
    ...(article.sponsor && { sponsor: article.sponsor }),
    ...(article.updated && { updated: article.updated }),
    ...(picture && { picture }),
    ...(article.source && {
      source: {
        outlet: { name: article.source.credit, url: pagePath('source', article.source.slug) },
        ...(article.originalLanguage && { originalLanguage: article.originalLanguage }),
        ...(article.originalUrl && { originalUrl: article.originalUrl }),
        ...(article.translator && { translator: article.translator }),
      },
    }),
  }
}
