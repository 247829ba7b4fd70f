import { type BodyTree, pictureSources } from './bodyTree.rule.ts'
import { leadSource, type ReadFile } from './draft.rule.ts'
import { readBody } from './readBody.ts'

export type PreparedBody =
  | { kind: 'prepared'; tree: BodyTree; pictures: string[] }
  | { kind: 'refused'; reason: string }

/** The body's tree and every picture that is to be looked for, the lead picture among them. */
export function prepareBody(file: ReadFile): PreparedBody {
  const read = readBody(file.body, file.data)
  if (read.kind === 'refused') return read
  const lead = leadSource(file)
  const pictures = new Set([...pictureSources(read.tree), ...(lead === undefined ? [] : [lead])])
  return { kind: 'prepared', tree: read.tree, pictures: [...pictures] }
}
