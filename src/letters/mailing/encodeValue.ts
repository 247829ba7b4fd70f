import { encodeSlices } from './encodeSlices.ts'

/** Nothing in it is encoded, and it is one line. */
const AS_IT_IS = /^[A-Za-z0-9@_~+-][A-Za-z0-9.@_~+-]{0,74}$/

/** What comes into a hole, as quoted-printable that begins and ends a line. */
export function encodeValue(value: string): string {
  if (AS_IT_IS.test(value)) return value
  const [encoded = ''] = encodeSlices([value.replace(/[\r\n]+/g, ' ')])
  return encoded as string
}
