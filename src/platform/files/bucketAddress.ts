/** Where a bucket is and by which key it is asked. The secret is never shown. */
export type BucketAddress = {
  /** What precedes a file's name, with a slash at its end. */
  base: URL
  bucket: string
  /** Before every name in the bucket; empty, or with a slash at its end. */
  prefix: string
  region: string
  accessKey: string
  secretKey: string
}

export type ReadBucketAddress = { kind: 'read'; address: BucketAddress } | { kind: 'refused'; reason: string }

/** Names of buckets by Amazon's rules, which the others share. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
/** What each part of a name may have that stands before a file's. */
const FOLDER = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const SETTINGS = ['region', 'style']
const FORM = 'https://KEY:SECRET@s3.example.org/BUCKET'

/**
 * `https://KEY:SECRET@server/bucket[/folder][?region=eu-central-1][&style=virtual]`, key and secret percent-encoded.
 * `style=virtual`: the bucket's name goes before the server's (`bucket.server`), as a few providers want it.
 * A reason for a refusal repeats nothing that could be a key.
 */
export function readBucketAddress(text: string): ReadBucketAddress {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') return refused(`must be like ${FORM}`)
  const [accessKey, secretKey] = [decode(url.username), decode(url.password)]
  if (!accessKey || !secretKey) return refused(`has no key and secret: ${FORM}, both percent-encoded (/ is %2F)`)
  const [bucket = '', ...folders] = url.pathname.replace(/^\/|\/$/g, '').split('/')
  if (bucket === '') return refused(`names no bucket: ${FORM}`)
  if (!BUCKET.test(bucket)) return refused(`names “${bucket}”, which cannot be a bucket`)
  if (folders.some((folder) => !FOLDER.test(folder))) return refused('has a folder with characters that none may have')
  if (url.hash) return refused('has a # in it: in a key or secret it is %23')
  const unknown = [...url.searchParams.keys()].find((name) => !SETTINGS.includes(name))
  if (unknown !== undefined) return refused(`has a setting that there is not; there are ${SETTINGS.join(' and ')}`)
  const style = url.searchParams.get('style') ?? 'path'
  if (style !== 'path' && style !== 'virtual') return refused('has a style that is neither path nor virtual')
  return {
    kind: 'read',
    address: {
      base: new URL(
        style === 'path' ? `${url.protocol}//${url.host}/${bucket}/` : `${url.protocol}//${bucket}.${url.host}/`,
      ),
      bucket,
      prefix: folders.map((folder) => `${folder}/`).join(''),
      region: url.searchParams.get('region') || regionOf(url.hostname),
      accessKey,
      secretKey,
    },
  }
}

/** Amazon and those who name their servers alike; elsewhere the region is part of the signature and nothing else. */
function regionOf(host: string): string {
  return /^s3[.-]([a-z]{2}(?:-[a-z]+)*-\d+)\./.exec(host)?.[1] ?? 'us-east-1'
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

const refused = (reason: string): ReadBucketAddress => ({ kind: 'refused', reason })
