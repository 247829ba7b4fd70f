/** Of what is to be read, slug and minutes, what somebody has not read, wherever they began. */
export function leftUnread(
  toBeRead: readonly (readonly [slug: string, minutes: number])[],
  read: readonly string[],
): { pieces: number; minutes: number } {
  const unread = toBeRead.filter(([slug]) => !read.includes(slug))
  return { pieces: unread.length, minutes: unread.reduce((sum, [, minutes]) => sum + minutes, 0) }
}
