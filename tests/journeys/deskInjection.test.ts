import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { XMLParser } from 'fast-xml-parser'
import { parse } from 'parse5'
import type { Frame } from 'playwright-core'
import sharp from 'sharp'
import { SCHEMA } from '../../src/newsroom/text/schema.ts'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { cookieByInvitation } from '../support/cookieByInvitation.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'
import { LINK_PAYLOADS, TYPED_PAYLOADS } from '../support/typedPayloads.ts'

const desk = siteOfDesk()
const EACH = 20
const AT_ONCE = 4

/** Which payloads each field was given, and how many of them the desk took. */
const given = new Map<string, { typed: number; taken: number }>()
let turn = 0
/** The next payload that is short enough, for this field. */
function next(field: string, most = 300): string {
  for (;;) {
    const payload = TYPED_PAYLOADS[turn++ % TYPED_PAYLOADS.length] as string
    if (payload.length > most) continue
    note(field)
    return payload
  }
}
function note(field: string, taken = 0) {
  const counted = given.get(field) ?? { typed: 0, taken: 0 }
  given.set(field, { typed: counted.typed + (taken ? 0 : 1), taken: counted.taken + taken })
}

let cookie = ''
async function ask(path: string, body?: { json: unknown } | { form: Record<string, string> } | FormData) {
  const isJson = body !== undefined && 'json' in body
  const answer = await fetch(`${desk.origin()}${path}`, {
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(isJson && { 'content-type': 'application/json' }) },
    ...(body && {
      method: 'POST',
      body: isJson ? JSON.stringify(body.json) : 'form' in body ? new URLSearchParams(body.form) : body,
    }),
  })
  const text = await answer.text()
  assert.ok(answer.status < 500, `${path} answered ${answer.status}: ${text.slice(0, 300)}`)
  assert.deepEqual(
    answer.headers.getSetCookie().filter((line) => /^ran/.test(line)),
    [],
    path,
  )
  if (/text\/html/.test(answer.headers.get('content-type') ?? '')) assert.deepEqual(dangerousIn(text), [], path)
  return { status: answer.status, text, location: answer.headers.get('location') ?? '' }
}

/** What in a page would act, were nothing else in its way. */
function dangerousIn(html: string): string[] {
  const found: string[] = []
  type Node = {
    tagName?: string
    attrs?: { name: string; value: string }[]
    childNodes?: Node[]
    content?: Node
    value?: string
  }
  const look = (node: Node) => {
    const named = Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value]))
    for (const [name, value] of Object.entries(named))
      if (/^on/.test(name) || isDangerousAddress(name, value)) found.push(`${node.tagName} ${name}=${value}`)
    const isData = /^(?:application\/ld\+json|speculationrules)$/.test(named.type ?? '')
    const inside = (node.childNodes ?? []).map(({ value }) => value ?? '').join('')
    if (node.tagName === 'script' && !isData && /ran=1|alert/.test(inside)) found.push(inside.slice(0, 200))
    if (/^(?:base|object|embed|math|x)$/.test(node.tagName ?? '')) found.push(String(node.tagName))
    for (const child of node.childNodes ?? []) look(child)
    if (node.content) look(node.content)
  }
  look(parse(html) as Node)
  return found
}
const isDangerousAddress = (name: string, value: string) =>
  /^(?:href|src|action|formaction|data|poster|srcset|xlink:href|ping|background)$/.test(name) &&
  /^(?:javascript|vbscript|data:text|blob|filesystem|view-source|file)|^(?:https?:)?\/\/evil\.test/i.test(
    seenByBrowsers(value),
  )

/** They skip spaces and control characters within an address. */
const seenByBrowsers = (address: string) => [...address].filter((sign) => sign > ' ').join('')

/** So long that somebody has to say why it goes out like this. */
const long = (words: string, name: string) => (name === 'headline' ? `${words} ${'tide '.repeat(15)}` : words)

