/**
 * The plan of the house as data: what may import what, what a file may be called, and the few exceptions with their
 * reasons. A new room gets its place in `levels` first; the checks in this folder read everything from here.
 */

/** From the ground up. A room imports only the faces of rooms on a lower level, siblings not at all. */
export const levels: ReadonlyArray<readonly string[]> = [
  ['publication/facts'],
  [
    'publication/places',
    'publication/sources',
    'media/pictures',
    'staff/permissions',
    'readers/accounts',
    'letters/newsletters',
  ],
  ['archive/words', 'staff/accounts', 'readers/signIn', 'money/plans', 'money/alarms', 'money/ledger', 'ads/campaigns'],
  [
    'readers/privacy',
    'staff/signIn',
    'staff/auditLog',
    'money/subscriptions',
    'paywall/meter',
    'paywall/gifts',
    'paywall/letterPasses',
    'ads/pacing',
  ],
  ['staff/roster', 'money/account', 'money/notices', 'money/checkout', 'paywall/exemptions', 'ads/counting'],
  ['money/billing', 'paywall/decisions', 'ads/advertiser', 'ads/showing'],
  ['articles/store'],
  ['almanac/entries', 'archive/index'],
  [
    ...[
      'archive/search',
      'articles/posters',
      'articles/lists',
      'articles/states',
      'exchange/archives',
      'letters/drawing',
    ],
    ...['letters/signUp', 'letters/returns', 'letters/visits', 'letters/mailCheck', 'letters/subscribers'],
  ],
  [
    'articles/syndication',
    'archive/dates',
    'exchange/markdown',
    'letters/mailEvents',
    'letters/mailing',
    'letters/preferences',
  ],
  [
    ...['articles/page', 'almanac/pages', 'archive/pages', 'letters/composing', 'letters/audience'],
    ...['newsroom/text', 'newsroom/errands'],
  ],
  ['newsroom/fronts', 'newsroom/articles', 'media/library', 'letters/archive', 'letters/sending', 'magazine/book'],
  ['newsroom/editor', 'newsroom/today', 'magazine/binding', 'magazine/planning', 'magazine/epub', 'magazine/pdf'],
  ['newsroom/assignments'],
  ['newsroom/comments', 'newsroom/history', 'magazine/issues', 'magazine/access', 'magazine/pictures'],
  ['newsroom/intake', 'newsroom/typing'],
  ['newsroom/workflow'],
  ['newsroom/publishing'],
  ['newsroom/writing', 'newsroom/replacing'],
  ['magazine/reader', 'magazine/progress', 'magazine/catalog', 'magazine/own', 'magazine/delivery'],
  ['newsroom/checks', 'newsroom/preview'],
]

/** What a file in a room may be, besides a use case, data or types. */
export const suffixes = [
  '.module.ts',
  '.rule.ts',
  '.sql.ts',
  '.page.tsx',
  '.screen.tsx',
  '.endpoint.ts',
  '.view.tsx',
  '.client.ts',
  '.job.ts',
  '.worker.ts',
  '.email.tsx',
  '.test.ts',
  '.test.tsx',
] as const

/** Where a request is a request; everywhere else it has become values. */
export const doorsOfHttp: readonly string[] = ['.page.tsx', '.screen.tsx', '.endpoint.ts']

/** Most lines of a file and most files of a folder, tests aside: more than that is more than one subject. */
export const most = { lines: 400, linesOfTest: 800, linesOfFace: 120, linesOfComposition: 120, files: 30 } as const

/** Where the parts are put together: many short files, since a long one threads each room by hand. */
export const compositionFolder = 'src/app/compose/'

/** The one reader of the environment. */
export const environmentReader = 'src/app/start/config.ts'

/** Only this folder of src may speak to the payment provider's SDK. */
export const paymentFolder = 'src/money/billing/'

/**
 * Rooms whose code runs in browsers only. Of other rooms they import rules and pure files alone, never a face: what stands
 * behind one would come along.
 */
