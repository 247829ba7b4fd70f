/**
 * Where the card of an embed leads: an address of ours alone would play nothing, so a player's address becomes that of
 * the page it plays from. Only https; undefined otherwise.
 */
export function embedAddress(raw: string): string | undefined {
  let url: URL
  try {
    url = new URL(raw.startsWith('//') ? `https:${raw}` : raw)
  } catch {
    return undefined
  }
  if (url.protocol !== 'https:') return undefined
  const video = /^\/embed\/([\w-]+)$/.exec(url.pathname)?.[1]
  if (video && video !== 'videoseries' && /^(?:www\.)?youtube(?:-nocookie)?\.com$/.test(url.hostname)) {
    return `https://www.youtube.com/watch?v=${video}`
  }
  const film = /^\/video\/(\d+)$/.exec(url.pathname)?.[1]
  if (film && url.hostname === 'player.vimeo.com') return `https://vimeo.com/${film}`
  return url.href
}

export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}