/** One article with a payload in each of its fields, out and corrected. */
async function hostile(pictureId: string) {
  const id = Number((await ask('/desk/articles', { form: {} })).location.split('/').at(-1))
  const path = `/desk/articles/${id}`
  const fact = async (name: string, field: string, value: unknown) => {
    const facts = JSON.parse((await ask(`${path}/facts`)).text)
    const { status } = await ask(`${path}/facts`, { json: { fact: name, value, base: facts[name].version } })
    if (status === 200) note(field, 1)
    return status
  }
  await fact('section', 'section', 'earth')
  for (const [name, most] of [
    ['headline', 300],
    ['kicker', 100],
    ['standfirst', 1_000],
    ['slug', 200],
  ] as const)
    await fact(name, name, long(next(name, most).replaceAll('\0', ''), name))
  await fact('tags', 'tag', [next('tag', 200)])
  await fact('authors', 'author', [next('author', 200)])
  await fact('places', 'place', [{ country: 'PT', city: next('place', 200) }])
  const said = { alt: next('lead alt'), caption: next('lead caption'), credit: next('lead credit') }
  if ((await fact('leadPicture', 'lead alt', { pictureId, ...said })) === 200) {
    note('lead caption', 1)
    note('lead credit', 1)
  }

  // Of a text the letter NUL is refused with all that comes along.
  const sign = (field: string) => next(field).replaceAll('\0', '')
  const text = (field: string) => ({ type: 'text', text: sign(field) })
  const paragraph = (field: string) => ({ type: 'paragraph', attrs: { id: randomUUID() }, content: [text(field)] })
  const line = (type: string, field: string, attrs: object = {}) => ({
    type,
    attrs: { id: randomUUID(), ...attrs },
    content: [text(field)],
  })
  const put = async (blocks: object[], field?: string) => {
    const { version } = JSON.parse((await ask(`${path}/text`)).text)
    const step = { stepType: 'replace', from: 0, to: 0, slice: { content: blocks } }
    const batch = { base: version, client: 'injection', batch: randomUUID(), steps: [step] }
    const { status } = await ask(`${path}/steps`, { json: batch })
    if (status === 200 && field) note(field, 1)
    return status
  }
  const attrs = () => ({ id: randomUUID() })
  /** Called in a paragraph of its own, before all others; the notes stand behind them. */
  const putNote = async (words: string) => {
    const id = randomUUID()
    const called = { type: 'paragraph', attrs: attrs(), content: [{ type: 'footnoteReference', attrs: { id } }] }
    const said = { type: 'paragraph', attrs: attrs(), content: [{ type: 'text', text: words }] }
    const notes = { type: 'notes', content: [{ type: 'note', attrs: { id }, content: [said] }] }
    const { version, text: doc } = JSON.parse((await ask(`${path}/text`)).text)
    const { size } = SCHEMA.nodeFromJSON(doc).content
    const steps = [
      { stepType: 'replace', from: size, to: size, slice: { content: [notes] } },
      { stepType: 'replace', from: 0, to: 0, slice: { content: [called] } },
    ]
    const batch = { base: version, client: 'injection', batch: randomUUID(), steps }
    const { status, text: answer } = await ask(`${path}/steps`, { json: batch })
    assert.equal(status, 200, answer)
    note('footnote', 1)
  }
  const blocks = [
    paragraph('text'),
    line('subhead', 'subhead', { level: 2 }),
    line('pullQuote', 'pull quote'),
    { type: 'quotation', attrs: { ...attrs(), source: sign('quotation source') }, content: [paragraph('text')] },
    { type: 'factBox', attrs: { ...attrs(), title: sign('fact box title') }, content: [paragraph('text')] },
    { type: 'list', attrs: attrs(), content: [{ type: 'listItem', content: [paragraph('text')] }] },
    {
      type: 'table',
      attrs: attrs(),
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [text('table cell')] }] }],
    },
    { type: 'codeBlock', attrs: attrs(), content: [text('code')] },
    {
      type: 'quiz',
      attrs: attrs(),
      content: [
        line('quizTitle', 'quiz title'),
        {
          type: 'quizQuestion',
          attrs: attrs(),
          content: [
            line('quizText', 'quiz question'),
            line('quizAnswer', 'quiz answer', { right: true }),
            line('quizAnswer', 'quiz answer'),
            line('quizExplanation', 'quiz explanation'),
          ],
        },
      ],
    },
    {
      type: 'picture',
      attrs: { ...attrs(), pictureId, alt: sign('alt'), credit: sign('credit') },
      content: [{ type: 'caption', content: [text('caption')] }],
    },
  ]
  assert.equal(await put(blocks), 200)
  for (const field of [
    'text',
    'subhead',
    'pull quote',
    'quotation source',
    'fact box title',
    'table cell',
    'code',
    'alt',
    'credit',
    'caption',
    'quiz title',
    'quiz question',
    'quiz answer',
    'quiz explanation',
  ])
    note(field, 1)
  await putNote(sign('footnote'))
  // What leads somewhere is asked one by one: most of it is refused.
  const href = LINK_PAYLOADS[links++ % LINK_PAYLOADS.length] as string
  note('link address')
  const marks = [{ type: 'link', attrs: { href, title: sign('link title') } }]
  await put([{ type: 'paragraph', attrs: attrs(), content: [{ type: 'text', text: 'leads', marks }] }], 'link address')
  note('embed address')
  await put([{ type: 'embed', attrs: { ...attrs(), url: href, title: sign('embed title') } }], 'embed address')

  const version = JSON.parse((await ask(`${path}/text`)).text).version
  const comment = { from: 1, to: 4, version, quote: next('quotation of a comment'), words: next('comment') }
  const { id: commentId } = JSON.parse((await ask(`${path}/comments.json`, { json: comment })).text)
  await ask(`${path}/comments`, { form: { does: 'reply', comment: String(commentId), words: next('reply') } })

  const move = async (action: string, words = '') => {
    const { status, text: answer } = await ask(`${path}/state`, { form: { action, words } })
    assert.equal(status, 303, `${action}: ${/role="alert">([^<]+)/.exec(answer)?.[1]}`)
  }
  const publish = async (form: Record<string, string>) => {
    const sheet = (await ask(`${path}/publish`)).text
    form.seen = /name="seen" value="([^"]+)"/.exec(sheet)?.[1] ?? ''
    for (const [, name = ''] of sheet.matchAll(/name="(reason-[^"]+)"/g)) form[name] = next('reason')
    const { status, text: answer } = await ask(`${path}/publish`, { form: { ...form, when: 'now' } })
    assert.equal(status, 303, `publishing: ${/role="alert">([^<]+)/.exec(answer)?.[1]}`)
  }
  await move('send-to-review')
  await move('return', next('return note'))
  await move('send-to-review')
  await move('approve')
  await publish({ kind: 'new' })
  await fact('standfirst', 'standfirst', next('standfirst'))
  await publish({ kind: 'correction', note: next('correction') })
  const address = /href="(\/earth\/[^"]+)"/.exec((await ask(`${path}/state`)).text)?.[1] ?? assert.fail('no address')
  return { path, address, move }
}
let links = 0

