import { createHash } from 'node:crypto'
import { ago, type Calls, now } from './values.ts'

/** One that is used. */
const picture = createHash('md5').update('archive 5').digest('hex')
const unused = createHash('md5').update('archive 6').digest('hex')
const any = { credit: [], words: [] }
const words = {
  alt: 'Boats',
  isDecorative: false,
  caption: 'Harbor',
  credit: 'Ana Silva',
  copyright: '',
  focus: { x: 20, y: 80 },
  crop: undefined,
}
const days = { from: '2026-11-29', until: '2026-12-29' }

/** By file below `src`, then by function. */
export const callsOfLibrary: Record<string, Calls> = {
  'media/library/looked.sql.ts': {
    markLooked: [[['0123456789abcdef0123456789abcdef'], now]],
    renewLooked: [[['0123456789abcdef0123456789abcdef'], now]],
    clearLooked: [['0123456789abcdef0123456789abcdef']],
    oldestLooked: [[]],
    listLookedUntil: [[now, 50]],
  },
  'media/library/library.sql.ts': {
    listPictures: [
      [any, 49],
      [{ ...any, after: { at: ago(900), id: picture } }, 49],
      [{ ...any, needsWork: true }, 49],
      [{ ...any, unused: true }, 49],
      [{ ...any, needsWork: true, unused: true }, 49],
      [{ ...any, runsOut: days }, 49],
      [{ ...any, credit: ['Archive'] }, 49],
      [{ ...any, credit: ['Ana'] }, 49],
      [{ ...any, words: ['harbor'] }, 49],
      [{ ...any, words: ['500'], unused: true }, 49],
    ],
    findLibraryPicture: [[picture]],
    lockPicture: [[picture]],
    updatePicture: [[picture, words, 1]],
    storeUploader: [[picture, 1]],
    deletePictureRow: [[unused]],
  },
  'media/library/uses.sql.ts': {
    countUses: [[picture]],
    listArticleUses: [
      [picture, 'archive-author-1', 51],
      [picture, undefined, 51],
    ],
    articlesUsing: [[picture, 201]],
    articlesWith: [[picture, 5_001]],
    headlinesOf: [[[1_000_001, 1_000_002]]],
    listOtherUses: [[picture, 50]],
  },
  'media/library/leases.sql.ts': {
    listLeases: [[[picture]]],
    knownPictures: [[[picture]]],
    insertLease: [
      [{ pictureId: picture, kind: 'allow', from: undefined, until: undefined, note: '', staffId: 1 }, now],
    ],
    deleteLease: [[picture, 1]],
    listEndingLeases: [[days, 50]],
  },
  'newsroom/replacing/replacements.sql.ts': {
    insertReplacement: [
      [
        {
          pictureId: picture,
          byId: unused,
          staffId: 1,
          keepsWords: true,
          reason: 'A better copy.',
          articles: [1_000_001],
        },
        now,
      ],
    ],
    findReplacement: [[1]],
    lockReplacement: [[1]],
    storeOutcomes: [[1, { done: 1, outcomes: [], endedAt: now }]],
  },
}
