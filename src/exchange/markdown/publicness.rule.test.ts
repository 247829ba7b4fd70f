import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMoment } from '../archives/archives.module.ts'
import { keysOf } from './keys.rule.ts'
import { isYes, whyNotPublic } from './publicness.rule.ts'
import type { FrontMatter } from './saying.rule.ts'

const why = (data: FrontMatter, path = 'posts/a.md') =>
  whyNotPublic(keysOf(data).pick, path, (value) => readMoment(value, 'UTC') !== undefined)

const hidden: [data: FrontMatter, reason: string][] = [
  ...[
    'draft',
    'isDraft',
    'hidden',
    'private',
    'isPrivate',
    'unlisted',
    'unpublished',
    'protected',
    'deleted',
    'trashed',
  ].map((key): [FrontMatter, string] => [{ [key]: true }, `${key}: true`]),
  ...[true, 1, 'true', 'Y', 'yes', 'on', '1', 'wip', 'nope', 'noo', 'falsey', 2, -1].map(
    (said): [FrontMatter, string] => [{ draft: said }, `draft: ${said}`],
  ),
  [{ draft: [true] }, 'draft: [true]'],
  [{ is_draft: true }, 'isDraft: true'],
  [{ headless: true }, 'headless: true'],
  [{ hide: true }, 'hide: true'],
  [{ unpublish: 'yes' }, 'unpublish: yes'],
  ...['live', 'enabled', 'active'].map((key): [FrontMatter, string] => [{ [key]: 'no' }, `${key}: no`]),
  ...['state', 'stage', 'workflow', 'workflow_state', 'moderation_state'].map((key): [FrontMatter, string] => [
    { [key]: 'Draft' },
    `${key}: Draft`,
  ]),
  ...['wip', 'pending', 'in review', 'unpublished', 'scheduled'].map((said): [FrontMatter, string] => [
    { state: said },
    `state: ${said}`,
  ]),
  [{ eleventyExcludeFromCollections: 'yes' }, 'eleventyExcludeFromCollections: yes'],
  ...['published', 'publish', 'isPublished', 'public', 'isPublic', 'visible', 'listed', 'online'].map(
    (key): [FrontMatter, string] => [{ [key]: false }, `${key}: false`],
  ),
  ...[false, 0, 'no', 'off', 'false', 'N', 'soon', '0', 2, 'yess', 'not yet'].map((said): [FrontMatter, string] => [
    { published: said },
    `published: ${said}`,
  ]),
  ...['status', 'post_status', 'publication_status', 'visibility'].map((key): [FrontMatter, string] => [
    { [key]: 'draft' },
    `${key}: draft`,
  ]),
  ...['private', 'Pending', 'in review', 'unpublished', 'publish later', 'future', false].map(
    (said): [FrontMatter, string] => [{ status: said }, `status: ${said}`],
  ),
  [{ password: 'sesame' }, 'password: sesame'],
  [{ password: true }, 'password: true'],
  [{ permalink: false }, 'permalink: false'],
  [{ access: 'private' }, 'access: private'],
  [{ access: 'Drafts' }, 'access: Drafts'],
  [{ redirect_to: 'https://example.org/' }, 'redirect_to: https://example.org/'],
  [{ build: { render: 'never' } }, 'build: {"render":"never"}'],
  [{ build: { render: false } }, 'build: {"render":false}'],
  [{ build: { render: 'link' } }, 'build: {"render":"link"}'],
  [{ _build: { list: 'local' } }, 'build: {"list":"local"}'],
  [{ draft: true, published: false }, 'draft: true, published: false'],
]

for (const [data, reason] of hidden) {
  test(`what was not public does not go public: ${JSON.stringify(data)}`, () => {
    const said = why(data)
    // A key that is written in another way is called as it is known here.
    assert.ok(said?.split(', ').includes(reason) || said === reason, `${said}`)
  })
}

const shown: FrontMatter[] = [
  {},
  ...[false, 0, 'false', 'F', 'no', 'N', 'off', '0', 'none', 'never', '', null, ' No '].map((draft) => ({ draft })),
  { headless: false },
  { hide: ['toc'] },
  { live: 'https://example.org/' },
  { active: true },
  { state: 'California' },
  { stage: 'The old theater' },
  { headless: 'nope' },
  { eleventyExcludeFromCollections: false },
  ...[true, 1, 'true', 'T', 'yes', 'Y', 'on', '1', '', null, '2024-06-10', 'June 10, 2024'].map((published) => ({
    published,
  })),
  ...[
    'publish',
    'published',
    'Public',
    'live',
    'online',
    'posted',
    'released',
    'open',
    'visible',
    'final',
    true,
    'yes',
  ].map((status) => ({ status })),
  { password: false },
  { password: '' },
  { permalink: '/a/' },
  { access: 'free' },
  { access: 'privately owned' },
  { build: {} },
  { build: { render: 'always', list: true } },
  { build: { render: '' } },
  { build: 'never' },
  { redirect_to: '' },
]

for (const data of shown) {
  test(`what was public is public: ${JSON.stringify(data)}`, () => assert.equal(why(data), undefined))
}

for (const [path, reason] of [
  ['_drafts/a.md', 'in the folder _drafts'],
  ['drafts/a.md', 'in the folder drafts'],
  ['x/Draft/y/a.md', 'in the folder Draft'],
  ['unpublished/a.md', 'in the folder unpublished'],
  ['_private/a.md', 'in the folder _private'],
  ['hidden/a.md', 'in the folder hidden'],
  ['trash/a.md', 'in the folder trash'],
  ['posts/_a.md', 'the name _a.md'],
  ['posts/a.draft.md', 'the name a.draft.md'],
  ['a.DRAFT.markdown', 'the name a.DRAFT.markdown'],
  ['_drafts/_a.md', 'in the folder _drafts, the name _a.md'],
  ['draftsmen/a.md', undefined],
  ['my drafts/a.md', undefined],
  ['_posts/a.md', undefined],
  ['posts/drafts.md', undefined],
  ['posts/a_b.md', undefined],
  ['posts/draft.md', undefined],
  ['a.draft.x.md', undefined],
] as const) {
  test(`what lay at ${path} was ${reason ? 'not ' : ''}public`, () => assert.equal(why({}, path), reason))
}

test('a plain yes is known in whatever way it was written', () => {
  for (const yes of [true, 1, 'true', 'TRUE', 't', 'yes', 'y', 'on', '1', ' yes '])
    assert.equal(isYes(yes), true, String(yes))
  for (const no of [false, 0, 'no', 'yesterday', 'only', '11', 'tr', undefined, null, '', 2, [true]])
    assert.equal(isYes(no), false, String(no))
})