/** A browser that tells of everything that ran, asked or got through. */
async function watching(visitor: Visitor) {
  const trouble: string[] = []
  const { host } = new URL(desk.origin())
  visitor.page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  visitor.context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^http/.test(url.protocol) && url.host !== host) trouble.push(`asked ${request.url()}`)
  })
  visitor.page.on('console', (message) => {
    // It was held back; but nothing should have come so far.
    if (/Content Security Policy/.test(message.text())) trouble.push(message.text())
  })
  return {
    trouble,
    async look(path: string) {
      await visitor.page.goto(path, { waitUntil: 'load' })
      if (/^\/desk\/articles\/\d+$/.test(path)) await visitor.page.locator('.desk-editor-open .ProseMirror').waitFor()
      for (const frame of visitor.page.frames()) await lookInside(frame, path)
      assert.deepEqual(trouble, [], path)
    },
  }
}

async function lookInside(frame: Frame, path: string) {
  const found = await frame.locator('html').evaluate((root) => {
    const all = [...root.querySelectorAll('*')]
    const handlers = all.flatMap((one) =>
      [...one.attributes]
        .filter(({ name, value }) => /^on/.test(name) || /^\s*(?:javascript|vbscript):/i.test(value))
        .map(({ name, value }) => `${one.localName} ${name}=${value}`),
    )
    return [...handlers, ...((globalThis as { ran?: unknown }).ran === undefined ? [] : ['it ran'])]
  })
  assert.deepEqual(found, [], path)
}

