import type { BulkAction } from '../articles/articles.module.ts'
import { type BulkChoice, TERMS } from './bulkChoice.ts'
import { readWallTime } from './readWallTime.rule.ts'

export type ReadChoice =
  | { kind: 'chosen'; choice: BulkChoice }
  | { kind: 'wrong'; problem: 'nobody' | 'due-malformed' | 'no-such-hour' | 'nothing' }

/** What was chosen for many articles, out of the form that stands on the page that names their number. */
export function readChoice(
  action: BulkAction,
  form: Readonly<Record<string, string>>,
  zone: string,
  sections: readonly string[],
): ReadChoice {
  const chosen = (choice: BulkChoice): ReadChoice => ({ kind: 'chosen', choice })
  const wrong = (problem: Extract<ReadChoice, { kind: 'wrong' }>['problem']): ReadChoice => ({ kind: 'wrong', problem })
  switch (action) {
    case 'assign': {
      const people = Object.keys(form)
        .flatMap((name) => /^person-(\d{1,15})$/.exec(name)?.[1] ?? [])
        .map(Number)
      const how = form.how === 'only' ? 'only' : 'also'
      return people.length === 0 && how === 'also' ? wrong('nobody') : chosen({ kind: 'assign', people, how })
    }
    case 'due': {
      const wall = readWallTime(form.due ?? '', zone)
      if (wall.kind === 'malformed') return wrong('due-malformed')
      if (wall.kind === 'no-such-hour') return wrong('no-such-hour')
      return chosen({ kind: 'due', at: wall.kind === 'none' ? null : wall.at.toString() })
    }
    case 'section': {
      const value = form.section ?? ''
      return sections.includes(value) ? chosen({ kind: 'fact', fact: 'section', value }) : wrong('nothing')
    }
    case 'terms': {
      const value = TERMS.find((terms) => terms === form.terms)
      return value ? chosen({ kind: 'terms', terms: value }) : wrong('nothing')
    }
    case 'needs-legal':
    case 'needs-pictures':
    case 'met-legal':
    case 'met-pictures': {
      const need = action.endsWith('legal') ? 'legal' : 'pictures'
      return chosen({ kind: 'need', need, isNeeded: action.startsWith('needs') })
    }
    case 'send-to-review':
    case 'approve':
      return chosen({ kind: 'move', action })
  }
}
