/**
 * Fetchers that make the little card for a link in a message. They identify themselves; believing them costs nothing,
 * because all they get is the gate. Lower case, matched anywhere in the user agent.
 */
const LINK_PREVIEW_AGENTS: readonly string[] = [
  'facebookexternalhit',
  'facebot',
  'twitterbot',
  'linkedinbot',
  'slackbot',
  'slack-imgproxy',
  'discordbot',
  'telegrambot',
  'whatsapp',
  'skypeuripreview',
  'microsoftpreview',
  'teamsbot',
  'pinterestbot',
  'redditbot',
  'mastodon',
  'pleroma',
  'misskey',
  'bluesky cardyb',
  'cardyb',
  'embedly',
  'iframely',
  'vkshare',
  'viber',
  'line-poker',
  'kakaotalk-scrap',
  'mattermost',
  'matrix-media-repo',
  'synapse (bot',
  'zulipurlpreview',
  'tumblr/',
  'bitlybot',
  'google-pagerenderer',
  'snap url preview service',
]

export function isLinkPreviewAgent(userAgent: string | undefined): boolean {
  return userAgent !== undefined && ANY_AGENT.test(userAgent)
}

/** One expression instead of a search for each: this runs for every article a visitor asks for. */
const ANY_AGENT = new RegExp(LINK_PREVIEW_AGENTS.map((name) => RegExp.escape(name)).join('|'), 'i')
