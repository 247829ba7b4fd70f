import { createTransport } from 'nodemailer'
import type { Hole, WrittenVariant } from '../drawing/drawing.module.ts'
import { type EncodedSlices, encodeSlices } from './encodeSlices.ts'

/** A header's name and its value, folded or not. */
export type Field = readonly [name: string, value: string]

export type EncodedVariant = {
  /** The headers that every reader's mail has alike. */
  fields: readonly Field[]
  body: EncodedBody
}

/** All of a body but what is each reader's own, as one piece of memory, and where that belongs, in order. */
export type EncodedBody = {
  bytes: Buffer
  /** `at`: how many of the bytes stand before it; `html`: which kind of text it is in. */
  holes: readonly { at: number; hole: Hole; html: boolean }[]
}

/** Nothing that is quoted-printable contains it. */
const BOUNDARY = '=_dateline'

/** Headers that the composer writes and that are each mail's own, or the body's. */
const NOT_SHARED = new Set(['date', 'message-id', 'mime-version', 'content-type', 'content-transfer-encoding', 'to'])

/**
 * A variant as bytes but for what is each reader's own. Names and subjects are encoded by the mail library, so that
 * nothing in them can end a header.
 */
export async function encodeVariant(
  written: WrittenVariant,
  feedbackId: string,
  extra: readonly Field[] = [],
): Promise<EncodedVariant> {
  const part = (kind: string) =>
    `--${BOUNDARY}\r\nContent-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`
  return {
    fields: [
      ...(await sharedFields(written, feedbackId)),
      ...extra,
      ['MIME-Version', '1.0'],
      ['Content-Type', `multipart/alternative; boundary="${BOUNDARY}"`],
    ],
    body: layOut([
      part('plain'),
      ...within(encodeSlices(written.text), false),
      `\r\n${part('html')}`,
      ...within(encodeSlices(written.html), true),
      `\r\n--${BOUNDARY}--\r\n`,
    ]),
  }
}

const within = (slices: EncodedSlices, html: boolean) =>
  slices.map((slice) => (typeof slice === 'string' ? slice : { ...slice, html }))

function layOut(slices: readonly (string | { hole: Hole; html: boolean })[]): EncodedBody {
  const holes: { at: number; hole: Hole; html: boolean }[] = []
  const texts: string[] = []
  let at = 0
  for (const slice of slices) {
    if (typeof slice === 'string') {
      texts.push(slice)
      at += slice.length
    } else holes.push({ at, ...slice })
  }
  return { bytes: Buffer.from(texts.join(''), 'latin1'), holes }
}

async function sharedFields(written: WrittenVariant, feedbackId: string): Promise<Field[]> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await composer.sendMail({
    from: written.from,
    ...(written.replyTo && { replyTo: written.replyTo }),
    subject: written.subject.replace(/[\r\n\t ]+/g, ' '),
    headers: {
      'List-Id': { prepared: true, value: `<${written.listId.replace(/[^A-Za-z0-9.-]/g, '')}>` },
      'Feedback-ID': feedbackId,
      // Sent to a list, so that vacation messages stay at home (RFC 3834); it is nobody's automatic answer.
      Precedence: 'list',
      'X-Dateline-Kind': 'letter',
    },
    text: '',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const [head = ''] = String(message).split('\r\n\r\n')
  return head
    .split(/\r\n(?![ \t])/)
    .map((line): Field => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()])
    .filter(([name]) => !NOT_SHARED.has(name.toLowerCase()))
}
