/**
 * Loaded before every test file: Node's `deepEqual` takes any two values of one Temporal type for equal, since they have
 * no properties, and a test that compares them so could not fail. Here what they say is compared too, and shown.
 */
import assert from 'node:assert'
import { syncBuiltinESMExports } from 'node:module'
import { inspect } from 'node:util'

type Comparison = (actual: unknown, expected: unknown, ...message: [(string | Error)?]) => void

const whole = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity, sorted: true } as const
const tagOf = (value: object) => Object.prototype.toString.call(value).slice('[object '.length, -1)

for (const type of [
  Temporal.Duration,
  Temporal.Instant,
  Temporal.PlainDate,
  Temporal.PlainDateTime,
  Temporal.PlainMonthDay,
  Temporal.PlainTime,
  Temporal.PlainYearMonth,
  Temporal.ZonedDateTime,
]) {
  Object.defineProperty(type.prototype, inspect.custom, {
    value(this: object) {
      return `${tagOf(this)} ${this}`
    },
  })
}

for (const assertions of [assert, assert.strict] as unknown as Record<string, Comparison>[]) {
  for (const name of ['deepEqual', 'deepStrictEqual']) {
    const compare = assertions[name] as Comparison
    assertions[name] = (actual, expected, ...message) => {
      compare(actual, expected, ...message)
      if (holdsTemporal(actual)) compare(inspect(actual, whole), inspect(expected, whole), ...message)
    }
  }
}
syncBuiltinESMExports()

function holdsTemporal(value: unknown, seen = new Set<object>()): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) return false
  if (tagOf(value).startsWith('Temporal.')) return true
  seen.add(value)
  const parts = value instanceof Map || value instanceof Set ? [...value].flat() : Object.values(value)
  return parts.some((part) => holdsTemporal(part, seen))
}
