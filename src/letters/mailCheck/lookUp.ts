/** Of `node:dns/promises`, so that a test may ask a server of its own. */
export type MailResolver = {
  resolveTxt(name: string): Promise<string[][]>
  resolveMx(name: string): Promise<{ exchange: string; priority: number }[]>
  resolve4(host: string): Promise<string[]>
  resolve6(host: string): Promise<string[]>
  resolvePtr(name: string): Promise<string[]>
}

/** What the DNS said: there is none is an answer, silence is not. */
export type Said<Value> = { kind: 'found'; values: Value[] } | { kind: 'none' } | { kind: 'silent' }

/** Asks one question of the DNS. */
export async function lookUp<Value>(ask: () => Promise<Value[]>): Promise<Said<Value>> {
  try {
    const values = await ask()
    return values.length === 0 ? { kind: 'none' } : { kind: 'found', values }
  } catch (error) {
    const { code } = error as { code?: string }
    return code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EBADNAME' ? { kind: 'none' } : { kind: 'silent' }
  }
}
