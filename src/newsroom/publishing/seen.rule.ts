/** What somebody had before their eyes when they said that it goes out. */
export type Sight = {
  /** How many times the article was stored for readers. */
  version: number
  /** Of the text at the desk, and of all facts together. */
  text: number
  facts: number
}

export const writeSight = ({ version, text, facts }: Sight): string => `${version}.${text}.${facts}`

export function readSight(said: string): Sight | undefined {
  const [, version, text, facts] = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(said) ?? []
  return version === undefined ? undefined : { version: Number(version), text: Number(text), facts: Number(facts) }
}

/** What has happened since: somebody else let it out, or somebody has gone on writing. */
export function whatHappened(seen: Sight, now: Sight): 'nothing' | 'published' | 'written' {
  if (seen.version !== now.version) return 'published'
  return seen.text === now.text && seen.facts === now.facts ? 'nothing' : 'written'
}
