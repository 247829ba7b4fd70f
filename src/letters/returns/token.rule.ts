/** As tokens of the ledger are made (letters/sending): 20 letters of base64url that neither begin nor end with a sign. */
const TOKEN = '[A-Za-z0-9][A-Za-z0-9_-]{18}[A-Za-z0-9]'
const EXACTLY = new RegExp(`^${TOKEN}$`)
const RETURN_PATH = new RegExp(`(?:^|[<\\s"])bounce\\+(${TOKEN})@`, 'i')
const STOP = new RegExp(`(?:^|[<\\s"])bounce\\+stop-(${TOKEN})@`, 'i')
const MESSAGE_ID = new RegExp(`(?:^|[<\\s])l\\.(${TOKEN})@[^\\s<>@]+`)

/** The token in an address that mails come back to: `bounce+<token>@…`. Some servers write what is before `+` in capitals. */
export function tokenOfAddress(text: string): string | undefined {
  return RETURN_PATH.exec(text)?.[1]
}

/**
 * The token in the address that a mail program writes to for a reader who unsubscribes (`mailto:` in `List-Unsubscribe`):
 * `bounce+stop-<token>@…`, so that whatever brings bounces to the mailbox brings this, too.
 */
export function stopTokenOfAddress(text: string): string | undefined {
  return STOP.exec(text)?.[1]
}

/** The token in a Message-ID of a letter: `<l.<token>@…>`, with or without its brackets, anywhere in a text. */
export function tokenOfMessageId(text: string): string | undefined {
  return MESSAGE_ID.exec(text)?.[1]
}

/** Whether a text is a token and nothing else. */
export const isLedgerToken = (text: string): boolean => EXACTLY.test(text)
