export type Twin = {
  path: string
  language: string
  /** What its front matter calls it and its twins, else what their names have in common. */
  twinKey: string
  variantOf: string | undefined
  slug: string
}

/** Which file's article each file is a variant of: of twins the first, where one is in the publication's language that one. */
export function joinTwins(files: readonly Twin[], language: string): Map<string, string> {
  // Most files have no twin: of a large archive only those that have stand in a group.
  const first = new Map<string, Twin>()
  const groups = new Map<Twin, Twin[]>()
  for (const file of files) {
    const eldest = first.get(file.twinKey)
    if (!eldest) {
      first.set(file.twinKey, file)
      continue
    }
    const group = groups.get(eldest) ?? [eldest]
    if (!group.some((other) => other.language === file.language)) groups.set(eldest, [...group, file])
  }
  const joined = new Map<string, string>()
  for (const group of groups.values()) {
    const base = (tag: string) => tag.replace(/-.*$/, '')
    const original = group.find((file) => base(file.language) === base(language)) ?? group[0]
    for (const file of group) {
      if (original && file !== original && file.variantOf === undefined) joined.set(file.path, original.path)
    }
  }
  return joined
}
