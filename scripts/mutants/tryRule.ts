import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { excusesOf } from './excusesOf.ts'
import { type Mutant, mutantsOf } from './mutantsOf.ts'
import type { RuleToTry } from './ownTests.ts'
import type { Answered, Asked, Outcome } from './warmProcess.ts'

export type Survivor = { line: number; column: number; change: string; source: string }

export type Tried = {
  rule: string
  killed: number
  /** Of the killed, those that were noticed only by their time: too many would say little of the tests. */
  unending: number
  survivors: readonly Survivor[]
  /** Survivors that cannot be told from the rule itself, each with its reason in the file. */
  equivalent: number
  /** What is wrong with the rule's tests or its excuses, in words. */
  complaints: readonly string[]
}

const warmProcess = fileURLToPath(new URL('warmProcess.ts', import.meta.url))

/** A mutant that takes so much longer than the rule's tests on the rule itself will never end. */
const patience = (ms: number) => 5_000 + 10 * ms
/** A test may start a compiler, and others may have the machine. */
const PATIENCE_TO_OPEN = 600_000

export async function tryRule(root: string, rule: RuleToTry): Promise<Tried> {
  const text = readFileSync(join(root, rule.rule), 'utf8')
  const lines = text.split('\n')
  const mutants = mutantsOf({ path: rule.rule, text })
  const { excuses, complaints } = excusesOf(text)
  const survived = (mutant: Mutant): Survivor => ({
    line: mutant.line,
    column: mutant.column,
    change: mutant.change,
    source: (lines[mutant.line - 1] ?? '').trim(),
  })
  const untried = (complaint?: string): Tried => ({
    rule: rule.rule,
    killed: 0,
    unending: 0,
    survivors: mutants.map(survived),
    equivalent: 0,
    complaints: complaint ? [...complaints, complaint] : complaints,
  })
  if (mutants.length === 0) return untried()
  if (rule.tests.length === 0) return untried('no test of its own imports it')
  const outcomes = await outcomesOf(root, rule, mutants)
  if (typeof outcomes === 'string') return untried(outcomes)

  const alive = mutants.filter((_, index) => outcomes[index] === 'survived')
  const excused = alive.filter((mutant) => excuses.has(mutant.line))
  const needless = [...excuses].filter((line) => !excused.some((mutant) => mutant.line === line))
  return {
    rule: rule.rule,
    killed: outcomes.filter((outcome) => outcome === 'killed' || outcome === 'unending').length,
    unending: outcomes.filter((outcome) => outcome === 'unending').length,
    survivors: alive.filter((mutant) => !excuses.has(mutant.line)).map(survived),
    equivalent: excused.length,
    complaints: [...complaints, ...needless.map((line) => `line ${line}: no mutant lives there that could be excused`)],
  }
}

/** By the mutants' order; a text where the rule's tests fail on the rule itself. */
async function outcomesOf(
  root: string,
  rule: RuleToTry,
  mutants: readonly Mutant[],
): Promise<Array<Outcome | 'unending'> | string> {
  const outcomes: Array<Outcome | 'unending'> = []
  while (outcomes.length < mutants.length) {
    const child = fork(warmProcess, { execArgv: process.execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    try {
      const opened = await ask(child, { kind: 'open', root, rule }, PATIENCE_TO_OPEN)
      if (opened?.kind !== 'opened') {
        return `its tests do not pass: ${opened?.kind === 'unusable' ? opened.reason : 'they did not end, or ended their process'}`
      }
      let answered = true
      while (answered && outcomes.length < mutants.length) {
        const index = outcomes.length
        const mutant = mutants[index] as Mutant
        const answer = await ask(child, { kind: 'try', index, mutant }, patience(opened.ms))
        // Whatever never ends, or ends the whole process, has been noticed.
        answered = answer?.kind === 'tried'
        outcomes.push(answer?.kind === 'tried' ? answer.outcome : 'unending')
      }
    } finally {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill('SIGKILL')
        await ended
      }
    }
  }
  return outcomes
}

/** Undefined when the process ends, or says nothing in time. */
function ask(child: ChildProcess, asked: Asked, ms: number): Promise<Answered | undefined> {
  return new Promise((resolve) => {
    const finish = (answer: Answered | undefined) => {
      clearTimeout(timer)
      child.off('message', finish)
      child.off('exit', ended)
      resolve(answer)
    }
    const ended = () => finish(undefined)
    const timer = setTimeout(ended, ms)
    child.on('message', finish)
    child.on('exit', ended)
    child.send(asked)
  })
}
