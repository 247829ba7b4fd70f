import { Node } from 'prosemirror-model'
import { SCHEMA } from './schema.ts'

/** A text that the database keeps, and so has been checked. */
export function readText(json: unknown): Node {
  return Node.fromJSON(SCHEMA, json)
}
