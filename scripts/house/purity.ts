import { isData } from './names.ts'
import { faceOf, placeOf } from './place.ts'
import { pureFiles, purePackages } from './plan.ts'
import type { Refuse } from './refusal.ts'
import type { Facts } from './source.ts'

/** Rules, the data that they decide by, and the few files of the plan that they call. */
export function isPure(facts: Facts): boolean {
  const { path } = facts.file
  return path.endsWith('.rule.ts') || Object.hasOwn(pureFiles, path) || isData(facts)
}

/**
 * A rule leans on types, on pure files, and on rules and data: of its own room, or of a lower one as far as that room's
 * face hands on just what is imported. Nothing of it can wait or change.
 */
export function checkPureImports(facts: Facts, all: ReadonlyMap<string, Facts>, refuse: Refuse) {
  const from = placeOf(facts.file.path)
  const isPureAt = (path: string) => {
    const there = all.get(path)
    return there ? isPure(there) : path.endsWith('.rule.ts') || Object.hasOwn(pureFiles, path)
  }
  for (const found of facts.imports) {
    if (found.dynamic) refuse(found.line, 'purity', 'a rule loads nothing while it decides')
    if (found.typeOnly || found.dynamic) continue
    const { target } = found
    if (target === undefined) {
      if (!purePackages.includes(found.specifier) || facts.file.path.endsWith('.rule.ts')) {
        refuse(found.line, 'purity', `a rule imports no package, only types of it: ${found.specifier}`)
      }
      continue
    }
    if (Object.hasOwn(pureFiles, target)) continue
    const to = placeOf(target)
    if (from.area === 'room' && to.area === 'room') {
      if (from.room === to.room && isPureAt(target)) continue
      const handedOn = all.get(target)?.handedOn
      const ofTheFace = target === faceOf(to.room) && from.room !== to.room && found.names.length > 0
      if (ofTheFace && found.names.every((name) => isPureAt(handedOn?.get(name) ?? ''))) continue
    }
    refuse(found.line, 'purity', `a rule imports only rules, data, types and pure files, not ${target}`)
  }
}

const pureEnough = 'pass it in: a rule is given everything it decides by'
const forbiddenInRules: Record<string, string> = {
  async: 'a rule answers at once',
  await: 'a rule answers at once',
  'Date.now': pureEnough,
  'new Date()': pureEnough,
  'Date()': pureEnough,
  'Temporal.Now': pureEnough,
  'Math.random': pureEnough,
  globalThis: pureEnough,
  process: pureEnough,
  performance: pureEnough,
  crypto: pureEnough,
  console: 'a rule says what it has to say in its answer',
  fetch: 'a rule asks nobody',
  setTimeout: 'a rule waits for nothing',
  setInterval: 'a rule waits for nothing',
  setImmediate: 'a rule waits for nothing',
  queueMicrotask: 'a rule waits for nothing',
}

export function checkPurity(facts: Facts, refuse: Refuse) {
  for (const found of facts.uses) {
    if (Object.hasOwn(forbiddenInRules, found.what)) {
      refuse(found.line, 'purity', `${found.what} in a rule: ${forbiddenInRules[found.what]}`)
    }
  }
}
