import type { TrayEntry } from '../text/reconcile.rule.ts'
import { type ChangedBlock, drawChanges } from './comparison.ts'

export type Words = Readonly<Record<string, string>>
type Choice = { words: string; isFirst?: true; take(): void }

/** What waits for a person's word, above the text: what it is, what it changes, what one can do. */
export function drawQuestion(
  place: HTMLElement,
  {
    title,
    parts,
    choices,
  }: { title: string; parts: { title: string; changed: readonly ChangedBlock[] }[]; choices: Choice[] },
): () => void {
  const panel = document.createElement('section')
  panel.className = 'desk-question'
  panel.tabIndex = -1
  const head = document.createElement('h2')
  head.textContent = title
  panel.append(head)
  for (const part of parts) {
    const name = document.createElement('h3')
    name.textContent = part.title
    panel.append(name, drawChanges(part.changed))
  }
  const close = () => panel.remove()
  const closing = (take: () => void) => () => {
    close()
    take()
  }
  panel.append(buttons(choices.map((choice) => ({ ...choice, take: closing(choice.take) }))))
  place.append(panel)
  panel.focus()
  return close
}

/** What could not be placed: mine, theirs, and where it belongs. */
export function drawTray(
  place: HTMLElement,
  entries: readonly TrayEntry[],
  { words, putBack, drop }: { words: Words; putBack(entry: TrayEntry): void; drop(entry: TrayEntry): void },
): void {
  place.hidden = entries.length === 0
  place.replaceChildren()
  if (entries.length === 0) return
  const head = document.createElement('h2')
  head.textContent = (words['tray.title'] ?? '').replace('%count%', String(entries.length))
  place.append(head)
  for (const entry of entries) {
    const item = document.createElement('div')
    item.className = 'desk-tray-entry'
    item.append(
      said(words[entry.whose === 'mine' ? 'tray.mine' : 'tray.theirs'], entry.passage, entry.words),
      ...(entry.instead === '' ? [] : [said(words['tray.instead'], entry.instead, '')]),
      buttons([
        { words: words['tray.putBack'] ?? '', isFirst: true, take: () => putBack(entry) },
        { words: words[entry.whose === 'mine' ? 'tray.keepTheirs' : 'tray.keepMine'] ?? '', take: () => drop(entry) },
      ]),
    )
    place.append(item)
  }
}

function said(label: string | undefined, passage: string, words: string): HTMLElement {
  const line = document.createElement('p')
  const name = document.createElement('span')
  name.className = 'desk-label'
  name.textContent = `${label ?? ''} `
  line.append(name)
  // Where all of it is meant nothing of it stands out.
  const at = words === '' || words === passage ? -1 : passage.indexOf(words)
  if (at < 0) line.append(passage === '' ? words : passage)
  else {
    const mark = document.createElement('mark')
    mark.textContent = words
    line.append(passage.slice(0, at), mark, passage.slice(at + words.length))
  }
  return line
}

function buttons(choices: readonly Choice[]): HTMLElement {
  const row = document.createElement('p')
  row.className = 'desk-row'
  for (const { words, isFirst, take } of choices) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = isFirst ? 'desk-button desk-button-first' : 'desk-button'
    button.textContent = words
    button.addEventListener('click', take)
    row.append(button)
  }
  return row
}
