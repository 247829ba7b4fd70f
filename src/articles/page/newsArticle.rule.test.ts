import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleRecord } from '../store/store.module.ts'
import { type NewsArticleContext, newsArticle } from './newsArticle.rule.ts'

const article: ArticleRecord = {
  id: 1,
  groupId: 7,
  versionId: 3,
  slug: 'the-ferry',
  section: { slug: 'borders', name: 'Borders' },
  language: 'en',
  terms: 'metered',
  openToAll: false,
  firstPublished: Temporal.Instant.from('2026-11-23T08:00:00Z'),
  updated: undefined,
  headline: 'The fer\u00ADry',
  kicker: undefined,
  standfirst: undefined,
  leadPicture: undefined,
  leadIn: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'It sails.' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'At dawn.' }] },
    ],
  },
  words: 900,
  frontLead: false,
  frontWords: undefined,
  sponsor: undefined,
  source: undefined,
  originalUrl: undefined,
  originalLanguage: undefined,
  translator: undefined,
  authors: [],
  tags: [],
  tagNames: [],
  places: [],
  variants: [],
  corrections: [],
}
const context: NewsArticleContext = {
  url: 'https://example.org/borders/the-ferry',
  publication: {
    name: 'The Dateline',
    url: 'https://example.org',
    language: 'en',
    logo: 'https://example.org/icon.svg',
  },
  pictures: [],
  accessibleForFree: true,
}

const least = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  mainEntityOfPage: 'https://example.org/borders/the-ferry',
  url: 'https://example.org/borders/the-ferry',
  headline: 'The ferry',
  description: 'It sails. At dawn.',
  inLanguage: 'en',
  datePublished: '2026-11-23T08:00:00Z',
  dateModified: '2026-11-23T08:00:00Z',
  articleSection: 'Borders',
  wordCount: 900,
  author: [],
  publisher: {
    '@type': 'NewsMediaOrganization',
    name: 'The Dateline',
    url: 'https://example.org',
    logo: { '@type': 'ImageObject', url: 'https://example.org/icon.svg' },
  },
  isAccessibleForFree: true,
}

test('a search engine is told what is known of an article, and of what is not known nothing', () => {
  assert.deepEqual(newsArticle(article, context), least)
})

test('a search engine is told that the text is withheld, and where', () => {
  assert.deepEqual(newsArticle(article, { ...context, accessibleForFree: false }), {
    ...least,
    isAccessibleForFree: false,
    hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paywalled' },
  })
})

test('a search engine is told everything that a reader sees around the text', () => {
  const full: ArticleRecord = {
    ...article,
    updated: Temporal.Instant.from('2026-11-24T08:00:00Z'),
    standfirst: 'How it sails.',
    originalUrl: 'https://partner.example/le-bac',
    originalLanguage: 'fr',
    translator: 'Ana',
    authors: [
      { slug: 'ada', name: 'Ada' },
      { slug: 'the-night-desk', name: 'The night desk' },
    ],
    tags: ['water'],
    tagNames: ['water'],
    places: [
      { slug: 'suva-fj', country: 'FJ', city: 'Suva', latitude: null, longitude: null },
      { slug: 'tonga', country: 'TO', city: null, latitude: null, longitude: null },
    ],
    corrections: [{ at: '2026-11-25', text: 'It sails on Mondays.' }],
  }
  const pictures = [{ url: 'https://example.org/pictures/a.webp', width: 1600, height: 900 }]
  assert.deepEqual(newsArticle(full, { ...context, pictures }), {
    ...least,
    description: 'How it sails.',
    dateModified: '2026-11-24T08:00:00Z',
    keywords: ['water'],
    image: [{ '@type': 'ImageObject', ...pictures[0] }],
    author: [
      { '@type': 'Person', name: 'Ada', url: 'https://example.org/author/ada' },
      { '@type': 'Organization', name: 'The night desk', url: 'https://example.org/author/the-night-desk' },
    ],
    translator: { '@type': 'Person', name: 'Ana' },
    translationOfWork: { '@type': 'CreativeWork', url: 'https://partner.example/le-bac', inLanguage: 'fr' },
    contentLocation: [
      { '@type': 'Place', name: 'Suva' },
      { '@type': 'Place', name: 'TO' },
    ],
    correction: [{ '@type': 'CorrectionComment', text: 'It sails on Mondays.', datePublished: '2026-11-25' }],
  })
})

test('a translation whose language nobody wrote is one all the same', () => {
  const translated = newsArticle({ ...article, originalUrl: 'https://partner.example/le-bac' }, context)
  assert.deepEqual(translated, {
    ...least,
    translationOfWork: { '@type': 'CreativeWork', url: 'https://partner.example/le-bac' },
  })
})
