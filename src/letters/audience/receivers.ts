/**
 * Whose mailboxes have a queue of their own: the large receivers, each of which answers for many domains and may ask for
 * patience for all of them. Everybody else is `other`.
 */
const RECEIVERS: Readonly<Record<string, readonly string[]>> = {
  gmail: ['gmail.com', 'googlemail.com'],
  microsoft: [
    ...['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'hotmail.co.uk', 'hotmail.fr', 'hotmail.de', 'hotmail.it'],
    ...['hotmail.es', 'live.co.uk', 'live.fr', 'live.nl', 'outlook.fr', 'outlook.de', 'outlook.es', 'outlook.it'],
  ],
  yahoo: [
    ...['yahoo.com', 'ymail.com', 'rocketmail.com', 'aol.com', 'yahoo.co.uk', 'yahoo.fr', 'yahoo.de', 'yahoo.it'],
    ...['yahoo.es', 'yahoo.ca', 'yahoo.co.in', 'yahoo.com.br', 'yahoo.com.mx', 'yahoo.com.ar'],
  ],
  apple: ['icloud.com', 'me.com', 'mac.com'],
  proton: ['proton.me', 'protonmail.com', 'pm.me', 'protonmail.ch'],
  gmx: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'gmx.com', 'web.de', 'mail.com'],
  orange: ['orange.fr', 'wanadoo.fr'],
}

export const OTHER_RECEIVER = 'other'

/** All of them, in the order in which they take turns. */
export const MAIL_RECEIVERS: readonly string[] = [...Object.keys(RECEIVERS), OTHER_RECEIVER]

export const RECEIVER_OF_DOMAIN: ReadonlyMap<string, string> = new Map(
  Object.entries(RECEIVERS).flatMap(([receiver, domains]) => domains.map((domain) => [domain, receiver] as const)),
)
