/**
 * What machines call themselves, or the tools they are made with. Who lies is not among them: rates and the signed tokens
 * are for those. Names that apps of people carry, too (a search engine's own browser, phones called Cubot), are left out.
 */
const MACHINES = new RegExp(
  [
    ...[
      '(?<!cu)bot\\b',
      'crawl',
      'spider',
      'slurp',
      'archiver',
      'wayback',
      'scraper',
      'scrapy',
      'externalhit',
      'embedly',
    ],
    ...[
      'headless',
      'phantomjs',
      'selenium',
      'puppeteer',
      'playwright',
      'lighthouse',
      'pagespeed',
      'gtmetrix',
      'pingdom',
    ],
    ...['uptime', 'statuscake', 'monitoring', 'validator', 'scanner', 'bingpreview', 'linkpreview', 'mediapartners'],
    ...['feedfetcher', 'feedly/', 'perplexity-user', 'chatgpt-user', 'google-read-aloud', 'googleother'],
    ...[
      'curl/',
      'wget/',
      '\\bpython',
      'aiohttp',
      'httpx',
      '\\bokhttp',
      'go-http-client',
      '\\bjava/',
      'libwww',
      '\\bruby',
    ],
    ...['axios', 'node-fetch', 'undici', 'guzzle', 'postman', 'insomnia', 'dataprovider', 'proofpoint', 'barracuda'],
    ...['mimecast', 'safelinks', 'urldefense'],
  ].join('|'),
  'i',
)

/** Whether the agent of a request says that no person looks at what is answered. One that says nothing is none. */
export function isMachine(userAgent: string | undefined): boolean {
  return userAgent === undefined || userAgent.trim() === '' || MACHINES.test(userAgent)
}
