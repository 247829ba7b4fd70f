import { type Zippable, zipSync } from 'fflate'

/** The first day that a zip can name; whoever unpacks it learns nothing of the machine that packed it. */
const TIME = new Date(1980, 0, 1)

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`

/** The files in their order, behind what tells programs what this is. The same files give the same bytes. */
export function packFile(files: readonly (readonly [path: string, content: string | Uint8Array])[]): Uint8Array {
  const zipped: Zippable = {
    mimetype: stored('application/epub+zip'),
    'META-INF/container.xml': entry('META-INF/container.xml', CONTAINER),
  }
  for (const [path, content] of files) zipped[path] = entry(path, content)
  return zipSync(zipped, { mtime: TIME })
}

/** Pictures are compressed already. */
function entry(path: string, content: string | Uint8Array): Zippable[string] {
  return /\.(?:jpg|png)$/.test(path) ? stored(content) : [bytesOf(content), { level: 6 }]
}

const stored = (content: string | Uint8Array): Zippable[string] => [bytesOf(content), { level: 0 }]

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
