// Makes an issue in five scripts as a file for e-readers, in a process of its own: `issueFileProcess.ts <folder>`.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createEpub } from '../../src/magazine/epub/epub.module.ts'
import { bookForTests, picturesOf, piecesForTests } from './bookForTests.ts'

const [, , folder = '.'] = process.argv
const epub = createEpub({ dataFolder: folder })
const book = bookForTests(piecesForTests(5, ['latin', 'arabic', 'japanese', 'cyrillic', 'french']))
const { bytes } = await epub.makeEpub(book, picturesOf(book), AbortSignal.timeout(60_000))
await writeFile(join(folder, 'issue.epub'), bytes)
await epub.close()
