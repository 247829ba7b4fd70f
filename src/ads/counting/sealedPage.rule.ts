import type { PageContext } from '../campaigns/campaigns.module.ts'

/** What a page is about, short and the same for the same page, before it is signed. */
export function writePage({ kind, section, tags, places, language, groupId }: PageContext): string {
  return JSON.stringify([kind, section ?? '', tags, places, language, groupId ?? 0])
}

/** As it was written; whether it is a page's context is for its schema to say. */
export function readPage(text: string): unknown {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(read) || read.length !== 6) return undefined
  const [kind, section, tags, places, language, groupId] = read
  return { kind, ...(section !== '' && { section }), tags, places, language, ...(groupId !== 0 && { groupId }) }
}
