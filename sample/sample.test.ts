import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { parse } from 'yaml'
import { z } from 'zod'
import { tagName } from '../src/articles/store/tagName.rule.ts'

const HERE = fileURLToPath(new URL('./', import.meta.url))

const Head = z.object({
  title: z.string().min(1),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kicker: z.string().min(1),
  standfirst: z.string().min(1),
  section: z.string(),
  tags: z.array(z.string()).min(1),
  place: z.object({ country: z.string().regex(/^[A-Z]{2}$/), city: z.string().min(1) }),
  authors: z.array(z.string().regex(/^The .+ desk$/)).min(1),
  days_ago: z.number().min(0),
  updated_days_ago: z.number().min(0).optional(),
  lead: z.boolean().optional(),
  language: z.string(),
  access: z.enum(['free', 'metered', 'registered', 'subscribers']),
  original_language: z.string().optional(),
  original_url: z.url().optional(),
  source: z.string().optional(),
  translator: z.string().optional(),
  translation_of: z.string().optional(),
  image: z.string(),
  image_alt: z.string().min(20),
  image_caption: z.string().min(10),
  image_credit: z.string().regex(/: Noonmark$|：Noonmark$/),
})
type Article = {
  file: string
  head: z.infer<typeof Head>
  body: string
  boxes: Box[]
  words: number
  paragraphs: string[]
}
type Box = { kind: string; attributes: Record<string, string>; text: string }

const Named = z.array(
  z
    .object({ slug: z.string(), name: z.string(), language: z.string().default('en'), audience: z.string().optional() })
    .loose(),
)
const publication = z
  .object({
    name: z.string(),
    promise: z.string(),
    gate_promises: z.array(z.string()).length(2),
    clocks: z.array(z.object({ city: z.string(), zone: z.string() })),
    navigation: z.array(z.object({ slug: z.string(), name: z.string(), description: z.string() })),
  })
  .loose()
  .parse(parse(readFileSync(`${HERE}publication.yaml`, 'utf8')))
const newsletters = Named.parse(parse(readFileSync(`${HERE}newsletters.yaml`, 'utf8')))
const notices = z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(`${HERE}notices.yaml`, 'utf8')))
const sources = Named.parse(parse(readFileSync(`${HERE}sources.yaml`, 'utf8')))

function countWords(text: string, language: string): number {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter((piece) => piece.isWordLike)
    .length
}

function boxesOf(body: string): Box[] {
  const boxes: Box[] = []
  let open: Box | undefined
  for (const row of body.split('\n')) {
    const start = row.match(/^::: ([a-z-]+)(.*)$/)
    if (start) {
      assert.equal(open, undefined, `a box inside a box: ${row}`)
      const attributes = Object.fromEntries(
        [...(start[2] ?? '').matchAll(/([a-z]+)="([^"]*)"/g)].map((pair) => [pair[1], pair[2]]),
      )
      open = { kind: start[1] ?? '', attributes, text: '' }
    } else if (row === ':::') {
      assert.ok(open, 'a box is closed that was never opened')
      boxes.push(open)
      open = undefined
    } else if (open) open.text += `${row}\n`
  }
  assert.equal(open, undefined, 'a box is left open')
  return boxes
}

const articles: Article[] = readdirSync(`${HERE}articles`)
  .filter((file) => file.endsWith('.md'))
  .map((file) => {
    const [, front = '', body = ''] = readFileSync(`${HERE}articles/${file}`, 'utf8').split(/^---\n/m)
    const head = Head.parse(parse(front))
    const text = body.replace(/^:::.*$/gm, '').replace(/\]\([^)]*\)/g, ']')
    const outside = body.replace(/^::: [\s\S]*?^:::$/gm, '').replace(/^```[\s\S]*?^```$/gm, '')
    const paragraphs = outside
      .split(/\n{2,}/)
      .map((block) => block.trim())
      .filter((block) => block && !/^(#|\||[-\d]+\.? |\*\*\*|\[\^)/.test(block))
    return { file, head, body, boxes: boxesOf(body), words: countWords(text, head.language), paragraphs }
  })
const reports = articles.filter(({ head }) => head.translation_of === undefined)
const bySlug = new Map(articles.map((article) => [article.head.slug, article]))