export const browserRooms: readonly string[] = ['newsroom/typing']

/** The one door of the simulator: what src, tests and benchmarks may import of it. */
export const simulatorDoor = 'simulator/stripe/server.ts'

/** Packages that a pure file may use: they compute and touch nothing. */
export const purePackages: readonly string[] = ['zod', 'prosemirror-model']

/** An exception by the path of its file, with the reason why it may stand. */
type Exceptions = Readonly<Record<string, string>>

/** Files of a room that are neither a use case nor of a known suffix. */
export const neitherUseCaseNorSuffix: Exceptions = {
  'src/articles/store/document.ts': 'the article document itself: a closed union, its schema and the walks over it',
  'src/readers/accounts/sessionCookie.ts': 'reading, writing and clearing one cookie stand together',
  'src/readers/signIn/browserCookie.ts': 'reading, writing and clearing one cookie stand together',
  'src/readers/signIn/knownBrowser.ts': 'reading and writing one cookie stand together',
}

/** Pure files that a rule may call besides rules and data; each is held to the same purity. */
export const pureFiles: Exceptions = {
  'src/platform/money.ts': 'whole minor units and currencies',
  'src/platform/calendar.ts': 'windows and periods in a zone',
  'src/platform/addressKey.ts': 'which spellings are one mailbox',
  'src/design/parts/filterWords.ts': 'what somebody types to narrow a list',
  'src/platform/errors.ts': 'unreachable() ends the exhaustive switches that rules are made of',
  'src/articles/store/document.ts': 'lead-ins are cut from the document, word by word',
  'src/newsroom/text/schema.ts': 'the working copy as ProseMirror has it, here and in the browser',
  'src/newsroom/text/documentOf.ts': 'what would be published of a working copy',
  'src/newsroom/text/decideEach.ts': 'all suggestions of a text are taken, or none',
  'src/newsroom/text/withoutSuggestions.ts': 'a text as if nothing that is suggested were taken',
  'src/newsroom/text/openSuggestions.ts': 'what is suggested in a text',
  'src/newsroom/text/decideSuggestion.ts': 'a suggestion is taken, or left out',
  'src/newsroom/text/putBack.ts': 'a passage of the tray goes back where it belongs',
  'src/newsroom/text/takeAlong.ts': 'a moved block takes its edits along',
}

/** Where markup may be written unescaped. */
export const unescapedMarkup: Exceptions = {
  'src/design/frame/jsonLd.view.tsx': 'a script element is not decoded like text; the file escapes what could end it',
  'src/articles/page/stream.client.ts':
    'what unfolds was rendered and escaped by this same site; markup set so runs no script',
}

/** Where a request's `Context` is named besides the doors of HTTP. */
export const requestNamed: Exceptions = {
  'src/design/frame/deskShell.ts': 'as the shell below, for the desk',
  'src/design/frame/shell.ts': 'the shell is what pages answer with; it is a type here, and made in src/app/http',
}

/** Where the database's clock may be read. */
export const databaseTimeAllowed: Exceptions = {
  'src/platform/migrations.ts': '`applied_at` records the machine’s time and decides nothing',
}

/** Where the machine's clock may be read in a room: nowhere decides by it. */
export const machineClockAllowed: Exceptions = {}

/** Every list above that names files, so that none outlives what it excuses. */
export const exceptions: readonly Exceptions[] = [
  neitherUseCaseNorSuffix,
  pureFiles,
  unescapedMarkup,
  requestNamed,
  databaseTimeAllowed,
  machineClockAllowed,
]

/** Names that say nothing about what is inside. */
export const emptyNames: readonly string[] = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared']

/** Endings of type names that could stand on anything. */
export const emptyEndings: readonly string[] = ['Manager', 'Service', 'Data', 'Info', 'Impl', 'Helper', 'Utils']

/** The words of the interface: a folder for each area, in it a file for each language. */
export const sentencesOfAnArea = /^src\/design\/words\/([^/]+)\/([a-z]{2})\.ts$/
