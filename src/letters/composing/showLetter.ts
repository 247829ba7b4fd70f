import type { Letter } from '../drawing/drawing.module.ts'

/** What `dateline letter show` says of a letter. */
export function showLetter(letter: Letter): Record<string, unknown> {
  const at = (instant: Temporal.Instant | undefined) => instant?.toString() ?? null
  return {
    newsletter: letter.newsletter,
    date: letter.date,
    state: letter.state,
    note: letter.note || null,
    origin: letter.origin,
    revision: letter.revision,
    subject: letter.subject,
    'subject-b': letter.otherSubject ?? null,
    preview: letter.previewText,
    language: letter.language,
    due: at(letter.dueAt),
    'filled-at': at(letter.fillAt),
    composed: at(letter.composedAt),
    corrected: at(letter.correctedAt),
    started: at(letter.startedAt),
    finished: at(letter.finishedAt),
    readers: letter.frozen ?? null,
    blocks: letter.document.blocks.map((block) =>
      block.type === 'open' ? (block.recipe[0]?.block ?? '') : block.type,
    ),
  }
}
