import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { LetterContext } from '../../ads/counting/counting.module.ts'
import { articlePath, findArticles } from '../../articles/store/store.module.ts'
import { directionOf, type Words } from '../../design/words/words.ts'
import { absoluteUrl } from '../../platform/http.ts'
import { findNewsletter, type StoredNewsletter } from '../newsletters/newsletters.module.ts'
import type { BlockOptions, LetterBox, LetterNoticeMatter } from './blockOptions.ts'
import { slugsOf } from './blocks.rule.ts'
import type { DrawingDeps } from './deps.ts'
import { findWholeTexts } from './findWholeTexts.ts'
import type { Letter, LetterStanding, VariantKey, WrittenVariant } from './letter.ts'
import { letterBlock } from './letterBlocks.view.tsx'
import type { LetterArticle, LetterBlock } from './letterDocument.ts'
import { LetterFoot } from './letterFoot.view.tsx'
import { LetterMail, LetterMasthead } from './letterMail.view.tsx'
import { LetterNoticeView, NOTICE_PICTURE } from './letterNotice.view.tsx'
import { letterText } from './letterText.ts'
import { hasNotices, isPartedByItself, noticePlace } from './noticePlace.rule.ts'
import { pictureFile } from './pictureFile.ts'
import { shownTo } from './shownTo.rule.ts'
import { holeMark, sliceAtHoles, withoutHoleMarks } from './slices.rule.ts'

/**
 * A letter as everybody of one standing, language and arm gets it, in slices between which a sender puts what differs
 * from reader to reader. Pure of readers; to be asked once for each variant of a revision. What has been withdrawn since
 * the letter was put together is left out. A text that is withheld stands in it only for a standing that may read it.
 */
