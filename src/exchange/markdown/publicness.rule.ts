import type { Pick } from './keys.rule.ts'
import { type FrontMatter, isBlank } from './saying.rule.ts'

/** What hides an article where it is anything but a plain no. */
const HIDES = 'draft isDraft hidden private isPrivate unlisted unpublished protected deleted trashed'.split(' ')
/** Others say something else by these, and only a yes hides. */
const HIDES_WHEN_TRUE = ['headless', 'eleventyExcludeFromCollections', 'hide', 'unpublish']
/** And by these only a no. */
const HIDES_WHEN_FALSE = ['live', 'enabled', 'active']
/** What shows one only where it is a plain yes. A day is a yes, too: it says since when. */
const SHOWS = 'published publish isPublished public isPublic visible listed online'.split(' ')
const STATUS = 'status post_status publication_status visibility'.split(' ')
/** These say what stage of its making an article is in, or in which country it happened. */
const STAGE = ['state', 'stage', 'workflow', 'workflow_state', 'moderation_state']
const EARLY =
  /^(?:draft|wip|idea|pending|private|hidden|unpublished|scheduled|in[ _-]?review|review|writing|editing|trash(?:ed)?|deleted)$/i
const PUBLIC_STATUS = new Set('publish published public live online posted released open visible final'.split(' '))

const HIDDEN_FOLDER = /^_?(?:drafts?|unpublished|private|hidden|trash)$/i

/**
 * Why the archive's own program did not show a file to everybody; undefined: it did. What is said in a way that nobody
 * here knows hides: to publish what was not public cannot be taken back.
 */
export function whyNotPublic(pick: Pick, path: string, isMoment: (value: unknown) => boolean): string | undefined {
  const reasons: string[] = []
  const judge = (keys: readonly string[], hides: (value: unknown) => boolean) => {
    for (const key of keys) {
      const value = pick(key)
      if (!isBlank(value) && hides(value)) reasons.push(`${key}: ${worded(value)}`)
    }
  }
  judge(HIDES, (value) => !isNo(value))
  judge(HIDES_WHEN_TRUE, isYes)
  judge(HIDES_WHEN_FALSE, isNo)
  judge(STAGE, (value) => EARLY.test(worded(value)))
  judge(SHOWS, (value) => !isYes(value) && !isMoment(value))
  judge(STATUS, (value) => !isYes(value) && !PUBLIC_STATUS.has(worded(value).toLowerCase()))
  judge(['password'], (value) => value !== false)
  judge(['permalink'], (value) => value === false)
  judge(['access'], (value) => HIDDEN_FOLDER.test(worded(value)))
  judge(['redirect_to'], () => true)
  judge(['build', '_build'], isUnbuilt)
  const folders = path.split('/').slice(0, -1)
  const hidden = folders.find((folder) => HIDDEN_FOLDER.test(folder))
  if (hidden !== undefined) reasons.push(`in the folder ${hidden}`)
  const name = path.replace(/^.*\//, '')
  if (/^_/.test(name) || /\.draft\.[^.]+$/i.test(name)) reasons.push(`the name ${name}`)
  return reasons.length === 0 ? undefined : reasons.join(', ')
}

/** YAML 1.2 reads `yes` as text; whoever wrote it meant true. */
export function isYes(value: unknown): boolean {
  return value === true || value === 1 || /^(?:true|t|yes|y|on|1)$/i.test(worded(value))
}

/** What is no in whatever way it was written. */
export function isNo(value: unknown): boolean {
  return value === false || value === 0 || /^(?:false|f|no|n|off|0|none|never)$/i.test(worded(value))
}

/** Hugo's `build: { render: never, list: never }`; it shows all but what says no or never. */
function isUnbuilt(value: unknown): boolean {
  const { render, list } = (typeof value === 'object' && value !== null ? value : {}) as FrontMatter
  return [render, list].some((said) => !isBlank(said) && (isNo(said) || /^(?:link|local)$/i.test(worded(said))))
}

const worded = (value: unknown): string => (typeof value === 'string' ? value.trim() : (JSON.stringify(value) ?? ''))
