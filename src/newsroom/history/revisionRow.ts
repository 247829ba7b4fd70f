import type { Revision } from '../editor/editor.module.ts'

/** A revision as a list shows it. */
export type RevisionRow = Revision & { who: string; when: string }
