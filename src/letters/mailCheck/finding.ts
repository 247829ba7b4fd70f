/** One thing that receivers look at, what is there and what should be. */
export type Finding = {
  about: 'SPF' | 'DKIM' | 'DMARC' | 'reverse name' | 'return path' | 'returned mail'
  /** The name in the DNS, or the host, that was looked at. */
  name: string
  /** `improve`: it works and could be better; `unknown`: the network did not say, or only a mail would show. */
  state: 'right' | 'improve' | 'wrong' | 'unknown'
  found: string
  /** What it means and what to do, in a sentence or two. */
  say: string
  /** What to enter in the DNS. */
  set?: { name: string; type: 'TXT' | 'MX' | 'PTR'; value: string } | undefined
}

export type MailSetup = {
  /** The domain of From. */
  domain: string
  /** Where mails come back to; undefined: to the address of From. */
  bounceDomain: string | undefined
  /** `relay`: whoever takes the mail signs; undefined: nobody does. `key`: the private one, as it stands in its file. */
  dkim: { domain: string; selector: string; key: string } | 'relay' | undefined
  /** The host that takes our mail; undefined: mails stay on this machine. */
  relay: string | undefined
  /** Whether anybody hears of what comes back. */
  isHeard: boolean
}
