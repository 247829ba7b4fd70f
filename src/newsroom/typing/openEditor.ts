import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import { putBack } from '../text/putBack.ts'
import { blockIds } from './blockIds.ts'
import { blockViews, quizHere } from './blockViews.ts'
import { BROWSER_SCHEMA } from './browserSchema.ts'
import { changedBlocks } from './comparison.ts'
import { drawStanding, type EditorPlaces, placesOf } from './editorPlaces.ts'
import { hearEvents } from './eventSource.ts'
import { askSince, askText, type Standing } from './exchange.ts'
import { keepFields, type Unsaved } from './fields.ts'
import { gateLine, measureNow } from './gateLine.ts'
import { handOver } from './handOver.ts'
import {
  dropJournal,
  type Left,
  newJournalKey,
  openJournal,
  openTabs,
  readJournals,
  tabOfJournal,
  takeOverJournal,
  takeTabName,
} from './journal.ts'
import { Keeper, trayOfApart } from './keeper.ts'
import { keysOfText } from './keysOfText.ts'
import { keepLeadPicture } from './leadPicture.ts'
import { keepMarksBar } from './marksBar.ts'
import { drawQuestion, drawTray } from './panels.ts'
import { blockOfCursor, initialsOf, markPresence, presenceMarks, WhoIsHere } from './presence.ts'
import { shortcuts } from './shortcuts.ts'
import { slashMenu } from './slashMenu.ts'
import { asSuggested } from './suggesting.ts'
import { TextSession } from './textSession.ts'

/** The desk does not answer yet: it is asked again so often. */
const OPENS_AGAIN_MS = 3_000
const LOOKS_AGAIN_MS = 3_000
const HERE_EVERY_MS = 20_000
const HERE_PAUSE_MS = 1_500

