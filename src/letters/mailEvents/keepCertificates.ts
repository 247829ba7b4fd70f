const PATIENCE_MS = 5_000
const MOST_BYTES = 32 * 1024
/** Amazon changes its certificate once a year, in each region. */
const MOST_KEPT = 8

/** Fetches a certificate once. What cannot be had is asked for again at the next message: Amazon sends it again. */
export function keepCertificates(): (url: string) => Promise<string> {
  const kept = new Map<string, Promise<string>>()
  return (url) => {
    const known = kept.get(url)
    if (known) return known
    const asked = fetchText(url)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(url, asked)
    asked.catch(() => kept.delete(url))
    return asked
  }
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES) {
    await answer.body?.cancel()
    throw new Error(`no certificate: status ${answer.status}`)
  }
  return (await answer.text()).slice(0, MOST_BYTES)
}
