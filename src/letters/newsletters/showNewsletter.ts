import type { StoredNewsletter } from './newsletter.ts'
import { RECIPE, type RecipeBlock } from './recipe.ts'
import { sayRecipe } from './recipeWords.rule.ts'
import { nextInstalment } from './schedule.rule.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

export type ShownNewsletter = Record<string, string | number | boolean | null>

/** What `dateline newsletter show` says, in the words that `set` understands; and when its next letter is due. */
export function showNewsletter(
  newsletter: StoredNewsletter,
  publicationZone: string,
  now: Temporal.Instant,
): ShownNewsletter {
  const { slug, name, promise, every, weekday = 1, hour, zone, atReadersHour, approval, audience } = newsletter
  const next = nextInstalment(newsletter, now, publicationZone)
  return {
    slug,
    name,
    promise,
    cadence: every === 'weekly' ? `weekly:${WEEKDAYS[weekday - 1] ?? ''}` : every,
    words: newsletter.cadence,
    hour,
    zone: zone ?? publicationZone,
    'at-readers-hour': atReadersHour,
    approval: approval ?? 'off',
    audience,
    language: newsletter.language,
    sender: newsletter.sender,
    'reply-to': newsletter.replyTo,
    look: newsletter.look,
    'weekly-form': newsletter.weeklyForm ?? 'none',
    'test-share': newsletter.testShare,
    'test-minimum': newsletter.testMinimum,
    'test-minutes': newsletter.testMinutes,
    recipe: sayRecipe(newsletter.recipe, usual),
    'next-date': next.day.toString(),
    'next-due': next.due.toString(),
  }
}

/** With what has to be said given any value, so that it is always said. */
const usual = (block: RecipeBlock['block']) =>
  RECIPE.parse([block === 'place' ? { block, place: '0' } : { block }])[0] as RecipeBlock
