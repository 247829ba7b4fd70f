import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import { keepRevision } from '../../newsroom/editor/editor.module.ts'
import { may, type Permission, STAFF_ROLES, type StaffRole } from '../../staff/permissions/permissions.module.ts'
import { deskRoutes } from './deskRoutes.ts'

type Route = { method: 'GET' | 'POST'; path: string; permission: Permission | 'door' }

/** What `deskRoutes` says, whoever it says it to. */
const routes: Route[] = []
const screens = new Proxy({}, { get: () => new Proxy({}, { get: () => () => {} }) }) as Parameters<typeof deskRoutes>[1]
deskRoutes(
  {
    get: (path, permission) => routes.push({ method: 'GET', path, permission }),
    post: (path, permission) => routes.push({ method: 'POST', path, permission }),
    door: {
      get: (path) => routes.push({ method: 'GET', path, permission: 'door' }),
      post: (path) => routes.push({ method: 'POST', path, permission: 'door' }),
    },
  },
  screens,
)
const guarded = routes.filter((route): route is Route & { permission: Permission } => route.permission !== 'door')

describe('every route of the desk, for every role, by every method, however it is written', () => {
  let site: TestSite
  let someone: number
  let article: number
  let picture: string
  let rule: number
  const clients = new Map<StaffRole | 'reader' | 'stranger', Client>()
  before(async () => {
    site = await createSite('desk_routes')
    for (const role of STAFF_ROLES) clients.set(role, await site.reader({ role, email: `${role}@news.test` }))
    article = await site.publish({
      slug: 'by-a-contributor',
      body: { type: 'doc', content: [] },
      authors: ['Somebody'],
    })
    await sql`update staff set author = 'somebody' where email = 'contributor@news.test'`.execute(site.dateline.db)
    const drawing = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0h3v2H0z"/></svg>',
    )
    const stored = await site.dateline.media.storePicture(site.dateline.db, drawing, site.dateline.clock.now())
    picture = stored.kind === 'stored' ? stored.picture.id : ''
    clients.set('reader', await site.reader())
    clients.set('stranger', site.visitor())
    await site.reader({ role: 'contributor', email: 'someone@news.test' })
    const { rows } = await sql<{ id: number }>`select id from staff where email = 'someone@news.test'`.execute(
      site.dateline.db,
    )
    someone = rows[0]?.id ?? 0
    await keepRevision(site.dateline.db, article, null, someone, site.dateline.clock.now())
    const made = await sql<{ id: number }>`insert into style_rules
      (languages, phrase, capitals, suggestion, reason, speaks_in, silent_in, changed_at)
      values ('{en}', 'utilize', 'any', 'use', 'Shorter.', '{They utilize it.}', '{}', ${site.dateline.clock.now()})
      returning id`.execute(site.dateline.db)
    rule = made.rows[0]?.id ?? 0
  })
  after(() => site?.close())

  const ask = (who: StaffRole | 'reader' | 'stranger', method: string, path: string) => {
    const client = clients.get(who)
    assert.ok(client)
    const isForm = method === 'POST'
    return client.fetch(path, isForm ? { form: {} } : { method, headers: { 'sec-fetch-site': 'same-origin' } })
  }
  // Of articles one that each of those who have articles at all may read.
  const exampleOf = (path: string) => {
    if (path.startsWith('/desk/articles/')) return article
    if (path.startsWith('/desk/media/')) return picture
    return path.startsWith('/desk/style/') ? rule : someone
  }
  const addressOf = ({ path }: Route) =>
    path.replace(/:id\{[^}]*\}/, String(exampleOf(path))).replace(/:number\{[^}]*\}/, '1')

  test('the table of routes is not empty, and the door stands before it', () => {
    assert.ok(guarded.length >= 18, String(guarded.length))
    assert.ok(routes.length > guarded.length)
  })

  for (const route of guarded) {
    test(`${route.method} ${route.path}: strangers go to the door, readers find nothing, others by their role`, async () => {
      const path = addressOf(route)
      const stranger = await ask('stranger', route.method, path)
      assert.equal(stranger.status, 303)
      const wanted = route.method === 'GET' ? path : '/desk'
      assert.equal(stranger.headers.get('location'), `/desk/sign-in?return=${wanted}`)
      assert.equal(stranger.headers.get('cache-control'), 'no-store')
      assert.equal((await ask('reader', route.method, path)).status, 404)
      for (const role of STAFF_ROLES.filter((one) => !may(one, route.permission))) {
        const refused = await ask(role, route.method, path)
        assert.equal(refused.status, 403, role)
        assert.match(refused.text, /Your role/)
        assert.equal(refused.headers.get('cache-control'), 'no-store')
      }
      if (route.method === 'GET') {
        for (const role of STAFF_ROLES.filter((one) => may(one, route.permission))) {
          const shown = await ask(role, 'GET', path)
          assert.equal(shown.status, 200, `${role} ${shown.text.slice(0, 300)}`)
          assert.equal(shown.headers.get('cache-control'), 'no-store')
          const policy = shown.headers.get('content-security-policy') ?? ''
          // What shows somebody's text as readers would have it runs nothing at all.
          assert.match(policy, path.endsWith('/preview/frame') ? /^sandbox; default-src 'none'/ : /script-src 'self'/)
          const head = await ask(role, 'HEAD', path)
          assert.equal(head.status, 200)
          assert.equal(head.text, '')
        }
      }
    })

    if (route.method === 'GET') {
      test(`${route.path}: a number beyond all and a query that nobody types by hand are no failure of ours`, async () => {
        const path = addressOf(route)
        const odd = [
          route.path.replace(/:(?:id|number)\{\\d\+\}/g, '9'.repeat(300)).replace(/:id\{[^}]*\}/, '9'.repeat(40)),
          ...['%00', 'x'.repeat(5_000)].map((said) =>
            ['q=section:', 'with=', 'run=', 'date=', 'note='].reduce(
              (all, name) => `${all}&${name}${said}`,
              `${path}?`,
            ),
          ),
        ]
        for (const address of odd)
          assert.ok((await ask('publisher', 'GET', address)).status < 500, address.slice(0, 100))
      })
    }

    test(`${route.path}, written oddly, is the same address or none`, async () => {
      const path = addressOf(route)
      const [, first = '', ...rest] = path.split('/')
      const odd = [
        `/${path}`,
        path.replaceAll('/', '//'),
        `${path}/`,
        `/%64esk${path.slice(5)}`,
        `/${first.toUpperCase()}${path.slice(5)}`,
        path.toUpperCase(),
        `/./${[first, ...rest].join('/./')}`,
        `/x/%2e%2e${path}`,
        `${path}/%2e`,
        `/${path.slice(1).replaceAll('/', '%2f')}`,
        `/fr${path}`,
        `/en${path}`,
        `${path}%00`,
        `${path};x=1`,
        `${path}.json`,
      ]
      for (const address of odd) {
        for (const who of ['stranger', 'reader', 'circulation'] as const) {
          const answer = await ask(who, route.method, address)
          const { status } = answer
          if (who === 'circulation' && may('circulation', route.permission)) continue
          assert.ok([301, 302, 303, 308, 403, 404, 405].includes(status), `${who} ${address} ${status}`)
          assert.doesNotMatch(answer.text, /class="desk-rail"[\s\S]*someone@news\.test/, address)
        }
      }
    })
  }

  test('other methods are wrong where something is, and nothing where nothing is', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const wrong = await ask('publisher', method, '/desk/staff')
      assert.equal(wrong.status, 405, method)
      assert.equal(wrong.headers.get('allow'), 'GET, HEAD, POST')
      assert.equal((await ask('publisher', method, '/desk/nowhere')).status, 404)
      assert.equal((await ask('reader', method, '/desk/staff')).status, 404)
      assert.equal((await ask('stranger', method, '/desk/staff')).status, 303)
    }
  })

  test('an editor who searches for a letter that no text has is led to what can be searched', async () => {
    const led = await ask('editor', 'GET', '/desk/articles?q=section:%00')
    assert.deepEqual([led.status, led.headers.get('location')], [301, '/desk/articles?q=section:%EF%BF%BD'])
    assert.equal((await ask('editor', 'GET', String(led.headers.get('location')))).status, 200)
    const many = await clients.get('editor')?.fetch('/desk/articles/bulk/begin', { form: { run: 'all' } })
    assert.equal(many?.status, 404)
  })

  test('a number with more digits than anything is counted by names nothing, and fails nothing', async () => {
    const beyond = '9'.repeat(20)
    for (const path of [
      `/desk/articles/${beyond}/assignment`,
      `/desk/articles/${beyond}/look`,
      `/desk/staff/${beyond}`,
    ]) {
      assert.equal((await ask('publisher', 'GET', path)).status, 404, path)
    }
    const renamed = await clients.get('publisher')?.fetch(`/desk/views/${beyond}`, { form: { name: 'Mine' } })
    assert.equal(renamed?.status, 404)
  })

  test('a stranger learns of no address whether it is one', async () => {
    const known = await ask('stranger', 'GET', '/desk/staff')
    const unknown = await ask('stranger', 'GET', '/desk/stuff')
    assert.equal(known.status, unknown.status)
    assert.equal(known.text, unknown.text)
  })

  test('a form from another site changes nothing', async () => {
    const answer = await clients.get('publisher')?.fetch(`/desk/staff/${someone}/end`, {
      form: {},
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    assert.equal(answer?.status, 403)
  })

  test('the rail names what a role may open, and nothing that it may not', async () => {
    const words = async (role: StaffRole) => {
      const { text } = await ask(role, 'GET', '/desk')
      const rail = /<nav class="desk-rail"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? ''
      return [...rail.matchAll(/>([^<]+)<\/a>/g)].map(([, word]) => word)
    }
    const editors = ['Today', 'Articles', 'Media', 'House style']
    assert.deepEqual(await words('publisher'), [...editors, 'Staff', 'Audit log'])
    assert.deepEqual(await words('editor'), editors)
    assert.deepEqual(await words('contributor'), ['Today', 'Articles', 'Media'])
    assert.deepEqual(await words('circulation'), ['Today'])
  })
})
