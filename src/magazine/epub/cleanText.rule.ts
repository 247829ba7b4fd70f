/** What XML 1.0 knows no character for, half pairs included, and what it advises against. */
const UNWRITABLE =
  /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]|\p{Noncharacter_Code_Point}/gu

/** The same plain data with every text as it can be written into the file. */
export function cleanText<Plain>(plain: Plain): Plain {
  if (typeof plain === 'string') return plain.replace(UNWRITABLE, '') as Plain
  if (Array.isArray(plain)) return plain.map(cleanText) as Plain
  if (plain === null || typeof plain !== 'object') return plain
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, cleanText(value)])) as Plain
}
