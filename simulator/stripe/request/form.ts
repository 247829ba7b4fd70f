import { invalidRequest, missingParameter } from './failure.ts'

/** A decoded form: `items[0][price]=x` becomes a map `items` holding a map `0` holding `price`. */
type FormValue = string | Form
export type Form = Map<string, FormValue>

const MAXIMUM_DEPTH = 8

export function decodeForm(text: string): Form {
  const form: Form = new Map()
  if (text === '') return form
  for (const [name, value] of new URLSearchParams(text)) put(form, pathOf(name), value, name)
  return form
}

function pathOf(name: string): string[] {
  const bracket = name.indexOf('[')
  if (bracket < 0) return [name]
  const rest = name.slice(bracket)
  if (bracket === 0 || !/^(\[[^[\]]*\])+$/.test(rest)) throw invalidRequest(`Invalid parameter name: ${name}`, name)
  const path = [name.slice(0, bracket), ...rest.slice(1, -1).split('][')]
  if (path.length > MAXIMUM_DEPTH) throw invalidRequest(`Parameter is nested too deeply: ${name}`, name)
  return path
}

function put(form: Form, path: string[], value: string, name: string): void {
  let at = form
  for (const [index, step] of path.entries()) {
    const key = step === '' ? String(at.size) : step
    if (index === path.length - 1) {
      at.set(key, value)
      return
    }
    const known = at.get(key)
    if (typeof known === 'string') throw invalidRequest(`Invalid hash: ${name}`, name)
    const inner: Form = known ?? new Map()
    at.set(key, inner)
    at = inner
  }
}

/** One request's parameters, read by name; every refusal names the parameter as Stripe would. */
export class Parameters {
  readonly form: Form
  private readonly prefix: string
  /** The full names of what somebody has looked at, of all hashes of the request together. */
  private readonly looked: Set<string>

  constructor(form: Form, prefix = '', looked = new Set<string>()) {
    this.form = form
    this.prefix = prefix
    this.looked = looked
  }

  /** The first value, by its full name, that nobody has looked at. */
  unread(): string | undefined {
    for (const [key, value] of this.form) {
      const inner = typeof value === 'string' ? undefined : new Parameters(value, this.name(key), this.looked).unread()
      if (inner !== undefined) return inner
      if (typeof value === 'string' && !this.looked.has(this.name(key))) return this.name(key)
    }
    return undefined
  }

  /** For what needs no looking at. */
  markRead(name: string): void {
    this.looked.add(name)
  }

  /** The value of a full name, such as `items[0][quantity]`. */
  valueOf(name: string): string | undefined {
    let at: FormValue | undefined = this.form
    for (const step of pathOf(name)) at = typeof at === 'string' ? undefined : at?.get(step)
    return typeof at === 'string' ? at : undefined
  }

  name(key: string): string {
    return this.prefix === '' ? key : `${this.prefix}[${key}]`
  }

  has(key: string): boolean {
    return this.form.has(key)
  }

  /** Undefined when absent, null when sent empty (which in Stripe's API means: unset). */
  text(key: string): string | null | undefined {
    const value = this.form.get(key)
    if (value === undefined) return undefined
    this.looked.add(this.name(key))
    if (typeof value !== 'string') throw invalidRequest(`Invalid string: ${this.name(key)}`, this.name(key))
    return value === '' ? null : value
  }

  /** The text, or null where absent or empty. */
  textOrNull(key: string): string | null {
    return this.text(key) ?? null
  }

  required(key: string): string {
    const value = this.text(key)
    if (value === undefined || value === null) throw missingParameter(this.name(key))
    return value
  }

  integer(key: string): number | null | undefined {
    const value = this.text(key)
    if (value === undefined || value === null) return value
    if (!/^-?\d{1,15}$/.test(value)) {
      throw invalidRequest(`Invalid integer: ${value}`, this.name(key), 'parameter_invalid_integer')
    }
    return Number(value)
  }

  flag(key: string): boolean | undefined {
    const value = this.text(key)
    if (value === undefined || value === null) return undefined
    if (value !== 'true' && value !== 'false') {
      throw invalidRequest(`Invalid boolean: ${value}`, this.name(key))
    }
    return value === 'true'
  }

  oneOf<Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.text(key)
    if (value === undefined || value === null) return undefined
    const choice = choices.find((known) => known === value)
    if (choice === undefined) {
      throw invalidRequest(`Invalid ${this.name(key)}: must be one of ${choices.join(', ')}`, this.name(key))
    }
    return choice
  }

  hash(key: string): Parameters | undefined {
    const value = this.form.get(key)
    if (value === '') this.looked.add(this.name(key))
    if (value === undefined || value === '') return undefined
    if (typeof value === 'string') throw invalidRequest(`Invalid object`, this.name(key))
    return new Parameters(value, this.name(key), this.looked)
  }

  hashes(key: string): Parameters[] | undefined {
    const list = this.hash(key)
    return list?.sortedKeys().map((index) => {
      const inner = list.hash(index)
      if (inner === undefined) throw invalidRequest(`Invalid array`, this.name(key))
      return inner
    })
  }

  texts(key: string): string[] | undefined {
    const list = this.hash(key)
    return list?.sortedKeys().map((index) => list.required(index))
  }

  keys(): string[] {
    return [...this.form.keys()]
  }

  private sortedKeys(): string[] {
    return this.keys().sort((a, b) => Number(a) - Number(b))
  }
}

/** How many of something: whole, and not below `least`. */
export function quantityOf(parameters: Parameters, least: 0 | 1): number | undefined {
  const quantity = parameters.integer('quantity') ?? undefined
  if (quantity === undefined || quantity >= least) return quantity
  const message = `Invalid ${least === 0 ? 'non-negative' : 'positive'} integer: ${quantity}`
  throw invalidRequest(message, parameters.name('quantity'), 'parameter_invalid_integer')
}

export type Metadata = Record<string, string>

/** Stripe merges metadata key by key; an empty value removes a key, an empty hash removes all. */
export function mergedMetadata(current: Metadata, parameters: Parameters): Metadata {
  if (!parameters.has('metadata')) return current
  const sent = parameters.hash('metadata')
  if (sent === undefined) return {}
  const merged = new Map(Object.entries(current))
  for (const key of sent.keys()) {
    const value = sent.text(key)
    if (value === null || value === undefined) merged.delete(key)
    else merged.set(key, checkedMetadata(key, value, sent.name(key)))
  }
  if (merged.size > 50) throw invalidRequest('You may only specify up to 50 metadata keys.', 'metadata')
  return Object.fromEntries(merged)
}

function checkedMetadata(key: string, value: string, name: string): string {
  if (key.length > 40) throw invalidRequest('Metadata keys can be at most 40 characters long.', name)
  if (value.length > 500) throw invalidRequest('Metadata values can be at most 500 characters long.', name)
  return value
}

/** The new text, null when it was sent empty, the old one when it was not sent. */
export function changed(parameters: Parameters, key: string, before: string | null): string | null {
  const value = parameters.text(key)
  return value === undefined ? before : value
}
