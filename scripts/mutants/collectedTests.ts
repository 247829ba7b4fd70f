/**
 * What a test file gets as `node:test` while mutants are tried: the same words, which only collect. The real runner
 * reports what it runs, once in a process; here the same file runs thousands of times and one failure ends it.
 */
type Body = (context: Context) => unknown
type Context = { name: string; test: typeof collect; after: (tidy: () => unknown) => void; diagnostic: () => void }
export type Collected = { name: string; run: () => Promise<void> }

type Hooks = { before: Array<() => unknown>; after: Array<() => unknown> }

let collected: Collected[] = []
let hooks: Hooks = { before: [], after: [] }
let prefix = ''

/** The tests of whatever `load` evaluates, with what is to be done before and after them. */
export async function collectFrom(load: () => Promise<unknown>): Promise<{ tests: Collected[] } & Hooks> {
  collected = []
  hooks = { before: [], after: [] }
  await load()
  return { tests: collected, ...hooks }
}

export function collect(name: string, ...rest: [Body] | [object, Body]): Promise<void> {
  const body = rest.at(-1) as Body
  collected.push({ name: prefix + name, run: () => runBody(name, body) })
  return Promise.resolve()
}

export function collectGroup(name: string, ...rest: [() => unknown] | [object, () => unknown]): Promise<void> {
  const outer = prefix
  prefix = `${prefix}${name} › `
  const body = rest.at(-1) as () => unknown
  body()
  prefix = outer
  return Promise.resolve()
}

export const runBefore = (prepare: () => unknown) => void hooks.before.push(prepare)
export const runAfter = (tidy: () => unknown) => void hooks.after.push(tidy)

async function runBody(name: string, body: Body): Promise<void> {
  const tidying: Array<() => unknown> = []
  const context: Context = {
    name,
    // A test inside a test runs at once, as the real ones do when they are awaited.
    test: (inner, ...rest) => runBody(`${name} › ${inner}`, rest.at(-1) as Body),
    after: (tidy) => void tidying.push(tidy),
    diagnostic: () => undefined,
  }
  try {
    await body(context)
  } finally {
    for (const tidy of tidying) await tidy()
  }
}