export async function writeVariant(deps: DrawingDeps, stored: Letter, key: VariantKey): Promise<WrittenVariant> {
  const letter = { ...withoutHoleMarks({ ...stored, dueAt: 0, fillAt: 0 }), dueAt: stored.dueAt }
  const newsletter = await findNewsletter(deps.db, letter.newsletter)
  if (!newsletter) throw new Error(`there is no newsletter ${letter.newsletter}`)
  const words = deps.languages.speak(key.language)
  const { name, zone, legalName, address, letterStatistics } = deps.publication.facts()
  const { blocks, sponsors } = await shownBlocks(deps, letter.document.blocks, key.standing)
  const url = (path: string) => absoluteUrl(deps.site, path)
  const withPass = (path: string) => url(passed(path))
  const options: BlockOptions = {
    words,
    language: letter.language,
    direction: directionOf(letter.language),
    zone: newsletter.zone ?? zone,
    standing: key.standing,
    url: (path) => (isArticleLike(path) ? withPass(path) : url(path)),
    articleUrl: (article) => withPass(articlePath({ section: article.section, slug: article.slug })),
    pictureUrl: (picture) => url(pictureFile(picture)),
    sponsorOf: ({ groupId }) => sponsors.get(groupId),
    leaf: newsletter.look === 'leaf',
    ...(await foundMatter(deps, blocks, key.standing)),
    box: boxFor(key.standing, { words, url, withPass, publication: name, trialDays: deps.trialDays() }),
  }
  const date = words.day(Temporal.PlainDate.from(letter.date), 'weekday')
  const home = words.path(`/newsletters/${newsletter.slug}`)
  const readOnWeb = {
    url: withPass(`/newsletters/${newsletter.slug}/${letter.date}`),
    label: words.t('letter.onTheWeb'),
  }
  const unsubscribe = url(words.path(`/unsubscribe/${holeMark('unsubscribe')}`))
  // It came with a subscription that nobody should fear to end here.
  const isPaidFor = newsletter.audience === 'subscribers'
  const sentTo = { letter: newsletter.name, address: holeMark('address') }
  const foot = {
    words,
    why: words.t(isPaidFor ? 'letter.whySubscriber' : 'letter.why', sentTo),
    unsubscribe: { url: unsubscribe, label: words.t(isPaidFor ? 'letter.unsubscribeOnly' : 'letter.unsubscribe') },
    preferences: { url: `${unsubscribe}#preferences`, label: words.t('letter.preferences') },
    imprint: [legalName || name, address.replaceAll('\n', ', ')].filter(Boolean).join(', '),
  }
  const place = noticePlace(blocks)
  const isParted = isPartedByItself(blocks[place]?.type)
  const beside = hasNotices(key.standing) ? await tagsBeside(deps, blocks, place) : []
  const notice = hasNotices(key.standing) ? noticeOf(deps, { ...letter, beside }, options) : undefined
  const drawn = (some: readonly LetterBlock[]) => some.map((block) => letterBlock(block, options))
  const subject = (key.arm === 'b' ? letter.otherSubject : undefined) ?? letter.subject
  const markup = render(
    <LetterMail
      words={words}
      language={letter.language}
      direction={directionOf(letter.language)}
      subject={subject}
      previewText={letter.previewText}
      masthead={
        <LetterMasthead
          name={newsletter.name}
          url={url(home)}
          publication={name}
          date={date}
          leaf={options.leaf ? leafOf(letter.date, words) : undefined}
          readOnWeb={readOnWeb}
        />
      }
      foot={<LetterFoot {...foot} />}
      opened={letterStatistics ? url(`/newsletters/opened/${holeMark('pass')}.gif`) : undefined}
    >
      {drawn(blocks.slice(0, place))}
      {notice && <LetterNoticeView notice={notice} isParted={isParted} options={options} />}
      {drawn(blocks.slice(place))}
    </LetterMail>,
  )
  const text = letterText(
    {
      name: newsletter.name,
      publication: name,
      date,
      readOnWeb,
      blocks,
      notice: notice && { below: place, isParted, notice },
      foot: [
        foot.why,
        `${foot.unsubscribe.label}\n${foot.unsubscribe.url}`,
        `${foot.preferences.label}\n${foot.preferences.url}`,
        foot.imprint,
      ],
    },
    options,
  )
  return {
    subject,
    previewText: letter.previewText,
    html: sliceAtHoles(markup),
    text: sliceAtHoles(text),
    from: senderOf(deps, newsletter),
    ...(newsletter.replyTo && { replyTo: newsletter.replyTo }),
    listId: `${newsletter.slug}.${new URL(deps.site.origin).hostname}`,
  }
}

function render(mail: Child): string {
  return html`<!doctype html>${mail}`.toString()
}

/** Whoever opens a link of ours from a letter brings its pass. */
const passed = (path: string) => `${path}${path.includes('?') ? '&' : '?'}letter=${holeMark('pass')}`

