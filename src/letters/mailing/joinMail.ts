import type { Hole } from '../drawing/drawing.module.ts'
import { encodeValue } from './encodeValue.ts'
import type { EncodedBody, EncodedVariant, Field } from './encodeVariant.ts'
import { type DkimKey, signDkim } from './signDkim.ts'

/** What a reader's mail has of its own. */
export type OwnOfReader = {
  to: string
  /** With its angle brackets. */
  messageId: string
  date: Temporal.Instant
  /** The whole value of `List-Unsubscribe`; short, so that no relay folds it. */
  listUnsubscribe: string
  /** Others, whose values are ours. */
  fields?: readonly Field[]
  holes: Readonly<Record<Hole, string>>
}

/** One address and nothing that could be a second one, or a header of its own. */
const ONE_ADDRESS = /^[^\s,;:<>()[\]"\\@\p{Cc}]+@[^\s,;:<>()[\]"\\@\p{Cc}]+$/u
/** Some ten headers of a line or two; a subject of a thousand letters is none. */
const MOST_HEAD_BYTES = 16 * 1024
const WITHOUT_LINE = /^[^\r\n]*$/

/**
 * A reader's whole mail, signed where there is a key. Throws where something of this reader's cannot stand in a header, or
 * the key cannot sign.
 */
export function joinMail(variant: EncodedVariant, own: OwnOfReader, dkim: DkimKey | undefined): Buffer {
  if (!ONE_ADDRESS.test(own.to)) throw new Error('the address cannot stand in a header')
  if (!WITHOUT_LINE.test(own.messageId) || !WITHOUT_LINE.test(own.listUnsubscribe)) {
    throw new Error('what is this reader’s own cannot stand in a header')
  }
  const fields: Field[] = [
    ...variant.fields,
    ['Date', dateOf(own.date)],
    ['Message-ID', own.messageId],
    ['To', own.to],
    ['List-Unsubscribe', own.listUnsubscribe],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ...(own.fields ?? []),
  ]
  // One piece of memory for all of it, the body at its end, since it is signed before there is a head.
  const raw = withBody(variant.body, own.holes, MOST_HEAD_BYTES)
  const body = raw.subarray(MOST_HEAD_BYTES)
  const signature = dkim ? `DKIM-Signature: ${signDkim(fields, body, dkim)}\r\n` : ''
  const head = Buffer.from(`${signature}${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  if (head.length > MOST_HEAD_BYTES) throw new Error('the headers are too long')
  head.copy(raw, MOST_HEAD_BYTES - head.length)
  return raw.subarray(MOST_HEAD_BYTES - head.length)
}

/** `before`: bytes that are left free in front of it. */
function withBody({ bytes, holes }: EncodedBody, values: OwnOfReader['holes'], before: number): Buffer {
  const plain = { ...values }
  const html = { ...values }
  for (const hole of Object.keys(values) as Hole[]) {
    plain[hole] = encodeValue(values[hole])
    html[hole] = encodeValue(escaped(values[hole]))
  }
  const own = (hole: EncodedBody['holes'][number]) => (hole.html ? html : plain)[hole.hole]
  const raw = Buffer.allocUnsafe(holes.reduce((size, hole) => size + own(hole).length, before + bytes.length))
  let to = before
  let from = 0
  for (const hole of holes) {
    to += bytes.copy(raw, to, from, hole.at)
    to += raw.write(own(hole), to, 'latin1')
    from = hole.at
  }
  bytes.copy(raw, to, from)
  return raw
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (value: string) => value.replace(/[&<>"]/g, (letter) => ENTITIES[letter] as string)

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 5322, 3.3. */
function dateOf(instant: Temporal.Instant): string {
  const at = instant.toZonedDateTimeISO('UTC')
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${DAYS[at.dayOfWeek - 1]}, ${at.day} ${MONTHS[at.month - 1]} ${at.year}`
  return `${day} ${two(at.hour)}:${two(at.minute)}:${two(at.second)} +0000`
}
