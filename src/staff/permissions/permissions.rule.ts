export const STAFF_ROLES = ['contributor', 'translator', 'editor', 'publisher', 'circulation'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Where an article stands on its way out. */
export const ARTICLE_STATES = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'withdrawn'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]

/**
 * The state by which the table judges an article, by how it is stored: what had its time is off, as what was taken off is.
 */
export function workflowState(stored: ArticleState | 'expired'): ArticleState {
  return stored === 'expired' ? 'withdrawn' : stored
}

/** What is asked of the publication as a whole. */
export const PERMISSIONS = [
  /** Read every article in full, whatever its terms. */
  'preview',
  /** Enter the desk, and look after one's own account there. */
  'desk',
  'articles',
  'create',
  'media',
  /** Say until when a picture may be used, and take away what nobody uses. */
  'rights',
  'sources',
  /** House style. */
  'style',
  'staff',
  'audit',
  'settings',
  'policy',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** What is asked of one article. */
export const ARTICLE_ACTIONS = [
  'read',
  'write',
  'suggest',
  'comment',
  'send-to-review',
  /** Out of review again, by whoever sent it. */
  'take-back',
  /** Out of review again, by whoever reviews it. */
  'return',
  'approve',
  'schedule',
  'unschedule',
  'publish',
  'correct',
  'withdraw',
  'restore',
  'terms',
  'assign',
  'discard',
] as const
export type ArticleAction = (typeof ARTICLE_ACTIONS)[number]

/** Circulation looks after subscriptions and payments; it reads as a reader does. */
const whoMay: Record<Permission, ReadonlySet<StaffRole>> = {
  preview: new Set(['contributor', 'translator', 'editor', 'publisher']),
  desk: new Set(STAFF_ROLES),
  articles: new Set(['contributor', 'translator', 'editor', 'publisher']),
  create: new Set(['contributor', 'translator', 'editor', 'publisher']),
  media: new Set(['contributor', 'translator', 'editor', 'publisher']),
  rights: new Set(['editor', 'publisher']),
  sources: new Set(['editor', 'publisher']),
  style: new Set(['editor', 'publisher']),
  staff: new Set(['publisher']),
  audit: new Set(['publisher']),
  settings: new Set(['publisher']),
  policy: new Set(['publisher']),
}

/** In which states an action is open, with one's own articles and with anybody's. */
type Reach = { own: readonly ArticleState[]; any: readonly ArticleState[] }

const EVERY = ARTICLE_STATES
const NOT_WITHDRAWN = ['draft', 'in-review', 'ready', 'scheduled', 'published'] as const
const own = (...states: ArticleState[]): Reach => ({ own: states, any: [] })
const any = (...states: ArticleState[]): Reach => ({ own: states, any: states })

/** Whoever writes hands over at the review, and suggests from then on. */
const writes: Partial<Record<ArticleAction, Reach>> = {
  read: own(...EVERY),
  write: own('draft'),
  suggest: own(...NOT_WITHDRAWN),
  comment: own(...NOT_WITHDRAWN),
  'send-to-review': own('draft'),
  'take-back': own('in-review'),
  discard: own('draft'),
}

const edits: Partial<Record<ArticleAction, Reach>> = {
  read: any(...EVERY),
  write: any(...NOT_WITHDRAWN),
  suggest: any(...NOT_WITHDRAWN),
  comment: any(...EVERY),
  'send-to-review': any('draft'),
  'take-back': any('in-review'),
  return: any('in-review', 'ready'),
  approve: any('in-review'),
  schedule: any('ready'),
  // Of a published one the change that waits for its hour.
  unschedule: any('scheduled', 'published'),
  // Of a published one its changes.
  publish: any('ready', 'scheduled', 'published'),
  correct: any('published'),
  withdraw: any('published'),
  restore: any('withdrawn'),
  terms: any(...NOT_WITHDRAWN),
  assign: any(...NOT_WITHDRAWN),
  discard: any('draft'),
}

/** Whoever runs commands on the machine: not of the staff, and nobody asks them who they are. */
const operates: Partial<Record<ArticleAction, Reach>> = {
  read: any(...EVERY),
  // An archive is furnished, and taken off, whatever states its articles are in; of one that is off the reason may be mended.
  terms: any(...EVERY),
  withdraw: any(...EVERY),
  // What is not withdrawn is told by its name that it is not.
  restore: any(...EVERY),
}

const withArticles: Record<StaffRole | 'operator', Partial<Record<ArticleAction, Reach>>> = {
  contributor: writes,
  // What is translated must be read first.
  translator: { ...writes, read: { own: EVERY, any: ['published'] } },
  editor: edits,
  publisher: edits,
  circulation: {},
  operator: operates,
}

/** Somebody without a role may nothing. */
export function may(role: StaffRole | undefined, permission: Permission): boolean {
  return role !== undefined && whoMay[permission].has(role)
}

/** Screen, bulk action, schedule, import and command ask this before they touch an article. */
export function mayWithArticle(
  role: StaffRole | 'operator' | undefined,
  action: ArticleAction,
  article: { state: ArticleState; isOwn: boolean },
): boolean {
  const reach = role && withArticles[role][action]
  if (!reach) return false
  return (article.isOwn ? reach.own : reach.any).includes(article.state)
}

/** What a role does with articles at all, in some state or other. */
export function actionsOpenTo(role: StaffRole): ReadonlySet<ArticleAction> {
  return new Set(Object.keys(withArticles[role]) as ArticleAction[])
}

/** Who sees no more than their own articles, and what everybody at the desk may read besides. */
export function statesRead(role: StaffRole): Reach {
  return withArticles[role].read ?? { own: [], any: [] }
}

export function isStaffRole(text: string): text is StaffRole {
  return (STAFF_ROLES as readonly string[]).includes(text)
}
