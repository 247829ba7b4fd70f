import type { ArticleDraft, Block } from '../../articles/store/store.module.ts'
import type { ArticleFacts, WantedLeadPicture } from './articleFacts.rule.ts'
import { documentOf } from './bodyDocument.rule.ts'
import type { BodyTree, FoundPicture } from './bodyTree.rule.ts'
import { type Addresses, resolveLink } from './links.rule.ts'
import type { FrontMatter } from './saying.rule.ts'
import { tagsAsText, takeOutTags } from './templateTags.rule.ts'

export type ReadFile = { path: string; data: FrontMatter; body: string; facts: ArticleFacts & { headline: string } }

export type Preparation =
  | {
      kind: 'draft'
      draft: ArticleDraft
      notes: string[]
      /** Every link of its text, as written. */
      links: string[]
    }
  | { kind: 'refused'; reason: string }

export function draftOf(
  file: ReadFile,
  tree: BodyTree,
  pictures: ReadonlyMap<string, FoundPicture>,
  addresses: Addresses,
): Preparation {
  const links = new Set<string>()
  const { document, notes } = documentOf(tree, {
    pictures,
    link: (href) => {
      links.add(href)
      return resolveLink(href, file.path, addresses)
    },
  })
  const { facts } = file
  const lead = facts.picture && leadOf(facts.picture, pictures.get(leadSource(file) ?? ''), document.content, notes)
  if (lead?.isFirstOfBody) document.content.shift()
  // An article of a headline alone would spend somebody's free read on nothing.
  const isEmpty = document.content.every((block) => block.type === 'divider')
  if (isEmpty) notes.push('it is a draft here, as its text is empty')

  const { sectionName: _1, picture: _2, twinKey: _3, day: _4, olderAddresses: _5, ...more } = facts
  const { isRelativeToNow: _6, isUpdatedFromNow: _7, ...kept } = more
  return {
    kind: 'draft',
    draft: {
      ...kept,
      ...(isEmpty && { status: 'draft' as const }),
      ...(lead ? { leadPicture: lead.picture } : {}),
      body: document,
    },
    notes,
    links: [...links],
  }
}

type Times = { firstPublished: Temporal.Instant; updated?: Temporal.Instant }

/** What a file says whenever it is read: without the times that it counts from now, which are others tomorrow. */
export function withoutFromNow(
  said: Times,
  { isRelativeToNow, isUpdatedFromNow }: Pick<ArticleFacts, 'isRelativeToNow' | 'isUpdatedFromNow'>,
): object {
  const { firstPublished, ...rest } = said
  if (isUpdatedFromNow) delete rest.updated
  return isRelativeToNow ? rest : { ...rest, firstPublished }
}

export function leadSource(file: ReadFile): string | undefined {
  if (!file.facts.picture) return undefined
  const { text, tags } = takeOutTags(file.facts.picture.src, file.data)
  return tagsAsText(text, tags).trim()
}

/**
 * The lead picture, with the alternative text it has in the body where the front matter gives none. Archives often show
 * it once more at the top of the body; there, without a caption of its own, it is left out.
 */
function leadOf(
  wanted: WantedLeadPicture,
  found: FoundPicture | undefined,
  content: readonly Block[],
  notes: string[],
) {
  if (found?.kind !== 'stored') {
    const reason = found?.kind === 'missing' ? found.reason : 'it is on another site'
    notes.push(`dropped the lead picture ${wanted.src.slice(0, 120)}: ${reason}`)
    return undefined
  }
  const inBody = content.flatMap((block) =>
    block.type === 'picture' && block.attrs.pictureId === found.pictureId ? [block] : [],
  )
  const alt = wanted.alt || (inBody.map((block) => block.attrs.alt).find(Boolean) ?? '')
  const credit = wanted.credit ?? found.credit
  const first = inBody[0]
  return {
    isFirstOfBody: first !== undefined && first === content[0] && !first.attrs.caption,
    picture: {
      pictureId: found.pictureId,
      alt,
      ...(wanted.caption ? { caption: wanted.caption } : {}),
      ...(credit ? { credit } : {}),
    },
  }
}
