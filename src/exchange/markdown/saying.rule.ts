export type FrontMatter = Record<string, unknown>

/** Nothing was said: absent, null, an empty text, list or map. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.every(isBlank)
  return typeof value === 'object' && Object.keys(value).length === 0
}