test('a first visitor finds 40 reports, each from another country, at least four in each of seven sections', () => {
  assert.equal(reports.length, 40)
  assert.equal(bySlug.size, articles.length, 'two articles share a slug')
  assert.equal(new Set(reports.map(({ head }) => head.place.country)).size, 40)
  assert.equal(publication.navigation.length, 7)
  for (const { slug } of publication.navigation) {
    assert.ok(reports.filter(({ head }) => head.section === slug).length >= 4, `too little in ${slug}`)
  }
  for (const { file, head } of articles)
    assert.ok(
      publication.navigation.some(({ slug }) => slug === head.section),
      `${file}: no section ${head.section}`,
    )
})

test('one report leads the front, and it is from the morning of the first start', () => {
  const leads = articles.filter(({ head }) => head.lead)
  assert.equal(leads.length, 1)
  assert.equal(leads[0]?.head.days_ago, 0)
  assert.equal(Math.min(...articles.map(({ head }) => head.days_ago)), 0)
})

test('reports have 300 to 900 words and enough paragraphs for a lead-in that gives little away', () => {
  const entries = reports.filter(({ head }) => head.kicker === 'This Happened')
  assert.equal(entries.length, 2)
  for (const { file, head, words, body, boxes } of entries) {
    assert.match(head.title, /^[A-Z][a-z]+ \d{1,2}, \d{4}: /, file)
    assert.ok(words >= 120 && words <= 180, `${file}: ${words} words`)
    assert.ok(
      boxes.some((box) => box.kind === 'newsletter' && box.attributes.slug === 'this-happened'),
      file,
    )
    assert.ok(body.length > 0)
  }
  for (const { file, words, head, paragraphs } of articles) {
    if (head.kicker === 'This Happened') continue
    assert.ok(words >= 300, `${file}: ${words} words`)
    if (head.language !== 'ja') assert.ok(words <= 900, `${file}: ${words} words`)
    assert.ok(paragraphs.length >= 6, `${file}: ${paragraphs.length} paragraphs`)
    const first = countWords(paragraphs[0] ?? '', head.language)
    assert.ok(first <= words / 4, `${file}: the first paragraph alone is over a quarter`)
  }
})

test('twelve reports say where they were first published, in ten languages, some written from the right', () => {
  const translated = reports.filter(({ head }) => head.original_language !== undefined)
  assert.equal(translated.length, 12)
  const languages = new Set(translated.map(({ head }) => head.original_language ?? ''))
  assert.ok(languages.size >= 10)
  assert.ok(languages.has('ar') || languages.has('fa') || languages.has('he') || languages.has('ur'))
  assert.ok(languages.has('zh') || languages.has('ja'))
  for (const { file, head } of translated) {
    assert.equal(head.language, 'en', file)
    assert.ok(head.translator && head.original_url, `${file} does not name its translator and original`)
    const source = sources.find(({ slug }) => slug === head.source)
    assert.equal(source?.language, head.original_language, `${file}: outlet and language differ`)
  }
})

test('a sample outlet is said to be one once, in the line of credit below an article', () => {
  for (const { name, credit } of sources) {
    assert.doesNotMatch(name, /sample/)
    assert.equal(credit, `${name} (sample outlet)`)
  }
})

test('the one advertiser says that it does not exist, and its picture is there with words', async () => {
  assert.ok(notices.length > 0)
  for (const { slug = '', advertiser = '', text = '', link = '', picture, alt } of notices) {
    assert.match(advertiser, /a sample advertiser$/, slug)
    assert.match(text, /does not exist/, slug)
    assert.match(new URL(link).hostname, /\.example$/, slug)
    assert.ok(alt)
    assert.equal((await sharp(`${HERE}pictures/${picture}`).metadata()).format, 'webp')
  }
})

test('the rate card sells each place where the sample has something booked, and says that nobody pays', () => {
  const rates = z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(`${HERE}rates.yaml`, 'utf8')))
  const booked = new Set(notices.flatMap(({ placements = '' }) => placements.split(',')))
  assert.deepEqual(new Set(rates.map(({ placement }) => placement)), booked)
  for (const { placement, per } of rates) assert.equal(per, placement === 'letter' ? 'letter' : 'thousand')
  // In the first line of the card, which stands in the order of placements.
  assert.match(rates.find(({ placement }) => placement === 'front')?.note ?? '', /all prices here.*nobody pays/)
})

test('an original stands in one group with its translation', () => {
  const originals = articles.filter(({ head }) => head.translation_of !== undefined)
  assert.ok(originals.length >= 3)
  for (const { file, head } of originals) {
    const report = bySlug.get(head.translation_of ?? '')
    assert.ok(report, `${file}: no ${head.translation_of}`)
    assert.equal(report.head.original_language, head.language)
    assert.equal(report.head.source, head.source)
    assert.equal(report.head.section, head.section)
    assert.equal(report.head.days_ago, head.days_ago)
  }
})