/** Only what may be behind the paywall needs a pass. */
const isArticleLike = (path: string) =>
  /^\/[^/?#]+\/[^/?#]+(?:[?#]|$)/.test(path) && !/^\/(?:about|unsubscribe|assets|pictures)\//.test(path)

function senderOf(deps: DrawingDeps, newsletter: StoredNewsletter): { name: string; address: string } {
  const { name, email } = deps.publication.facts()
  const { hostname } = new URL(deps.site.origin)
  const own = newsletter.name === name ? name : `${newsletter.name}, ${name}`
  return { name: newsletter.sender || own, address: email || `no-reply@${hostname}` }
}

function leafOf(date: string, words: Words) {
  const day = Temporal.PlainDate.from(date)
  const month = new Intl.DateTimeFormat(words.locale, { month: 'long', timeZone: 'UTC' })
  return {
    day: words.number(day.day),
    month: month.format(day.toZonedDateTime('UTC').epochMilliseconds),
  }
}

/** What this standing sees, without what has been withdrawn meanwhile; and who paid for what of it. */
async function shownBlocks(
  deps: DrawingDeps,
  blocks: readonly LetterBlock[],
  standing: LetterStanding,
): Promise<{ blocks: LetterBlock[]; sponsors: ReadonlyMap<number, string | undefined> }> {
  const alive = await findArticles(deps.db, slugsOf(blocks))
  const theirs = alive.filter(({ sponsor }) => sponsor === undefined || hasNotices(standing))
  const sponsors = new Map(theirs.map(({ groupId, sponsor }) => [groupId, sponsor]))
  return { blocks: shownTo(blocks, standing, new Set(sponsors.keys())), sponsors }
}

/** Texts and pictures that the blocks need. */
async function foundMatter(
  deps: DrawingDeps,
  blocks: readonly LetterBlock[],
  standing: LetterStanding,
): Promise<Pick<BlockOptions, 'whole' | 'picture'>> {
  const wholes = await findWholeTexts(deps.db, blocks, standing)
  const written = blocks.flatMap((block) => (block.type === 'text' ? block.content : []))
  const ids = [...written, ...[...wholes.values()].flat()].flatMap((block) =>
    block.type === 'picture' ? [block.attrs.pictureId] : [],
  )
  const pictures = await deps.media.findPictures(deps.db, ids)
  return {
    whole: (article: LetterArticle) => wholes.get(article.groupId),
    picture: (id) => {
      const found = pictures.get(id)
      return found && { url: absoluteUrl(deps.site, pictureFile(found)), width: found.width, height: found.height }
    },
  }
}

/** Of the articles just above and below what was booked. */
async function tagsBeside(deps: DrawingDeps, blocks: readonly LetterBlock[], place: number): Promise<string[]> {
  const articles = await findArticles(deps.db, slugsOf(blocks.slice(Math.max(0, place - 1), place + 1)))
  return articles.flatMap(({ tags }) => tags)
}

/** Its link is the same for everybody: who follows it is nobody's to know. */
function noticeOf(
  deps: DrawingDeps,
  { newsletter, date, language, beside }: LetterContext,
  { words }: Pick<BlockOptions, 'words'>,
): LetterNoticeMatter | undefined {
  const notice = deps.noticeIn({ newsletter, date, language, beside })
  if (!notice) return undefined
  const { creative, advertiser, link } = notice
  const { picture } = creative
  return {
    label:
      advertiser === undefined
        ? words.t('letter.noticeOwn', { publication: deps.publication.facts().name })
        : words.t('letter.noticeSold', { advertiser }),
    headline: creative.headline,
    text: creative.text,
    button: creative.button || words.t('notice.more'),
    url: link.startsWith('/') ? absoluteUrl(deps.site, link) : link,
    ...(picture && {
      picture: {
        url: absoluteUrl(deps.site, pictureFile(picture, NOTICE_PICTURE)),
        alt: creative.kind === 'picture' ? creative.alt : '',
        width: picture.width,
        height: picture.height,
      },
    }),
  }
}

type BoxFacts = {
  words: Words
  url(path: string): string
  withPass(path: string): string
  publication: string
  trialDays: number | undefined
}

/** At most one, and nothing is sold to whoever has subscribed. */
function boxFor(
  standing: LetterStanding,
  { words, url, withPass, publication, trialDays }: BoxFacts,
): LetterBox | undefined {
  // Whoever subscribes by it came by this letter.
  const subscribe = withPass(words.path('/subscribe'))
  const plans = { url: subscribe, label: words.t('letter.seePlans') }
  switch (standing) {
    case 'visitor':
    case 'reader':
      return trialDays === undefined
        ? { heading: words.t('letter.boxRead', { publication }), text: words.t('letter.boxReadText'), button: plans }
        : {
            heading: words.t('letter.boxTrial', { publication }),
            text: words.t('letter.boxTrialText', { days: trialDays }),
            button: { url: subscribe, label: words.t('letter.boxTrialButton') },
          }
    case 'trial':
      return {
        heading: words.t('letter.boxInTrial'),
        text: words.t('letter.boxInTrialText'),
        button: { url: url(words.path('/account/subscription')), label: words.t('letter.boxInTrialButton') },
      }
    case 'lapsed':
      return { heading: words.t('letter.boxLapsed'), text: words.t('letter.boxLapsedText'), button: plans }
    case 'subscriber':
      return undefined
  }
}
