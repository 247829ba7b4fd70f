import { glob, readFile } from 'node:fs/promises'
import type { Child } from 'hono/jsx'
import { parse } from 'yaml'
import { ArticleView } from '../src/articles/page/article.view.tsx'
import { scriptFontStylesheet } from '../src/design/fonts/scriptFont.ts'
import { Page } from '../src/design/frame/layout.view.tsx'
import type { AssetLinks, FrameFacts, PageProps } from '../src/design/frame/page.ts'
import { renderPage } from '../src/design/frame/renderPage.ts'
import type { Picture } from '../src/design/parts/picture.view.tsx'
import type { Teaser } from '../src/design/parts/teaser.view.tsx'
import { createLanguages } from '../src/design/words/languages.ts'
import { NewsletterBox } from '../src/letters/signUp/newsletters.view.tsx'
import { type FrontRow, FrontView } from '../src/newsroom/fronts/front.view.tsx'
import { Gate, type GateProps, ShortGate } from '../src/paywall/decisions/gate.view.tsx'
import { offeredBenefits, offeredPlans } from '../tests/support/offers.ts'
import { ArabicBody, FullBody, GermanBody, JapaneseBody, LeadIn } from './previewBodies.tsx'
import { previewForms } from './previewForms.tsx'
import { previewMails } from './previewMails.ts'
import { sampleNewsletters } from './sampleNewsletters.ts'

const zone = 'Europe/Paris'
const now = Temporal.Instant.from('2026-11-23T06:10:00Z')

type FrontMatter = {
  title: string
  slug: string
  kicker?: string
  standfirst?: string
  section: string
  place?: { country: string; city: string }
  authors?: string[]
  days_ago: number
  image?: string
  image_alt?: string
  image_caption?: string
  image_credit?: string
  source?: string
  language?: string
}

const pictureHues = ['#d9d2c3', '#c9c8bd', '#d6c4b4', '#bfc5c4', '#cfc9d0']

function standIn(seed: number, height: number): string {
  const lines = [...Array(9).keys()]
    .map(
      (index) =>
        `<path d="M${index * 200} 0Q${index * 200 + 120 - seed * 30} ${height / 2} ${index * 200} ${height}" />`,
    )
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 ${height}"><rect width="1600" height="${height}" fill="${pictureHues[seed % 5]}"/><g fill="none" stroke="#1b1a17" stroke-opacity=".35" stroke-width="2">${lines}</g><circle cx="${500 + seed * 90}" cy="${height / 2}" r="${180 + seed * 14}" fill="#b8330f" fill-opacity=".75"/></svg>`
}

async function sampleArticles(files: Map<string, Buffer>): Promise<(FrontMatter & { picture?: Picture })[]> {
  const found: (FrontMatter & { picture?: Picture })[] = []
  const paths: string[] = []
  for await (const path of glob('sample/articles/*.md')) paths.push(path)
  for (const [position, path] of paths.sort().entries()) {
    const matter = (await readFile(path, 'utf8')).split('---\n')[1] ?? ''
    const article = parse(matter) as FrontMatter
    if (article.language && article.language !== 'en') continue
    const picture = await pictureOf(article, position, files)
    found.push({ ...article, ...(picture ? { picture } : {}) })
  }
  return found.sort((a, b) => a.days_ago - b.days_ago)
}

async function pictureOf(
  article: FrontMatter,
  position: number,
  files: Map<string, Buffer>,
): Promise<Picture | undefined> {
  if (!article.image) return undefined
  const height = position % 3 === 0 ? 900 : 1067
  let url = `/pictures/${article.slug}.svg`
  try {
    files.set(`/${article.image}`, await readFile(`sample/${article.image}`))
    url = `/${article.image}`
  } catch {
    files.set(url, Buffer.from(standIn(position, height)))
  }
  return {
    widths: [480, 960, 1600].map((width) => ({ width, url })),
    width: 1600,
    height,
    alt: article.image_alt ?? '',
    ...(article.image_caption ? { caption: article.image_caption } : {}),
    ...(article.image_credit ? { credit: article.image_credit } : {}),
  }
}

