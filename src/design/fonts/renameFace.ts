/** A TrueType file's tables by their four letters. */
type Tables = Map<string, Buffer>

export type FaceName = { family: string; weight: number; italic: boolean }

/**
 * The same face under another name and weight. Variable fonts name each of their cuts alike; whoever sets type finds a
 * face by what is written here.
 */
export function renameFace(sfnt: Buffer, { family, weight, italic }: FaceName): Buffer {
  const tables = tablesOf(sfnt)
  tables.set('name', nameTable(family, `${weight}${italic ? ' Italic' : ''}`))
  const os2 = Buffer.from(tableOf(tables, 'OS/2'))
  os2.writeUInt16BE(weight, 4)
  // Bits of `fsSelection`: italic 1, bold 32, regular 64; those about names and measures stay.
  const others = os2.readUInt16BE(62) & ~(1 | 32 | 64)
  os2.writeUInt16BE(others | (italic ? 1 : 0) | (weight >= 600 ? 32 : 0) | (italic || weight >= 600 ? 0 : 64), 62)
  tables.set('OS/2', os2)
  const head = Buffer.from(tableOf(tables, 'head'))
  head.writeUInt16BE((weight >= 600 ? 1 : 0) | (italic ? 2 : 0), 44)
  tables.set('head', head)
  // What is left of the axes says nothing of a single cut.
  tables.delete('STAT')
  return writeTables(tables)
}

function tablesOf(sfnt: Buffer): Tables {
  const tables: Tables = new Map()
  for (let index = 0; index < sfnt.readUInt16BE(4); index++) {
    const at = 12 + 16 * index
    const offset = sfnt.readUInt32BE(at + 8)
    tables.set(sfnt.toString('latin1', at, at + 4), sfnt.subarray(offset, offset + sfnt.readUInt32BE(at + 12)))
  }
  return tables
}

function tableOf(tables: Tables, name: string): Buffer {
  const table = tables.get(name)
  if (!table) throw new Error(`The font has no table ${name}`)
  return table
}

/** Family, style, a name that is its own, the full and the PostScript name, in English for Windows: what is read. */
function nameTable(family: string, style: string): Buffer {
  const full = `${family} ${style}`
  const records: [id: number, text: string][] = [
    [1, family],
    [2, style],
    [3, full],
    [4, full],
    [6, full.replaceAll(' ', '-')],
    [16, family],
    [17, style],
  ]
  const header = Buffer.alloc(6 + 12 * records.length)
  header.writeUInt16BE(records.length, 2)
  header.writeUInt16BE(header.length, 4)
  const texts: Buffer[] = []
  let offset = 0
  for (const [index, [id, text]] of records.entries()) {
    const written = Buffer.from(text, 'utf16le').swap16()
    for (const [field, value] of [3, 1, 0x409, id, written.length, offset].entries()) {
      header.writeUInt16BE(value, 6 + 12 * index + 2 * field)
    }
    texts.push(written)
    offset += written.length
  }
  return Buffer.concat([header, ...texts])
}

function writeTables(tables: Tables): Buffer {
  const named = [...tables].sort(([one], [other]) => (one < other ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(named.length))
  const directory = Buffer.alloc(12 + 16 * named.length)
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(named.length, 4)
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((named.length - power) * 16, 10)
  const bodies: Buffer[] = []
  let offset = directory.length
  for (const [index, [name, body]] of named.entries()) {
    const at = 12 + 16 * index
    directory.write(name, at, 'latin1')
    directory.writeUInt32BE(sumOf(body), at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(body.length, at + 12)
    const padded = Buffer.alloc(Math.ceil(body.length / 4) * 4)
    body.copy(padded)
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([directory, ...bodies])
}

function sumOf(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) {
    const word = Buffer.alloc(4)
    table.copy(word, 0, at, Math.min(at + 4, table.length))
    sum = (sum + word.readUInt32BE(0)) >>> 0
  }
  return sum
}
