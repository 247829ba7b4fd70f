import type { WholeRevision } from '../editor/editor.module.ts'
import { documentOf, readText } from '../text/text.module.ts'
import type { Content } from './changes.rule.ts'

export function contentOfRevision({ text, facts }: Pick<WholeRevision, 'text' | 'facts'>): Content {
  return { facts, document: documentOf(readText(text)) }
}
