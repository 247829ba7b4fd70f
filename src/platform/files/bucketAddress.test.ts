import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBucketAddress } from './bucketAddress.ts'

function read(text: string) {
  const read = readBucketAddress(text)
  return read.kind === 'read' ? read.address : assert.fail(read.reason)
}

test('a bucket is asked by its path, below a folder, with a key and a secret of any characters', () => {
  const address = read('https://AKID:se%2Fcr%2Bet%3D@s3.eu-central-1.amazonaws.com/news-files/meridian/files/')
  assert.equal(address.base.href, 'https://s3.eu-central-1.amazonaws.com/news-files/')
  assert.deepEqual(
    { ...address, base: undefined },
    {
      base: undefined,
      bucket: 'news-files',
      prefix: 'meridian/files/',
      region: 'eu-central-1',
      accessKey: 'AKID',
      secretKey: 'se/cr+et=',
    },
  )
})

test('a provider that wants the bucket before its name gets it', () => {
  const { base, region } = read('https://k:s@oss-eu.example.net:8443/news-files?style=virtual&region=oss-eu')
  assert.equal(base.href, 'https://news-files.oss-eu.example.net:8443/')
  assert.equal(region, 'oss-eu')
})

for (const [server, region] of [
  ['s3.us-west-2.amazonaws.com', 'us-west-2'],
  ['s3-us-west-2.amazonaws.com', 'us-west-2'],
  ['s3.us-west-004.backblazeb2.com', 'us-west-004'],
  ['s3.amazonaws.com', 'us-east-1'],
  ['127.0.0.1:9000', 'us-east-1'],
  ['minio.internal', 'us-east-1'],
] as const) {
  test(`${server} is asked in ${region}`, () => assert.equal(read(`https://k:s@${server}/news`).region, region))
}

for (const [what, text, reason] of [
  ['no address', 'news', /must be like/],
  ['another scheme', 's3://key:hidden@news', /must be like/],
  ['no key', 'https://s3.example.org/news', /no key and secret/],
  ['no secret', 'https://key@s3.example.org/news', /no key and secret/],
  ['a secret that is not encoded', 'https://key:hidden/x@s3.example.org/news', /must be like|no key and secret/],
  ['a secret that cannot be decoded', 'https://key:hidden%zz@s3.example.org/news', /no key and secret/],
  ['no bucket', 'https://key:hidden@s3.example.org', /names no bucket/],
  ['a bucket in capitals', 'https://key:hidden@s3.example.org/News', /“News”/],
  ['a folder that leads out', 'https://key:hidden@s3.example.org/news/%2e%2e%2fother', /folder/],
  ['a fragment', 'https://key:hidden@s3.example.org/news#x', /%23/],
  ['an unknown setting', 'https://key:hidden@s3.example.org/news?acl=public', /setting/],
  ['an unknown style', 'https://key:hidden@s3.example.org/news?style=dns', /style/],
] as const) {
  test(`an address with ${what} is refused in words, without its secret`, () => {
    const read = readBucketAddress(text)
    assert.equal(read.kind, 'refused')
    if (read.kind !== 'refused') return
    assert.match(read.reason, reason)
    assert.ok(!read.reason.includes('hidden'), read.reason)
  })
}
