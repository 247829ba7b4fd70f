/**
 * The plan of the house as data: what may import what, what a file may be called, and the few exceptions with their
 * reasons. A new module gets its line in `levels` first; the checks in this folder read everything from here.
 */

/** A module imports only the faces of modules on a lower level, siblings not at all. */
export const levels: Readonly<Record<string, number>> = {
  publication: 0,
  readers: 1,
  staff: 1,
  media: 1,
  plans: 1,
  places: 1,
  subscriptions: 2,
  sources: 2,
  billing: 3,
  paywall: 3,
  ads: 3,
  articles: 4,
  translation: 5,
  almanac: 5,
  search: 5,
  magazine: 5,
  audience: 5,
  interchange: 5,
  newsletters: 6,
  fronts: 6,
}

/** What a file in a module's folder may be, besides a use case. */
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

/** Files of a module that are neither a use case nor of a known suffix, with the reason why they may stand. */
export const neitherUseCaseNorSuffix: Readonly<Record<string, string>> = {
  'src/articles/document.ts': 'the article document itself: a closed union and its schema, which the face hands out',
  'src/readers/sessionCookie.ts': 'the two cookies of signing in: reading, writing and clearing them stand together',
}

/** Pure files that a rule may call besides other rules of its module; each is held to the same purity. */
export const pureFiles: Readonly<Record<string, string>> = {
  'src/platform/money.ts': 'whole minor units and currencies',
  'src/platform/calendar.ts': 'windows and periods in a zone',
  'src/platform/addressKey.ts': 'which spellings are one mailbox',
  'src/platform/errors.ts': 'unreachable() ends the exhaustive switches that rules are made of',
  'src/articles/document.ts': 'lead-ins are cut from the document, word by word',
}

/** Packages that a pure file may use: they compute and touch nothing. */
export const purePackages: readonly string[] = ['zod']

/** Where markup may be written unescaped. */
export const unescapedMarkup: Readonly<Record<string, string>> = {
  'src/design/frame/jsonLd.view.tsx': 'a script element is not decoded like text; the file escapes what could end it',
  'src/articles/stream.client.ts':
    'what unfolds was rendered and escaped by this same site; markup set so runs no script',
}

/** Where the environment may be read: one file of the product, and whatever is not the product. */
export const environmentReaders: readonly string[] = ['src/app/config.ts', 'simulator/', 'bench/', 'tests/', 'scripts/']

/** Only this folder of src may speak to the payment provider's SDK. */
export const paymentFolder = 'src/billing/'

/** The one door of the simulator: what src, tests and benchmarks may import of it. */
export const simulatorDoor = 'simulator/stripe/server.ts'

/** `applied_at` of the migrations table records the machine's time and decides nothing. */
export const databaseTimeAllowed: readonly string[] = ['src/platform/migrations.ts']

/** Where the machine's clock may be read in a module: nowhere decides by it. */
export const machineClockAllowed: Readonly<Record<string, string>> = {}

export const longest = { source: 400, test: 800 } as const

/** The words of the interface: a folder for each area, in it a file for each language. */
export const sentencesOfAnArea = /^src\/design\/words\/([^/]+)\/([a-z]{2})\.ts$/

/** Names that say nothing about what is inside. */
export const emptyNames: readonly string[] = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared']

/** Endings of type names that could stand on anything. */
export const emptyEndings: readonly string[] = ['Manager', 'Service', 'Data', 'Info', 'Impl', 'Helper', 'Utils']

/** What a use case may begin with. A verb that is missing is added here; a noun is not. */
export const verbs: ReadonlySet<string> = new Set(
  (
    'accept add adopt advance advise allow announce answer apply approve archive arrange ask assign attach ban begin bind book build ' +
    'bundle cancel change charge check choose claim clean clear close collect compare complete compose compute ' +
    'confirm consume convert copy count create cut deal decide declare decline delete deliver describe detach draw drop dun ' +
    'edit embed enable disable end enroll ensure enter erase establish estimate exchange exclude expire explain export extend extract ' +
    'fetch fill find finish fit follow forget form forward fulfill gather generate get give grant greet group guard handle hash hide hold ' +
    'honor import index inform invite issue join keep lay leave lend lift limit link list load locate lock look mail make ' +
    'mark match measure meet merge meter migrate move name note notify observe offer open order pause pay pick place plan post prepare ' +
    'present preview price print process project promise prove publish pull push put queue quote raise read rebuild receive recognize ' +
    'reconcile record redeem redirect refresh refund refuse register reject release remember remind remove rename ' +
    'render renew repair replace reply report request reserve reset resize resolve respond restore resume retire retry retrieve return review revoke ' +
    'rotate run save scan schedule score search seat see seed select send serve set settle share show sign skip sort split start stop ' +
    'store stream strip submit subscribe suggest supply surrender suspend sweep switch sync take tell test thank throw time touch trace track ' +
    'translate try turn unfold unite unlock unpublish unsubscribe update upload use verify view wait wake warn watch weigh welcome withdraw withhold write'
  ).split(' '),
)
