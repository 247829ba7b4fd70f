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
  const groups = new Map<string, Twin[]>()
  for (const file of files) {
    const group = groups.get(file.twinKey)
    if (!group) groups.set(file.twinKey, [file])
    else if (!group.some((other) => other.language === file.language)) group.push(file)
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
