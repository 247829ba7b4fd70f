import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readFacts } from '../house/source.ts'

/** A rule with the tests that answer for it. Paths are relative to the repository, with forward slashes. */
export type RuleToTry = {
  rule: string
  tests: readonly string[]
  /** The files that lead from a test to the rule, both included: each mutant needs its own copy of these. */
  between: readonly string[]
}

export type OwnTests = { rulesUnder: (paths: readonly string[]) => RuleToTry[] }

/**
 * A rule's own tests stand in its folder and import it, directly or through other rules. What needs a running site is
 * none of them: it would notice, but it cannot be run five thousand times, and a rule is tested without one.
 */
export function createOwnTests(root: string): OwnTests {
  const known = new Map<string, readonly string[]>()
  const importsOf = (path: string): readonly string[] => {
    const before = known.get(path)
    if (before) return before
    const facts = readFacts({ path, text: readFileSync(join(root, path), 'utf8') })
    const targets = facts.imports
      .filter((found) => !found.typeOnly)
      .flatMap((found) => (found.target !== undefined && existsSync(join(root, found.target)) ? [found.target] : []))
      .filter((target) => /\.tsx?$/.test(target))
    known.set(path, targets)
    return targets
  }

  /** What of the tests' support imports nothing that runs is facts that tests share, and opens no site. */
  const opensSite = (path: string): boolean => path.startsWith('tests/support/') && importsOf(path).length > 0

  const reachThroughRules = (from: string, rule: string, seen = new Set<string>()): boolean =>
    importsOf(from).some((target) => {
      if (target === rule) return true
      if (!target.endsWith('.rule.ts') || seen.has(target)) return false
      seen.add(target)
      return reachThroughRules(target, rule, seen)
    })

  const filesBetween = (tests: readonly string[], rule: string): string[] => {
    const leads = new Map<string, boolean>([[rule, true]])
    const doesLead = (path: string): boolean => {
      const answered = leads.get(path)
      if (answered !== undefined) return answered
      // An import in a circle adds no way of its own.
      leads.set(path, false)
      const answer = importsOf(path)
        .map((target) => doesLead(target))
        .some((does) => does)
      leads.set(path, answer)
      return answer
    }
    for (const test of tests) doesLead(test)
    return [...leads].filter(([, does]) => does).map(([path]) => path)
  }

  return {
    rulesUnder(paths) {
      const all = globSync('src/**/*.rule.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/'))
      return all
        .filter((path) => paths.length === 0 || paths.some((wanted) => path.startsWith(wanted)))
        .sort()
        .map((rule) => {
          const folder = dirname(rule)
          const tests = globSync('*.test.{ts,tsx}', { cwd: join(root, folder) })
            .map((name) => `${folder}/${name}`)
            .filter((test) => !importsOf(test).some(opensSite))
            .filter((test) => reachThroughRules(test, rule))
            .sort()
          return { rule, tests, between: filesBetween(tests, rule) }
        })
    },
  }
}
