import { hash } from 'node:crypto'
import { z } from 'zod'
import { statusAt } from '../../articles/store/store.module.ts'
import type { ReadFile } from './draft.rule.ts'

/** `source`: a digest of all that the file says by itself. */
export type FoundFile = { kind: 'file'; file: ReadFile; source: string; notes: string[] }

/** What the first reading wants to know of a file. */
export const Reading = z.object({
  headline: z.string(),
  text: z.string(),
  source: z.string(),
  slug: z.string(),
  section: z.string(),
  sectionName: z.string(),
  language: z.string(),
  day: z.string(),
  twinKey: z.string(),
  variantOf: z.string().optional(),
  redirectFrom: z.array(z.string()),
  tags: z.array(z.string()),
  authors: z.array(z.string()),
  status: z.enum(['draft', 'published']),
  firstPublished: z.string(),
  expires: z.string().optional(),
  notes: z.array(z.string()),
})
export type Reading = z.infer<typeof Reading>

export function readingOf({ file: { facts, body }, source, notes }: FoundFile): Reading {
  const { variantOf, firstPublished, expires } = facts
  return {
    headline: facts.headline,
    text: textDigest(body),
    source,
    slug: facts.slug,
    section: facts.section,
    sectionName: facts.sectionName,
    language: facts.language,
    day: facts.day,
    twinKey: facts.twinKey,
    ...(variantOf === undefined ? {} : { variantOf }),
    redirectFrom: [...(facts.redirectFrom ?? [])],
    tags: [...facts.tags],
    authors: [...facts.authors],
    status: facts.status,
    firstPublished: firstPublished.toString(),
    ...(expires === undefined ? {} : { expires: expires.toString() }),
    notes,
  }
}

export function isPublicAt({ status, firstPublished, expires }: Reading, now: Temporal.Instant): boolean {
  const standing = {
    status,
    firstPublished: Temporal.Instant.from(firstPublished),
    ...(expires === undefined ? {} : { expires: Temporal.Instant.from(expires) }),
  }
  return statusAt(standing, now) === 'published'
}

/** Of the file and of what its name, the options and the publication make of it. What is dated from now stays as it was. */
export function sourceOf(bytes: Buffer, { facts }: ReadFile): string {
  const { firstPublished, day: _1, twinKey: _2, picture: _3, olderAddresses: _4, ...rest } = facts
  const made = JSON.stringify(facts.isRelativeToNow ? rest : { ...rest, firstPublished })
  return digestOf(Buffer.concat([bytes, Buffer.from(`\0${made}`)]))
}

/** A text shorter than this may well be that of several files. */
const OWN_TEXT = 40

function textDigest(body: string): string {
  const text = body.trim()
  return text.length < OWN_TEXT ? '' : digestOf(text)
}

/** Short, and of which no two texts that anybody wrote have the same. */
export const digestOf = (text: string | Buffer) => hash('sha256', text, 'base64url').slice(0, 22)
