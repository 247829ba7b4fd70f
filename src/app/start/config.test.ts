import assert from 'node:assert/strict'
import test from 'node:test'
import { ConfigProblem, readConfig } from './config.ts'

test('nothing needs to be set', () => {
  const config = readConfig({})
  assert.equal(config.port, 3000)
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.origin, 'http://127.0.0.1:3000')
  assert.equal(config.simulatorPort, 3001)
  assert.equal(config.sample, true)
  assert.match(config.dataFolder, /\/data$/)
})

const wrong: [string, Record<string, string>, RegExp][] = [
  ['a port that is no number', { PORT: 'abc' }, /^PORT .*1 to 65535/],
  ['a port beyond the last', { PORT: '70000' }, /^PORT /],
  ['a port in another notation', { PORT: '0x10' }, /^PORT must be a port from 1 to 65535$/],
  ['a sample that is neither on nor off', { DATELINE_SAMPLE: 'no' }, /^DATELINE_SAMPLE must be one of on, off$/],
  ['an origin with a path', { DATELINE_URL: 'https://news.example.org/site' }, /^DATELINE_URL /],
  ['an origin of another scheme', { DATELINE_URL: 'ftp://news.example.org' }, /^DATELINE_URL /],
  ['a database of another kind', { DATABASE_URL: 'mysql://x' }, /^DATABASE_URL .*postgres:\/\//],
  ['a database without the secret that its processes share', { DATABASE_URL: 'postgres://x/y' }, /DATELINE_SECRET/],
  ['a secret that can be guessed', { DATELINE_SECRET: 'short' }, /^DATELINE_SECRET .*32/],
  ['a payment key without its webhook secret', { STRIPE_SECRET_KEY: 'sk_test_x' }, /STRIPE_WEBHOOK_SECRET/],
  [
    'a publishable key where the secret one belongs',
    { STRIPE_SECRET_KEY: 'pk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' },
    /STRIPE_SECRET_KEY/,
  ],
  ['a mail server with a space in its name', { SMTP_URL: 'smtp://mail server' }, /^SMTP_URL /],
  ['a mail server of another scheme', { SMTP_URL: 'http://mail' }, /^SMTP_URL /],
  ['a network without its length', { TRUSTED_PROXIES: '10.0.0.0/' }, /TRUSTED_PROXIES has “10.0.0.0\/”/],
  ['a network of half a bit', { TRUSTED_PROXIES: '10.0.0.0/8.5' }, /TRUSTED_PROXIES has /],
  ['a last port, which leaves none for the simulator', { PORT: '65535' }, /SIMULATOR_PORT/],
  ['a proxy that is no address', { TRUSTED_PROXIES: '10.0.0.0/8, proxy.local' }, /TRUSTED_PROXIES has “proxy.local”/],
  ['a network with too many bits', { TRUSTED_PROXIES: '10.0.0.0/40' }, /TRUSTED_PROXIES/],
  ['a log level that there is not', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, error, warn,/],
  ['a sample that is neither on nor off', { DATELINE_SAMPLE: 'maybe' }, /^DATELINE_SAMPLE /],
]

for (const [what, env, message] of wrong) {
  test(`${what} stops the start with one line that names it`, () => {
    assert.throws(
      () => readConfig(env),
      (error: Error) => error instanceof ConfigProblem && message.test(error.message) && !error.message.includes('\n'),
    )
  })
}

test('an empty variable is an absent one', () => {
  assert.equal(readConfig({ PORT: '', DATABASE_URL: '', SMTP_URL: '' }).port, 3000)
})

test('forwarded addresses are believed from the named proxies only', () => {
  const { trustedProxies } = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' })
  assert.equal(trustedProxies?.check('10.1.2.3'), true)
  assert.equal(trustedProxies?.check('::1', 'ipv6'), true)
  assert.equal(trustedProxies?.check('11.0.0.1'), false)
})

test('a bucket is named by one address, and what is wrong with it is said without its secret', () => {
  assert.equal(readConfig({}).bucket, undefined)
  assert.equal(readConfig({ S3_URL: '' }).bucket, undefined)
  assert.equal(readConfig({ S3_URL: 'https://key:hidden@s3.example.org/news' }).bucket?.bucket, 'news')
  for (const wrong of [
    'https://key:hid/den@s3.example.org/news',
    's3://key:hidden@news',
    'https://key:hidden@s3.example.org',
  ])
    assert.throws(
      () => readConfig({ S3_URL: wrong }),
      (error: Error) =>
        error instanceof ConfigProblem && /^S3_URL [^\n]*$/.test(error.message) && !/hid/.test(error.message),
    )
})
