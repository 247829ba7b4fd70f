import { unzipSync } from 'fflate'

/** Where our own writer puts it. */
const COVER = 'EPUB/pictures/cover.jpg'

/** The cover out of an issue's file for e-readers; nothing else of the file is unpacked. */
export function takeCover(file: Uint8Array): Uint8Array | undefined {
  return unzipSync(file, { filter: ({ name }) => name === COVER })[COVER]
}
