/** What somebody says of a passage. */
export type NewComment = {
  from: number
  to: number
  /** Of the text in which these positions were counted. */
  version: number
  /** The words that it is about, as they stood there. */
  quote: string
  words: string
}
