import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { listStyleRules, readStyleDraft, saveStyleRule } from '../../newsroom/checks/checks.module.ts'
import type { Dateline } from '../compose/compose.ts'

const StyleFile = z.array(
  z.object({
    phrase: z.string(),
    languages: z.string(),
    capitals: z.enum(['any', 'exact']).default('any'),
    suggestion: z.string(),
    reason: z.string(),
    speaks_in: z.array(z.string()),
    silent_in: z.array(z.string()).default([]),
  }),
)

/** House style of the sample, for which the desk answers. May be repeated. */
export async function seedStyle({ db, clock }: Dateline, file: URL): Promise<void> {
  const rules = StyleFile.parse(parse(await readFile(file, 'utf8')))
  const known = new Set((await listStyleRules(db)).map(({ phrase }) => phrase))
  for (const { speaks_in, silent_in, ...rule } of rules.filter(({ phrase }) => !known.has(phrase))) {
    const read = readStyleDraft({ ...rule, speaksIn: speaks_in.join('\n'), silentIn: silent_in.join('\n') })
    if (read.kind === 'wrong') throw new Error(`sample/style.yaml: ${rule.phrase}: ${read.field}`)
    const saved = await saveStyleRule(db, 'sample', undefined, { ...read.draft, ownerId: null }, clock.now())
    if (saved.kind === 'wrong') throw new Error(`sample/style.yaml: ${rule.phrase}: ${saved.example.sentence}`)
  }
}
