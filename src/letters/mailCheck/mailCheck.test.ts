import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { spf } from 'mailauth/lib/spf/index.js'
import { type DnsServer, startDnsServer } from '../../../tests/support/dnsServer.ts'
import { checkSpf } from './checkSpf.ts'
import { namesToWalk, policyFor, readDmarc } from './dmarc.rule.ts'
import { checkMail, type Finding, type MailSetup } from './mailCheck.module.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
const pem = (pair: typeof rsa) => pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const published = (pair: typeof rsa) =>
  `v=DKIM1; k=rsa; p=${pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

const RIGHT = {
  'TXT meridian.example': ['v=spf1 include:relay.example -all', 'some-other=thing'],
  'TXT relay.example': 'v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all',
  'TXT mail.meridian.example': 'v=spf1 a:smtp.relay.example -all',
  'TXT dateline._domainkey.meridian.example': published(rsa),
  'TXT _dmarc.meridian.example': 'v=DMARC1; p=reject; rua=mailto:dmarc@meridian.example',
  'A smtp.relay.example': '192.0.2.25',
  'PTR 25.2.0.192.in-addr.arpa': 'smtp.relay.example',
  'MX mail.meridian.example': { preference: 10, exchange: 'mx.relay.example' },
} as const
const SETUP: MailSetup = {
  domain: 'meridian.example',
  bounceDomain: 'mail.meridian.example',
  dkim: { domain: 'meridian.example', selector: 'dateline', key: pem(rsa) },
  relay: 'smtp.relay.example',
  isHeard: true,
}

const servers: DnsServer[] = []
after(() => {
  for (const server of servers) server.close()
})

type Names = Parameters<typeof startDnsServer>[0]
async function serverOf(names: Names) {
  const server = await startDnsServer(names)
  servers.push(server)
  return server
}

async function found(
  changed: Record<string, Names[string] | undefined>,
  setup: Partial<MailSetup> = {},
): Promise<Finding[]> {
  const names = Object.fromEntries(
    Object.entries({ ...RIGHT, ...changed }).filter(([, data]) => data !== undefined),
  ) as Names
  return checkMail((await serverOf(names)).resolver, { ...SETUP, ...setup })
}

describe('what receivers look at', () => {
  test('is right where everything is', async () => {
    const findings = await found({})
    assert.deepEqual(
      findings.map(({ about, state }) => `${about} ${state}`),
      ['SPF right', 'SPF right', 'DKIM right', 'DMARC right', 'reverse name right', 'return path right'],
    )
  })

  const CASES: ReadonlyArray<
    readonly [
      what: string,
      changed: Record<string, Names[string] | undefined>,
      setup: Partial<MailSetup>,
      expected: string,
      says: RegExp,
    ]
  > = [
    ['nobody may send', { 'TXT meridian.example': undefined }, {}, 'SPF wrong', /refuse/],
    ['two policies', { 'TXT meridian.example': ['v=spf1 -all', 'v=spf1 mx -all'] }, {}, 'SPF wrong', /more than one/],
    ['everybody may send', { 'TXT meridian.example': 'v=spf1 +all' }, {}, 'SPF wrong', /whole world/],
    [
      'everybody may send, without a sign',
      { 'TXT meridian.example': 'v=spf1 ip4:192.0.2.25 all' },
      {},
      'SPF wrong',
      /whole world/,
    ],
    [
      'the relay is not named',
      { 'TXT relay.example': 'v=spf1 ip4:198.51.100.0/24 -all' },
      {},
      'SPF improve',
      /does not name smtp\.relay\.example/,
    ],
    ['an include of nothing', { 'TXT relay.example': undefined }, {}, 'SPF wrong', /has no policy/],
    [
      'more questions than receivers ask',
      Object.fromEntries(
        Array.from({ length: 12 }, (_, at) => [
          `TXT ${at === 0 ? 'meridian.example' : `s${at}.example`}`,
          `v=spf1 include:s${at + 1}.example -all`,
        ]),
      ),
      {},
      'SPF wrong',
      /more than 10 times/,
    ],
    [
      'no key in the DNS',
      { 'TXT dateline._domainkey.meridian.example': undefined },
      {},
      'DKIM wrong',
      /cannot be checked/,
    ],
    [
      'another key',
      { 'TXT dateline._domainkey.meridian.example': published(weak) },
      {},
      'DKIM wrong',
      /another than the one that signs/,
    ],
    [
      'a key that was taken back',
      { 'TXT dateline._domainkey.meridian.example': 'v=DKIM1; p=' },
      {},
      'DKIM wrong',
      /takes it back/,
    ],
    [
      'a key that is broken',
      {},
      { dkim: { domain: 'meridian.example', selector: 'dateline', key: 'nonsense' } },
      'DKIM wrong',
      /no letter goes out/,
    ],
    [
      'a short key',
      { 'TXT dateline._domainkey.meridian.example': published(weak) },
      { dkim: { domain: 'meridian.example', selector: 'dateline', key: pem(weak) } },
      'DKIM improve',
      /2048/,
    ],
    [
      'a key of the newer kind',
      {},
      {
        dkim: {
          domain: 'meridian.example',
          selector: 'dateline',
          key: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        },
      },
      'DKIM wrong',
      /RSA alone/,
    ],
    ['nothing that we sign', {}, { dkim: undefined }, 'DKIM wrong', /set DKIM_KEY/],
    [
      'a signature of somebody else',
      { 'TXT dateline._domainkey.other.example': published(rsa) },
      { dkim: { domain: 'other.example', selector: 'dateline', key: pem(rsa) } },
      'DKIM improve',
      /vouch/,
    ],
    ['no policy', { 'TXT _dmarc.meridian.example': undefined }, {}, 'DMARC wrong', /refuse bulk mail/],
    [
      'a policy that only watches',
      { 'TXT _dmarc.meridian.example': 'v=DMARC1; p=none; rua=mailto:a@meridian.example' },
      {},
      'DMARC improve',
      /only watches/,
    ],
    [
      'a policy that is tried out',
      { 'TXT _dmarc.meridian.example': 'v=DMARC1; p=reject; t=y; rua=mailto:a@meridian.example' },
      {},
      'DMARC improve',
      /only watches/,
    ],
    [
      'a policy without reports',
      { 'TXT _dmarc.meridian.example': 'v=DMARC1; p=reject' },
      {},
      'DMARC improve',
      /Nobody is told/,
    ],
    [
      'a tag of the old standard',
      { 'TXT _dmarc.meridian.example': 'v=DMARC1; p=reject; pct=50; rua=mailto:a@meridian.example' },
      {},
      'DMARC improve',
      /no longer read pct/,
    ],
    [
      'two policies of DMARC',
      { 'TXT _dmarc.meridian.example': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
      {},
      'DMARC wrong',
      /more than one/,
    ],
    ['no name', { 'PTR 25.2.0.192.in-addr.arpa': undefined }, {}, 'reverse name wrong', /without a name/],
    [
      'a name that leads elsewhere',
      { 'PTR 25.2.0.192.in-addr.arpa': 'elsewhere.example', 'A elsewhere.example': '198.51.100.1' },
      {},
      'reverse name wrong',
      /does not lead back/,
    ],
    ['a relay that is nowhere', { 'A smtp.relay.example': undefined }, {}, 'reverse name wrong', /does not know/],
    ['nowhere to come back to', { 'MX mail.meridian.example': undefined }, {}, 'return path wrong', /cannot come back/],
    [
      'a domain that takes no mail',
      { 'MX mail.meridian.example': { preference: 0, exchange: '.' } },
      {},
      'return path wrong',
      /takes no mail/,
    ],
    [
      'an address alone',
      { 'MX mail.meridian.example': undefined, 'A mail.meridian.example': '192.0.2.30' },
      {},
      'return path improve',
      /no MX/,
    ],
    ['nobody who listens', {}, { isHeard: false }, 'returned mail improve', /BOUNCE_IMAP_URL/],
  ]
  for (const [what, changed, setup, expected, says] of CASES) {
    test(`is said of ${what}`, async () => {
      const findings = await found(changed, setup)
      const said = findings.find(({ about, state }) => `${about} ${state}` === expected)
      assert.ok(said, JSON.stringify(findings, null, 1))
      assert.match(said.say, says)
    })
  }

  test('is called unknown where the network is silent, never wrong', async () => {
    const server = await serverOf(RIGHT)
    server.fallSilent(true)
    const findings = await checkMail(server.resolver, SETUP)
    assert.deepEqual([...new Set(findings.map(({ state }) => state))], ['unknown'])
  })
})

test('what is to be set can be entered as it stands', async () => {
  const findings = await found({
    'TXT meridian.example': undefined,
    'TXT dateline._domainkey.meridian.example': undefined,
    'TXT _dmarc.meridian.example': undefined,
  })
  const wanted = findings.flatMap(({ set }) => (set ? [`${set.type} ${set.name}`] : []))
  assert.deepEqual(wanted, [
    'TXT meridian.example',
    'TXT dateline._domainkey.meridian.example',
    'TXT _dmarc.meridian.example',
  ])
  const entered = Object.fromEntries(
    findings.flatMap(({ set }) => (set ? [[`${set.type} ${set.name}`, set.value]] : [])),
  )
  const again = await found(entered)
  assert.deepEqual(
    again.filter(({ state }) => state === 'wrong'),
    [],
  )
})

test('a policy of DMARC is found as RFC 9989 walks', () => {
  assert.deepEqual(namesToWalk('meridian.example'), ['meridian.example', 'example'])
  assert.deepEqual(namesToWalk('a.b.c.d.e.f.g.h.i.example').slice(0, 3), [
    'a.b.c.d.e.f.g.h.i.example',
    'd.e.f.g.h.i.example',
    'e.f.g.h.i.example',
  ])
  assert.equal(namesToWalk('a.b.c.d.e.f.g.h.i.example').length, 8)
  const record = (domain: string, text: string) => {
    const read = readDmarc(domain, [text])
    if (!read || read === 'several') throw new Error(text)
    return read
  }
  const organization = record('meridian.example', 'v=DMARC1; p=reject; sp=quarantine')
  assert.equal(policyFor('letters.meridian.example', [organization])?.policy, 'quarantine')
  const suffix = record('co.example', 'v=DMARC1; psd=y; p=reject')
  assert.equal(policyFor('meridian.co.example', [suffix])?.record.domain, 'co.example')
  assert.equal(
    policyFor('news.meridian.co.example', [record('meridian.co.example', 'v=DMARC1; p=none'), suffix])?.policy,
    'none',
  )
  // Without a valid policy it only watches, if it says where reports go.
  assert.equal(record('x.example', 'v=DMARC1; p=nonsense; rua=mailto:a@x.example').policy, 'none')
  assert.equal(readDmarc('x.example', ['v=DMARC1; p=nonsense']), undefined)
  assert.equal(readDmarc('x.example', ['v=DMARC2; p=none', 'v=spf1 -all']), undefined)
})

test('who may send is judged as a stranger’s library judges it', async () => {
  const names = {
    'TXT one.example': 'v=spf1 ip4:192.0.2.25 -all',
    'TXT net.example': 'v=spf1 ip4:192.0.2.0/28 ip4:192.0.2.16/28 ~all',
    'TXT host.example': 'v=spf1 a:smtp.relay.example/24 -all',
    'TXT mx.example': 'v=spf1 mx -all',
    'MX mx.example': { preference: 10, exchange: 'smtp.relay.example' },
    'TXT redirect.example': 'v=spf1 redirect=one.example',
    'TXT not.example': 'v=spf1 -ip4:192.0.2.25 +ip4:192.0.2.0/24 -all',
    'TXT deep.example': 'v=spf1 include:not.example include:redirect.example ?all',
    'TXT nobody.example': 'v=spf1 -all',
    'TXT six.example': 'v=spf1 ip6:2001:db8::/32 -all',
    'A smtp.relay.example': '192.0.2.25',
  } as const
  const { resolver } = await serverOf(names)
  for (const name of Object.keys(names).filter((key) => key.startsWith('TXT '))) {
    const domain = name.slice('TXT '.length)
    const ours = await checkSpf(resolver, domain, 'smtp.relay.example')
    const theirs = await spf({
      ip: '192.0.2.25',
      sender: `letters@${domain}`,
      helo: 'smtp.relay.example',
      resolver: (asked: string, type: string) => resolver.resolve(asked, type as 'TXT'),
    })
    assert.equal(
      ours.state === 'right',
      theirs.status.result === 'pass',
      `${domain}: ${theirs.status.result}, ${ours.say}`,
    )
  }
})
