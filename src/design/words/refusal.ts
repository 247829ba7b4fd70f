import { Fault, type FaultKind, type FieldProblems } from '../../platform/errors.ts'
import { en } from './english.ts'
import { createWords, type ValuesOf, type WordKey, type Words, type WordValue } from './words.ts'

export type RefusalCode = Extract<WordKey, `refused.${string}`> extends `refused.${infer Code}` ? Code : never

/** Also a word of its own, and an hour as a zone has it: both are said in the language of the sentence. */
export type SaidValue =
  | WordValue
  | { readonly word: WordKey }
  | { readonly at: Temporal.Instant; readonly zone: string }

/** A sentence that nobody has said yet, since nobody knows in which language. */
export type Saying = { readonly key: WordKey; readonly values: Readonly<Record<string, SaidValue>> }

type Given<Key extends WordKey> = [ValuesOf<Key>] extends [never]
  ? []
  : [values: { readonly [Name in ValuesOf<Key>]: SaidValue }]

export function saying<Key extends WordKey>(key: Key, ...given: Given<Key>): Saying {
  return { key, values: given[0] ?? {} }
}

/** A request that the desk refuses. Its message is English, for commands and the log; people are told by `sayFault`. */
export class Refusal extends Fault {
  readonly says: Saying

  constructor(kind: FaultKind, code: RefusalCode, says: Saying, fields: FieldProblems = {}) {
    super(kind, code, say(english(), says), fields)
    this.says = says
  }
}

/** By its code, under which it has its sentence in every language. */
export function refuse<Code extends RefusalCode>(
  kind: FaultKind,
  code: Code,
  ...[values, fields]: [ValuesOf<`refused.${Code}`>] extends [never]
    ? [values?: undefined, fields?: FieldProblems]
    : [values: { readonly [Name in ValuesOf<`refused.${Code}`>]: SaidValue }, fields?: FieldProblems]
): Refusal {
  const key: WordKey = `refused.${code}`
  return new Refusal(kind, code, { key, values: values ?? {} }, fields)
}

/** What the platform and rooms below the desk say in English only, and is told to staff. */
const BELOW: readonly RefusalCode[] = [
  ...(['form', 'form-type', 'too-large', 'cut-off', 'json'] as const),
  ...(['article-unknown', 'article-not-withdrawn'] as const),
]

/** Why something was refused, for whoever wanted it. */
export function sayFault(words: Words, fault: Fault): string {
  if (fault instanceof Refusal) return say(words, fault.says)
  const code = BELOW.find((one) => one === fault.code)
  return code === undefined ? fault.message : say(words, { key: `refused.${code}`, values: {} })
}

export function say(words: Words, { key, values }: Saying): string {
  const said = Object.entries(values).map(([name, value]) => [name, sayValue(words, value)] as const)
  return (words.t as (key: WordKey, values: Record<string, WordValue>) => string)(key, Object.fromEntries(said))
}

function sayValue(words: Words, value: SaidValue): WordValue {
  if (typeof value !== 'object') return value
  return 'word' in value ? say(words, { key: value.word, values: {} }) : words.date(value.at, value.zone, 'dateTime')
}

let kept: Words | undefined
const english = (): Words => {
  kept ??= createWords(en, 'en')
  return kept
}