export async function previewPages(
  assets: AssetLinks,
  language = 'en',
): Promise<{ pages: Map<string, string>; files: Map<string, Buffer>; texts: Map<string, string> }> {
  const languages = await createLanguages({ own: () => 'en', phrase: () => undefined })
  const words = languages.speak(language)
  const files = new Map<string, Buffer>()
  const publication = parse(await readFile('sample/publication.yaml', 'utf8'))
  const letters = sampleNewsletters(await readFile('sample/newsletters.yaml', 'utf8'), languages)
  const articles = await sampleArticles(files)
  const frame: FrameFacts = {
    name: publication.name,
    promise: publication.promise,
    description: publication.description,
    language: 'en',
    zone,
    sections: publication.navigation.map((item: { slug: string; name: string; description: string }) => ({
      ...item,
      url: `/section/${item.slug}`,
    })),
    aboutPages: ['About us', 'Terms', 'Privacy', 'Imprint'].map((name) => ({
      name,
      url: `/about/${name.toLowerCase()}`,
    })),
    newsletters: letters.map(({ slug, name }) => ({ name, url: `/newsletters/${slug}` })),
    dailyLetter: { name: 'The Daily Mark', url: '/newsletters/daily-mark' },
    clocks: publication.clocks.map(({ city, zone }: { city: string; zone: string }) => ({ name: city, zone })),
    legalName: publication.legal_name,
    address: publication.address.split('\n').join(', '),
  }
  const sectionOf = (slug: string) => frame.sections.find((item) => item.slug === slug) ?? frame.sections[0]
  const teasers: Teaser[] = articles.map((article, position) => ({
    url: `/${article.section}/${article.slug}`,
    headline: article.title,
    ...(article.kicker ? { kicker: article.kicker } : {}),
    ...(sectionOf(article.section) ? { section: sectionOf(article.section) as { name: string; url: string } } : {}),
    ...(article.place ? { place: article.place.city } : {}),
    ...(article.standfirst ? { standfirst: article.standfirst } : {}),
    ...(article.picture && position % 5 !== 3 ? { picture: article.picture } : {}),
    ...(article.source ? { source: 'Kawabe Review' } : {}),
    published: now.subtract({ hours: Math.round(article.days_ago * 24) }),
  }))
  const pages = new Map<string, string>()
  const page = async (name: string, props: Partial<PageProps>, children: Child) =>
    pages.set(
      name,
      await renderPage(
        <Page words={words} languages={[words]} facts={frame} assets={assets} viewer="visitor" {...props}>
          {children}
        </Page>,
      ),
    )
  const first = articles[0]
  if (!first) throw new Error('The sample has no articles yet')

  const gate: GateProps = {
    words,
    gate: 'subscribe',
    reason: 'allowance-spent',
    allowance: 1,
    registeredBonus: 0,
    offer: offeredPlans,
    benefits: offeredBenefits,
    promises: publication.gate_promises,
    returnTo: `/${first.section}/${first.slug}`,
    signInUrl: '/sign-in',
    subscribeUrl: '/subscribe',
  }
  const facts = {
    url: `/${first.section}/${first.slug}`,
    headline: first.title,
    standfirst: first.standfirst ?? '',
    section: sectionOf(first.section) as { name: string; url: string },
    dateline: first.place?.city ?? 'Paris',
    places: [{ name: 'Zambia', url: '/place/zambia' }],
    authors: [
      { name: 'The Africa desk', url: '/author/the-africa-desk' },
      { name: 'Map desk', url: '/author/map-desk' },
    ],
    tags: ['bridges', 'rivers', 'Africa'].map((name) => ({ name, url: `/tag/${name}` })),
    language: 'en',
    published: now.subtract({ hours: 20 }),
    updated: now,
    variants: [
      { language: 'ja', url: '/borders/ja' },
      { language: 'ar', url: '/borders/ar' },
    ],
    corrections: [
      { at: now, text: 'An earlier version gave the length of the bridge as 932 meters. It is 923 meters long.' },
    ],
    minutes: 4,
    ...(first.picture ? { picture: first.picture } : {}),
    source: {
      outlet: { name: 'Kawabe Review', url: '/source/kawabe-review' },
      originalLanguage: 'ja',
      originalUrl: 'https://kawabe.example.org/1',
      translator: 'the translation desk',
    },
  }
  const rest = {
    words,
    zone,
    subscribeUrl: '/subscribe',
    stream: [
      ...teasers
        .slice(1, 3)
        .map((teaser) => ({ kind: 'article' as const, tags: [], teaser, leadIn: <LeadIn />, language: 'en' })),
      ...letters.slice(1, 2).map((letter) => ({
        kind: 'box' as const,
        box: <NewsletterBox words={words} newsletter={letter} />,
      })),
      ...teasers
        .slice(3, 4)
        .map((teaser) => ({ kind: 'article' as const, tags: [], teaser, leadIn: <LeadIn />, language: 'en' })),
    ],
    latest: teasers.slice(0, 8),
    related: teasers.slice(4, 6),
  }
  await page(
    'front',
    { look: 'front' },
    <FrontView
      words={words}
      zone={zone}
      {...(teasers[0] ? { lead: teasers[0] } : {})}
      second={teasers.slice(1, 4)}
      rows={[
        ...frame.sections.map(
          (section, position): FrontRow => ({
            shape: (['pair', 'wide', 'large', 'lines'] as const)[position % 4] ?? 'lines',
            sections: [
              {
                section,
                ...(section.description ? { description: section.description } : {}),
                items: [0, 1, 2].map((step) => teasers[(position * 3 + step) % teasers.length] as Teaser),
              },
            ],
          }),
        ),
        { shape: 'quote', quote: 'What a family owns is time.', teaser: teasers[0] as Teaser },
        { shape: 'figure', figure: { value: '16 m', says: 'from low water to high' }, teaser: teasers[1] as Teaser },
      ]}
    />,
  )
  const article = { look: 'article' as const, islands: ['stream'], section: first.section }
  await page(
    'article',
    { title: first.title, ...article },
    <ArticleView {...rest} article={facts} text={{ kind: 'open', text: <FullBody /> }} left={0} />,
  )
  await page(
    'gated',
    { title: first.title, ...article },
    <ArticleView
      {...rest}
      article={facts}
      text={{
        kind: 'gated',
        leadIn: <LeadIn />,
        shortGate: <ShortGate {...gate} plansUrl="#gate" />,
        gate: <Gate {...gate} />,
      }}
    />,
  )
  const { picture: _picture, source: _source, updated: _updated, ...bare } = facts
  await page(
    'german',
    { title: 'German', ...article },
    <ArticleView
      {...rest}
      article={{
        ...bare,
        language: 'de',
        headline: 'Schwebebahngerüstüberprüfung: Wie Wuppertal sein hängendes Verkehrsmittel zusammenhält',
        standfirst: 'Die Donaudampfschifffahrtsgesellschaft kennt jeder, die Schwebebahngerüsterneuerung kaum jemand.',
      }}
      text={{ kind: 'open', text: <GermanBody /> }}
    />,
  )
  await page(
    'arabic',
    { title: 'Arabic', ...article, scriptFontStylesheet: '/arabic.css' },
    <ArticleView
      {...rest}
      article={{
        ...facts,
        language: 'ar',
        headline: 'في مسقط تُقاس المياه بالنجوم: كيف يقتسم الفلاحون الوقت قبل الماء',
        standfirst: 'نظام الأفلاج العُماني يوزّع الماء بالساعة لا باللتر، وما زال يعمل منذ قرون.',
      }}
      text={{ kind: 'open', text: <ArabicBody /> }}
    />,
  )
  await page(
    'japanese',
    { title: 'Japanese', ...article, scriptFontStylesheet: '/japanese.css' },
    <ArticleView
      {...rest}
      article={{
        ...facts,
        language: 'ja',
        headline: '番地は通りではなく、時間の順に並ぶ',
        standfirst: '東京の住所には通りの名前がない。街区と建物の番号は、建てられた順に付けられてきた。',
      }}
      text={{ kind: 'open', text: <JapaneseBody /> }}
    />,
  )
  for (const [name, font, body] of [
    ['arabic', 'arabic', <ArabicBody />],
    ['japanese', 'japanese', <JapaneseBody />],
  ] as const) {
    const text = `${pages.get(name)}${body.toString()}`
    files.set(`/${name}.css`, await scriptFontStylesheet(font, text))
  }
  previewForms({ page, words, zone, now, frame, teasers, gate, letters })
  const imprint = [frame.legalName, frame.address].join(' · ')
  const [letter] = letters
  if (!letter) throw new Error('The sample has no newsletters yet')
  const texts = new Map<string, string>()
  for (const [name, mail] of previewMails({ words, zone, publication: frame.name, imprint, letter })) {
    pages.set(`mail-${name}`, mail.html)
    texts.set(`mail-${name}`, `${mail.subject}\n\n${mail.text}`)
  }
  return { pages, files, texts }
}