test('every picture exists, is light enough for a phone, and has words and a credit', async () => {
  const figures = articles.flatMap(({ boxes }) =>
    boxes.filter((box) => box.kind === 'figure').map((box) => box.attributes),
  )
  const used = new Set([...articles.map(({ head }) => head.image), ...figures.map((figure) => figure.src ?? '')])
  for (const figure of figures) assert.ok(figure.alt && figure.caption && figure.credit, `${figure.src} lacks words`)
  for (const path of used) {
    assert.ok(existsSync(HERE + path), `${path} is missing`)
    const file = readFileSync(HERE + path)
    const { width, height, format } = await sharp(file).metadata()
    assert.equal(format, 'webp')
    assert.ok(width === 1600 && (height === 1067 || height === 900), `${path} is ${width} × ${height}`)
    assert.ok(file.length <= 150_000, `${path} has ${file.length} bytes`)
  }
  const covers = readFileSync(`${HERE}magazine/issues.yaml`, 'utf8')
  const stored = readdirSync(`${HERE}pictures`)
    .filter((name) => !covers.includes(name))
    .map((name) => `pictures/${name}`)
  assert.deepEqual(
    // Those of the magazine's covers are looked at in magazine.test.ts.
    stored.filter(
      (path) =>
        !used.has(path) &&
        !path.startsWith('pictures/cover-') &&
        !notices.some(({ picture }) => path === `pictures/${picture}`),
    ),
    [],
    'pictures that nothing shows',
  )
})

test('every link inside the sample leads somewhere', () => {
  for (const { file, body, boxes } of articles) {
    for (const box of boxes) {
      if (box.kind === 'newsletter')
        assert.ok(
          newsletters.some(({ slug }) => slug === box.attributes.slug),
          `${file}: no letter ${box.attributes.slug}`,
        )
      if (box.kind === 'related')
        assert.ok(bySlug.has(box.attributes.slug ?? ''), `${file}: no article ${box.attributes.slug}`)
    }
    for (const link of body.matchAll(/\]\(\/([a-z-]+)\/([a-z0-9-]+)\)/g)) {
      assert.equal(bySlug.get(link[2] ?? '')?.head.section, link[1], `${file}: ${link[0]}`)
    }
    const [calls, notes] = [body.match(/\[\^\d+\](?!:)/g) ?? [], body.match(/^\[\^\d+\]:/gm) ?? []]
    assert.equal(calls.length, notes.length, `${file}: footnotes and their marks differ`)
  }
})

test('a reader of French or Arabic meets the clocks’ cities, the tags and the lines above headlines in their language', () => {
  const phrases = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(parse(readFileSync(`${HERE}phrases.yaml`, 'utf8')))
  for (const language of ['fr', 'ar']) {
    const said = phrases[language] ?? {}
    for (const { city } of publication.clocks) assert.ok(said[city], `${language} ${city}`)
    for (const { file, head } of articles) {
      const tags = head.tags.map((tag) => tagName(tag))
      const kicker = head.kicker && head.language !== language ? [head.kicker] : []
      for (const word of [...tags, ...kicker]) assert.ok(said[word], `${file}: ${language} ${word}`)
    }
    for (const promise of publication.gate_promises) assert.ok(said[promise], `${language} ${promise}`)
  }
  for (const { file, head } of articles)
    if (head.kicker && head.language !== 'en') assert.ok(phrases.en?.[head.kicker], `${file}: ${head.kicker}`)
})

test('what is French in the sample has its no-break spaces', () => {
  const phrases = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(parse(readFileSync(`${HERE}phrases.yaml`, 'utf8')))
  const french = articles.filter(({ head }) => head.language === 'fr')
  const texts = french.flatMap(({ head, body }) => [
    head.title,
    head.standfirst,
    head.image_alt,
    head.image_caption,
    head.image_credit,
    body.replace(/^:::.*$/gm, ''),
  ])
  for (const text of [...Object.values(phrases.fr ?? {}), ...texts])
    assert.doesNotMatch(text, /[^\u202f][;!?]|[^\u00a0](?::(?!\/\/)|»)|«[^\u00a0]/, text)
})

