import type { Words } from '../../design/words/words.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Campaigns, PLACEMENTS, type Placement, type SlotContext } from '../campaigns/campaigns.module.ts'
import type { Ads, ShownCreative } from '../counting/counting.module.ts'
import { chooseOwn, numberOf, type OwnNotice } from './ownNotices.rule.ts'
import { type AskedNotices, NO_NOTICES, type Notices, type PageNotices } from './pageNotices.ts'
import { type HouseMatter, Slot } from './slot.view.tsx'

/** What the house has to speak of, with a version of all of it. */
export type HouseFacts = {
  version(): string
  dailyLetter(): { name: string; url: string } | undefined
  /** The longest trial there is, in days. */
  trialDays(): number | undefined
  /** Where today's leaf of the almanac is. */
  leaf(): string | undefined
}

export type NoticesDeps = {
  clock: Clock
  ads: Pick<Ads, 'houseNotices' | 'sealPage' | 'version'>
  campaigns: Pick<Campaigns, 'all' | 'version'>
  publicationName(): string
  house: HouseFacts
}

export function createNotices({ clock, ads, campaigns, publicationName, house }: NoticesDeps): Notices {
  /** Whether anything is booked for a placement, or to be said there. Where not, there is no slot. */
  const isUsed = (placement: Placement) => campaigns.all().some(({ placements }) => placements.includes(placement))
  const version = keptForASecond(campaigns.version, () =>
    [ads.version(clock.now()), house.version(), PLACEMENTS.filter(isUsed)].join(' '),
  )

  function on({ viewer, page, placements, words }: AskedNotices): PageNotices {
    const used = viewer === 'subscriber' ? [] : placements.filter(isUsed)
    if (used.length === 0) return NO_NOTICES
    const name = String(
      page.groupId ?? `${page.kind} ${page.section ?? ''} ${page.places.join()} ${page.tags[0] ?? ''}`,
    )
    const own = chooseOwn(name, used.length, {
      hasLetter: house.dailyLetter() !== undefined,
      hasLeaves: house.leaf() !== undefined,
    })
    const sealed = ads.sealPage(page)
    const slots = used.map((placement, at) => {
      const notice = campaignOf({ placement, page }, name, words) ?? matterOf(own[at] as OwnNotice, words)
      const slot = (
        <Slot words={words} placement={placement} publication={publicationName()} notice={notice} page={sealed} />
      )
      return [placement, slot] as const
    })
    return { slots: Object.fromEntries(slots), islands: ['notices'] }
  }

  /** What the publication has written itself for this placement, in turn from page to page. */
  function campaignOf({ placement, page }: SlotContext, name: string, words: Words): HouseMatter | undefined {
    const all = ads.houseNotices({ placement, page: { ...page, language: words.locale } }, clock.now())
    const chosen = all[numberOf(name) % Math.max(1, all.length)]
    return chosen && matterOfCreative(chosen.creative, words)
  }

  function matterOf(own: OwnNotice, words: Words): HouseMatter {
    switch (own) {
      case 'letter': {
        const { name = '', url = '/newsletters' } = house.dailyLetter() ?? {}
        return {
          headline: words.t('notice.letter.headline'),
          text: words.t('notice.letter.text', { letter: words.published(name).text }),
          button: words.t('notice.letter.button'),
          link: url,
          drawing: own,
        }
      }
      case 'trial': {
        const days = house.trialDays()
        const drawn = { link: '/subscribe', drawing: own }
        return days === undefined
          ? {
              headline: words.t('notice.plans.headline'),
              text: words.t('notice.plans.text'),
              button: words.t('notice.plans.button'),
              ...drawn,
            }
          : {
              headline: words.t('notice.trial.headline'),
              text: words.t('notice.trial.text', { days }),
              button: words.t('notice.trial.button'),
              ...drawn,
            }
      }
      case 'gift':
        return {
          headline: words.t('notice.gift.headline'),
          text: words.t('notice.gift.text'),
          button: words.t('notice.gift.button'),
          link: '/subscribe',
          drawing: own,
        }
      case 'leaf':
        return {
          headline: words.t('notice.leaf.headline'),
          text: words.t('notice.leaf.text'),
          button: words.t('notice.leaf.button'),
          link: house.leaf() ?? '/this-happened',
          drawing: own,
        }
    }
  }

  return { version, on }
}

/** Articles ask for it at every request; the day, which is a part of it, may be a second late. */
function keptForASecond(changed: () => string, make: () => string): () => string {
  let kept = { second: -1, of: '', made: '' }
  return () => {
    const second = Math.floor(performance.now() / 1000)
    const of = changed()
    if (kept.second !== second || kept.of !== of) kept = { second, of, made: make() }
    return kept.made
  }
}

function matterOfCreative(creative: ShownCreative, words: Words): HouseMatter {
  const { headline, text, button, link, picture } = creative
  return {
    headline,
    text,
    button: button || words.t('notice.more'),
    link,
    ...(picture && { picture: { ...picture, alt: creative.kind === 'picture' ? creative.alt : '' } }),
  }
}
