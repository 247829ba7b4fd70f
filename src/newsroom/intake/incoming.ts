import type { ArticleDocument } from '../../articles/store/store.module.ts'
import type { LeftOut } from '../text/text.module.ts'

type IntakeRefusal =
  | 'unreadable'
  | 'too-deep'
  /** It has something in it that no article can hold. */
  | 'no-article'
  | 'empty'
  | 'too-large'
  | 'too-long'
  | 'no-word'
  | 'no-text'
  | 'bomb'
  | 'locked'
  | 'torn'
  | 'busy'
  | 'stuck'

export type Refusal =
  /** `name`: by which people know that kind of file. */
  { why: 'other-kind'; name: string } | { why: IntakeRefusal }

/** What a file says, before anything of it is stored. */
export type Incoming = {
  kind: 'read'
  /** A picture in it is named by its `key`. */
  document: ArticleDocument
  pictures: { key: string; bytes: Uint8Array }[]
  headline: string | undefined
  standfirst: string | undefined
  left: LeftOut
  /** More exactly, in English. */
  notes: string[]
}

export type ReadIncoming = Incoming | ({ kind: 'refused' } & Refusal)