test('six hundred ways to hide a script in what somebody types, in every field of the desk: none runs, asks or leads anywhere', async (t) => {
  assert.ok(new Set(TYPED_PAYLOADS).size >= 600, `${new Set(TYPED_PAYLOADS).size}`)
  cookie = await cookieByInvitation(desk.site(), 'typist@example.org', 'publisher')
  const pictures = await Promise.all(
    Array.from({ length: EACH }, async (_, index) => {
      const background = { r: index * 9, g: 90, b: 120 }
      const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
        .png()
        .toBuffer()
      const form = new FormData()
      form.append('files', new Blob([new Uint8Array(bytes)]), `${next('file name').replace(/[\0\r\n]/g, ' ')}.png`)
      const id = /\/desk\/media\/([0-9a-f]{32})/.exec((await ask('/desk/media', form)).location)?.[1] ?? assert.fail()
      const words = { alt: next('library alt'), caption: next('library caption'), credit: next('library credit') }
      await ask(`/desk/media/${id}`, { form: { version: '0', ...words, copyright: next('copyright') } })
      await ask(`/desk/media/${id}/leases`, {
        form: { kind: 'allow', from: '', until: '2099-12-31', note: next('lease') },
      })
      return id
    }),
  )
  await ask('/desk/staff', { form: { email: 'named@example.org', name: '', role: 'contributor' } })
  const members = (await ask('/desk/staff')).text
  const named = /\/desk\/staff\/\d+(?="[^>]*>[^<]*named)/.exec(members)?.[0] ?? assert.fail(members)
  const typist = /\/desk\/staff\/\d+(?="[^>]*>[^<]*typist)/.exec(members)?.[0] ?? assert.fail(members)
  await ask(typist, { form: { name: next('staff name', 100), author: '', role: 'publisher' } })
  for (let number = 0; number < EACH; number++) {
    const names = { name: next('staff name', 100), author: next('pen name', 200), newAuthor: 'on' }
    const { status } = await ask(named, { form: { ...names, role: 'contributor' } })
    if (status === 303) for (const field of ['staff name', 'pen name']) note(field, 1)
    for (const path of [named, '/desk/staff']) await ask(path)
    await ask('/desk/views', { form: { name: next('view', 60), q: next('filter'), whose: 'own' } })
    const rule = { languages: 'en', phrase: `x ${next('style phrase', 90)}`, suggestion: next('style suggestion', 100) }
    const examples = { capitals: '', owner: '', silentIn: '' }
    await ask('/desk/style', { form: { ...rule, reason: next('style reason'), speaksIn: rule.phrase, ...examples } })
    const q = encodeURIComponent(next('search'))
    for (const path of ['/desk/articles?q=', '/desk/find?q=', '/desk/media?q=', '/desk/log?q=', '/archive?q='])
      await ask(`${path}${q}`)
  }
  const made: Awaited<ReturnType<typeof hostile>>[] = []
  const waiting = [...pictures]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) made.push(await hostile(id))
    }),
  )
  for (const { path, address } of made)
    for (const one of [path, `${path}/comments`, `${path}/history`, `${path}/checks`, `${path}/publish`, address])
      await ask(one)

  const visitor = await desk.invited('watches@example.org', 'publisher')
  visitor.expects(410, 404, 422)
  const watch = await watching(visitor)
  const [first, second] = made as [(typeof made)[0], (typeof made)[0]]
  for (const path of [
    ...[
      '/desk',
      '/desk/articles',
      '/desk/articles?q=section:earth',
      '/desk/media',
      '/desk/style',
      '/desk/log',
      '/desk/staff',
      named,
      '/desk/views',
    ],
    ...made.slice(0, 4).map(({ path }) => path),
    ...[
      'comments',
      'history',
      'history/now',
      'checks',
      'publish',
      'details',
      'preview?as=subscriber',
      'preview?on=mail',
    ].map((part) => `${first.path}/${part}`),
    `${second.path}/preview/frame?as=subscriber&on=magazine`,
    `/desk/media/${pictures[0]}`,
  ])
    await watch.look(path)

  const reader = await newVisitor(desk.origin())
  reader.expects(410)
  const outside = await watching(reader)
  const feeds: string[] = []
  for (const path of ['/feed.json', '/section/earth/feed.json', '/rss.xml', '/section/earth/rss.xml']) {
    const { text } = await ask(path)
    const bodies = path.endsWith('json')
      ? JSON.parse(text).items.map((item: { content_html?: string }) => item.content_html ?? '')
      : new XMLParser()
          .parse(text)
          .rss.channel.item.flatMap((item: Record<string, unknown>) => [
            String(item['content:encoded']),
            String(item.description ?? ''),
          ])
    for (const body of bodies) assert.deepEqual(dangerousIn(body), [], path)
    feeds.push(...bodies)
    await outside.look(path)
  }
  for (const path of ['/', '/section/earth', '/latest', '/corrections', ...made.map(({ address }) => address)])
    await outside.look(path)
  for (const { move } of made) await move('withdraw', next('withdrawal'))
  for (const { address } of made.slice(0, 5)) await outside.look(address)
  for (const { address } of made) await ask(address)

  for (const [field, { typed }] of given) if (field !== 'section') assert.ok(typed >= EACH, `${field}: ${typed}`)
  assert.ok(turn >= TYPED_PAYLOADS.length)
  t.diagnostic(
    [...given].map(([field, { typed, taken }]) => `${field} ${typed}${taken ? ` (${taken} taken)` : ''}`).join(', '),
  )
  await reader.close()
})
