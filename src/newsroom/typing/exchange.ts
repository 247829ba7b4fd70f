import type { Batch, OthersStep } from './textSession.ts'

/** How what was typed stands with the desk. `isKept`: the browser's own storage has it, too. */
export type Standing =
  | { kind: 'saved'; at: Date | undefined }
  | { kind: 'saving' }
  | { kind: 'offline'; isKept: boolean }
  /** Logged out, in mid-sentence perhaps. */
  | { kind: 'signed-out'; sentence: string; isKept: boolean }
  /** The desk does not take it: the sentence says why. */
  | { kind: 'refused'; sentence: string; isKept: boolean }

export type Answer =
  | { kind: 'accepted'; version: number }
  | { kind: 'behind'; version: number; steps: (OthersStep & { version: number })[] }
  | { kind: 'apart'; version: number; text: unknown }
  | { kind: 'refused' | 'closed' | 'signed-out'; sentence: string }
  /** No answer, or none that says anything: ask again. */
  | { kind: 'nothing' }

/** No answer after so long is none. */
const PATIENCE_MS = 15_000
/** A long text over a slow line: whoever gave up on it earlier would begin it again for ever. */
const WHOLE_TEXT_MS = 90_000

/** `staffId`: whose words they are. Where somebody else has logged in meanwhile, they wait for their author. */
export async function sendBatch(
  { articleId, staffId }: { articleId: number; staffId: number },
  batch: Batch,
  leaving = false,
): Promise<Answer> {
  return ask(`/desk/articles/${articleId}/steps?typist=${staffId}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(batch),
    keepalive: leaving,
  })
}

export async function askSince(articleId: number, version: number): Promise<Answer> {
  return ask(`/desk/articles/${articleId}/text?since=${version}`, { headers: { Accept: 'application/json' } })
}

/** All of the text; undefined: the desk does not answer, or not with a text. */
export async function askText(articleId: number): Promise<{ version: number; text: unknown } | undefined> {
  try {
    const answer = await fetch(`/desk/articles/${articleId}/text`, {
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(WHOLE_TEXT_MS),
    })
    return answer.ok ? ((await answer.json()) as { version: number; text: unknown }) : undefined
  } catch {
    return undefined
  }
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  let answer: Response
  try {
    answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    return { kind: 'nothing' }
  }
  const said = await answer.json().catch(() => undefined)
  if (answer.status === 401) return { kind: 'signed-out', sentence: sentenceOf(said) }
  if (answer.status === 403 || answer.status === 404) return { kind: 'closed', sentence: sentenceOf(said) }
  if (answer.status === 422 || answer.status === 413) return { kind: 'refused', sentence: sentenceOf(said) }
  if (typeof said?.kind === 'string' && (answer.ok || answer.status === 409)) return said as Answer
  return { kind: 'nothing' }
}

function sentenceOf(said: { sentence?: string; error?: { message?: string }; message?: string } | undefined): string {
  return said?.sentence ?? said?.error?.message ?? said?.message ?? ''
}