/** The editor of one article, until the signal ends it. */
export async function openEditor(root: HTMLElement, signal: AbortSignal): Promise<void> {
  const places = placesOf(root)
  const { articleId, staffId, words } = places
  const tab = await takeTabName()
  const opening = await openingText(places, signal)
  if (!opening || signal.aborted) return
  const ownKey = newJournalKey(articleId, staffId, tab)
  const journal = openJournal(ownKey)
  const gate = {
    language: places.language,
    words: words['editor.gate'] ?? '',
    hasGate: () => places.terms() !== 'free',
    tell: places.drawMeasure,
  }

  const begin = (from: Partial<Left['journal']> & { client: string }): TextSession =>
    new TextSession({
      ...opening,
      ...from,
      schema: BROWSER_SCHEMA,
      plugins: [
        ...places.suggesting.plugins,
        slashMenu({ words, list: places.slash }),
        shortcuts,
        ...keysOfText({
          leave: () => places.leave(),
          toolbar: () => places.toolbar.querySelector<HTMLElement>('button')?.focus(),
          link: () => marks.link(),
          comment: () => places.comment(view),
          suggest: () => places.suggesting.toggle(view),
          nextStep: () => places.nextStep(),
          nextFinding: (step) => places.nextFinding(step),
          nextColumn: () => places.nextColumn(),
        }),
        history(),
        blockIds,
        quizHere,
        gateLine(gate),
        presenceMarks,
        dropCursor({ class: 'desk-drop' }),
        gapCursor(),
      ],
    })

  let stands: Standing = { kind: 'saved', at: undefined }
  let unsaved: readonly Unsaved[] = []
  /** Journals of which its writer was asked, and this page's own. */
  const offered = new Set([ownKey])
  let session = begin({ client: crypto.randomUUID() })
  const keeper = new Keeper({
    articleId,
    staffId,
    session: () => session,
    journal,
    signal,
    isComposing: () => view.composing,
    shown: () => show(),
    standing: (standing) => {
      drawLine(standing)
      if (standing.kind === 'saved') places.saved()
    },
    compare: (mine, theirs, merge) => {
      const base = session.confirmed
      drawQuestion(places.questions, {
        title: words['compare.away'] ?? '',
        parts: [
          { title: words['compare.mine'] ?? '', changed: changedBlocks(base, mine) },
          { title: words['compare.theirs'] ?? '', changed: changedBlocks(base, theirs) },
        ],
        choices: [{ words: words['compare.merge'] ?? '', isFirst: true, take: merge }],
      })
    },
    apart: ({ version, text }) => replaceBy({ version, text }),
  })

  const view = new EditorView(places.text, {
    state: session.state,
    editable: () => places.mayWrite || places.mustSuggest,
    nodeViews: blockViews({ words, newsletters: places.newsletters, pictureUrl: places.pictureUrl }),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': words['editor.text'] ?? '',
      'aria-describedby': places.keysHint.id,
      lang: places.language,
      dir: places.direction,
      spellcheck: 'true',
    },
    transformPastedHTML: places.pasted.html,
    handlePaste: places.pasted.paste,
    handleDrop: places.pasted.drop,
    dispatchTransaction(done) {
      const change = asSuggested(done, view.state)
      if (!change) return places.say(words['suggest.cannot'] ?? '')
      session.apply(change)
      view.updateState(session.state)
      if (change.docChanged) keeper.typed(change.steps.map((step) => step.toJSON()))
      if (change.docChanged && session.tray.length > 0) drawTheTray()
      marks.show()
      if (change.selectionSet || change.docChanged) tellHereSoon()
    },
  })
  const marks = keepMarksBar(view, {
    bar: places.toolbar,
    bubble: places.bubble,
    words,
    signal,
    others: { comment: () => places.comment(view), suggest: () => places.suggesting.toggle(view) },
  })
  signal.addEventListener('abort', () => view.destroy())
  places.opened(view, signal)
  if (places.mayWrite && view.state.doc.childCount === 0) {
    view.dispatch(view.state.tr.insert(0, BROWSER_SCHEMA.nodes.paragraph.create()).setMeta('addToHistory', false))
  }

  const leave = () => keeper.leave()
  addEventListener('pagehide', leave, { signal })
  document.addEventListener('turbo:before-visit', leave, { signal })
  const fields = keepFields({
    articleId,
    staffId,
    root,
    words,
    signal,
    changed: (fact) => {
      if (fact === 'terms') measureNow(view, gate)
      places.factSaved(fact)
    },
    unsaved: (facts) => {
      unsaved = facts
      drawLine(stands)
    },
  })

  keepLeadPicture(root, places, signal)
  handOver({
    root,
    settled: async () => {
      await fields.saveTouched()
      return (await keeper.settled()) && root.querySelector('[data-touched]') === null
    },
    signal,
  })

  const here = new WhoIsHere()
  hearEvents(articleId, { worker: places.eventsWorker, signal }, (event) => {
    if (event.kind === 'steps') keeper.pull(event.version as number)
    if (event.kind === 'missed') keeper.pull()
    if (event.kind === 'fact') void fields.refresh(String(event.fact))
    if (event.kind === 'presence' && event.client !== session.client) {
      here.hear(event as unknown as Parameters<WhoIsHere['hear']>[0], Date.now())
      drawHere()
    }
    places.heard(event)
  })
  keepHere()
  drawLine(stands)
  await offerLeft()

  function drawLine(standing: Standing) {
    stands = standing
    drawStanding(places, standing, { waiting: session.waiting, unsaved, setAside })
  }

  function show() {
    view.updateState(session.state)
    drawTheTray()
    marks.show()
  }

  function drawTheTray() {
    drawTray(places.tray, session.tray, {
      words,
      putBack: (entry) => {
        session.tray = session.tray.filter((one) => one !== entry)
        view.dispatch(putBack(view.state.tr, entry))
        drawTheTray()
        view.focus()
      },
      drop: (entry) => {
        session.tray = session.tray.filter((one) => one !== entry)
        void keeper.keepWhole()
        drawTheTray()
      },
    })
  }

  /** Another text takes the place of ours; what was written here alone goes into the tray. */
  function replaceBy({ version, text }: { version: number; text: unknown }) {
    const before = session
    session = begin({ client: crypto.randomUUID(), version, text, steps: [], sent: undefined, tray: [] })
    session.standWhere(before.state)
    session.tray = [...before.tray, ...trayOfApart(before, session)]
    show()
  }

  /** After a refusal: the desk's text again, and what it did not take in the tray. */
  function setAside() {
    void askText(articleId).then((fresh) => {
      if (!fresh) return
      replaceBy(fresh)
      void keeper.keepWhole()
      keeper.goOn()
      drawLine({ kind: 'saved', at: undefined })
    })
  }

  /** What a browser that went away had not sent: shown first, and then somebody decides. */
  async function offerLeft() {
    const open = await openTabs()
    const all = await readJournals(articleId, staffId).catch(() => [])
    const isElsewhere = ({ key }: Left) => tabOfJournal(key) !== tab && open.has(tabOfJournal(key))
    for (const left of all.filter((one) => !isElsewhere(one) && !offered.has(one.key))) {
      offered.add(left.key)
      if (await hasArrived(left)) void dropJournal(left.key)
      else offer(left)
    }
    // A tab that closes just now, or later, may leave something.
    if (all.some(isElsewhere)) setTimeout(() => !signal.aborted && void offerLeft(), LOOKS_AGAIN_MS)
  }

  /** Whoever goes on to another screen in mid-sentence sends the last words and hears no answer: nothing is asked of those. */
  async function hasArrived({ journal: { version, client, steps, tray } }: Left): Promise<boolean> {
    const answer = tray.length > 0 ? undefined : await askSince(articleId, version)
    return answer?.kind === 'behind' && answer.steps.filter((step) => step.client === client).length >= steps.length
  }

  function offer(left: Left) {
    const base = Node.fromJSON(BROWSER_SCHEMA, left.journal.text)
    const mine = left.journal.steps.reduce<Node>(
      (doc, step) => Step.fromJSON(BROWSER_SCHEMA, step).apply(doc).doc ?? doc,
      base,
    )
    const at = new Date(left.changedAt).toLocaleString(document.documentElement.lang)
    drawQuestion(places.questions, {
      title: (words['left.title'] ?? '').replace('%count%', String(left.journal.steps.length)).replace('%at%', at),
      parts: [
        { title: words['compare.mine'] ?? '', changed: changedBlocks(base, mine) },
        ...(base.eq(session.confirmed)
          ? []
          : [{ title: words['compare.theirs'] ?? '', changed: changedBlocks(base, session.confirmed) }]),
      ],
      choices: [
        { words: words['left.putIn'] ?? '', isFirst: true, take: () => void takeUp(left) },
        { words: words['left.later'] ?? '', take: () => {} },
        { words: words['left.drop'] ?? '', take: () => void dropJournal(left.key) },
      ],
    })
  }

  /** Goes on where that browser was: its steps are sent under their own names, and made anew on what others did. */
  async function takeUp(left: Left) {
    const key = newJournalKey(articleId, staffId, tab)
    offered.add(key)
    // Where the storage does not answer, what was offered is here still.
    if (!(await takeOverJournal(left, key).catch(() => true))) return
    // What is being typed here is saved first.
    while (session.waiting > 0) {
      if (signal.aborted) return
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    const before = session
    session = begin(left.journal)
    session.standWhere(before.state)
    session.tray.push(...before.tray)
    show()
    await keeper.keepWhole().then(
      () => dropJournal(key),
      () => {},
    )
    keeper.pull()
    keeper.soon(0)
  }

  function drawHere() {
    const others = here.others(Date.now())
    places.drawHere(others.map(({ name }) => ({ name, initials: initialsOf(name) })))
    markPresence(view, others)
  }

  function keepHere() {
    tellHere(false)
    const beat = setInterval(() => {
      tellHere(false)
      drawHere()
    }, HERE_EVERY_MS)
    signal.addEventListener('abort', () => {
      clearInterval(beat)
      clearTimeout(hereTimer)
      tellHere(true)
    })
    addEventListener('pagehide', () => tellHere(true), { signal })
  }

  function tellHereSoon() {
    clearTimeout(hereTimer)
    hereTimer = setTimeout(() => tellHere(false), HERE_PAUSE_MS)
  }

  function tellHere(left: boolean) {
    if (document.visibilityState === 'hidden' && !left) return
    const block = view.isDestroyed ? null : blockOfCursor(view)
    void fetch(`/desk/articles/${articleId}/presence?typist=${staffId}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ client: session.client, block, version: session.version, ...(left && { left }) }),
      keepalive: true,
    }).catch(() => {})
  }
}

let hereTimer: ReturnType<typeof setTimeout> | undefined

async function openingText(places: EditorPlaces, signal: AbortSignal) {
  for (;;) {
    const text = await askText(places.articleId)
    if (text || signal.aborted) return text
    places.waiting()
    await new Promise((resolve) => setTimeout(resolve, OPENS_AGAIN_MS))
  }
}