test('reports let others speak: texts that anyone can look up, each with where it stands; two say when they were updated', () => {
  const quoted = articles.flatMap(({ boxes }) => boxes.filter(({ kind }) => kind === 'quotation'))
  assert.ok(quoted.length >= 9, String(quoted.length))
  for (const { attributes } of quoted) assert.match(attributes.source ?? '', /\p{L}.*\d/u)
  const updated = articles.filter(({ head }) => head.updated_days_ago !== undefined)
  assert.equal(updated.length, 2)
  for (const { head } of updated) assert.ok((head.updated_days_ago ?? 0) < head.days_ago)
})

test('at least every fifth picture shows somebody: a hand at work, a face, a voice', () => {
  const pictures = new Map(articles.filter(({ head }) => head.language === 'en').map(({ head }) => [head.image, head]))
  const shown = [...pictures.values()].filter(({ image_alt }) =>
    /\b(?:a hand|a face|whistled phrase)\b/.test(image_alt),
  )
  assert.ok(shown.length * 5 >= pictures.size, `${shown.length} of ${pictures.size}`)
})

test('a letter is offered after an article’s first paragraphs, in a language that its readers have just read, to everyone', () => {
  for (const { file, head, body } of articles) {
    const [before = '', slug] = body.split(/^::: newsletter slug="([^"]+)"$/m)
    const read = before.split(/\n{2,}/).filter((block) => /^[^#:>|!`\s-]/.test(block.trim()))
    assert.ok(read.length >= 1 && read.length <= 3, `${file}: after ${read.length} paragraphs`)
    const letter = newsletters.find((one) => one.slug === slug)
    assert.notEqual(letter?.audience, 'subscribers', file)
    const spoken = newsletters.some(({ language }) => language === head.language) ? head.language : 'en'
    assert.equal(letter?.language, spoken, file)
  }
})

test('the letters for everyone are as many as the words about them say', () => {
  // What brings the magazine is part of the magazine, which the words name by itself.
  const counted = newsletters.filter(({ slug }) => slug !== 'the-issue')
  assert.equal(counted.filter(({ audience }) => audience === 'subscribers').length, 1)
  assert.match(readFileSync(`${HERE}plans.yaml`, 'utf8'), new RegExp(`name: ${counted.length} daily and weekly`))
})

test('every element of an article is shown at least twice', () => {
  const count = (kind: string): number =>
    articles.reduce((sum, { boxes }) => sum + boxes.filter((box) => box.kind === kind).length, 0)
  for (const kind of ['pull-quote', 'quotation', 'fact-box', 'newsletter', 'related', 'figure', 'embed'])
    assert.ok(count(kind) >= 2, `${kind}: ${count(kind)}`)
  const patterns = {
    subhead: /^## /m,
    footnote: /^\[\^1\]:/m,
    table: /^\|[-:| ]+\|$/m,
    code: /^```/m,
    link: /\]\(https:/,
    list: /^- /m,
    numbered: /^1\. /m,
    divider: /^\*\*\*$/m,
  }
  for (const [name, pattern] of Object.entries(patterns)) {
    assert.ok(articles.filter(({ body }) => pattern.test(body)).length >= 2, `too few with ${name}`)
  }
})

test('a pull quote repeats what the article says', () => {
  const plain = (text: string): string => text.replace(/[*_\s]+/g, ' ').trim()
  for (const { file, body, boxes } of articles) {
    const text = plain(body.replace(/^::: pull-quote[\s\S]*?^:::$/gm, '')).toLowerCase()
    for (const box of boxes.filter(({ kind }) => kind === 'pull-quote')) {
      for (const sentence of plain(box.text)
        .toLowerCase()
        .split(/(?<=[.!?。]) ?/)) {
        assert.ok(text.includes(sentence.replace(/[.。]$/, '')), `${file}: “${sentence}” is not in the text`)
      }
    }
  }
})

test('ten letters, the first daily and promised above every page, one of them not in English', () => {
  assert.equal(newsletters.length, 10)
  assert.equal(newsletters[0]?.cadence, 'daily')
  assert.equal(newsletters[0]?.promise, publication.promise)
  assert.ok(newsletters.some(({ slug, name }) => slug === 'this-happened' && name === 'This Happened'))
  assert.ok(newsletters.some(({ language }) => language !== 'en'))
})

test('the legal pages are there and admit to being samples', () => {
  for (const page of ['terms', 'privacy', 'imprint', 'us'])
    assert.match(readFileSync(`${HERE}about/${page}.md`, 'utf8'), /sample/i)
})
