/** Nobody is there, in the words of the big receivers and of the usual servers. */
const NO_MAILBOX =
  /user(?: is)? (?:unknown|not found|doesn't exist|does not exist)|unknown (?:user|recipient|local.?part|address)|no such (?:user|recipient|mailbox|person|address)|(?:account|mailbox|user|recipient|address|email)(?: account)?[^.]{0,60}(?:does not exist|doesn't exist|do(?:es)? not exist|not exist|not found|is unavailable here|no longer (?:available|valid|in use|exists))|mailbox unavailable|mailbox (?:is )?(?:disabled|inactive|not found)|account (?:has been |is |was )?(?:disabled|deactivated|closed|deleted|suspended|inactive)|not (?:a )?(?:valid|known) (?:recipient|user|mailbox)|invalid (?:recipient|mailbox|address)|recipient ?not ?found|no mailbox here by that name|not our customer|does not have an account|unrouteable address|domain (?:name )?(?:does not exist|not found)|host or domain name not found|nullmx|null mx|dd (?:requested mail action not taken|this user doesn't have)|nosuchuser|unbekannter (?:empf|benutzer)|destinataire inconnu|usuario desconocido|utente sconosciuto/i
/** It may go another time: full, busy, away. */
const NOT_NOW =
  /quota|mailbox (?:is )?full|over ?(?:its )?(?:quota|limit|storage)|insufficient (?:system )?(?:storage|resources)|out of storage|too (?:many|large|big)|temporar|try (?:again|later)|grey.?list|graylist|timed? ?out|connection (?:refused|lost|reset)|deferred|could not be (?:reached|contacted)|unreachable|retry time(?:out)? (?:not reached|exceeded)|storage exceeded|mailbox busy|delivery expired|message (?:expired|size)/i
/** It is about us, our addresses, our signature, our words; who gets it has nothing to do with it. */
const OUR_FAULT =
  /spam|black.?list|block.?list|blocked|\bblock\b|\brbl\b|\bdnsbl\b|polic(?:y|ies)|dmarc|\bspf\b|dkim|unauthenticated|reputation|not authori[sz]ed|authenticat|access denied|reverse dns|ptr record|virus|malware|content (?:rejected|filter)|abuse|unsolicited|rate limit/i

/** Enhanced codes (RFC 3463 and its registry) that mean: there is no such mailbox, and will not be. */
const HARD_CODES = /^5\.1\.(?:[0-36]|10)$|^5\.2\.1$|^5\.4\.(?:310)$/
const POLICY_CODES = /^[45]\.7\./

export type Reply = {
  /** `5.1.1` */
  status: string | undefined
  /** Of the server that refused it, with its three digits where it gave any. */
  text: string
}

/**
 * What a refusal says of the mailbox. The enhanced code decides as far as it is one of mailboxes; many servers give a
 * general one, then their words do, then the three digits. Who refuses the sender says nothing of the mailbox: `unknown`.
 */
export function judgeReply({ status, text }: Reply): 'hard' | 'soft' | 'unknown' {
  const digits = /(?:^|[^\d.])([245]\d\d)(?=[\s-])/.exec(text)?.[1]
  const written = /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1]
  // A relay's own code for "it failed" (5.0.0) is less than what it quotes.
  const code = status === undefined || /^[45]\.0\.0$/.test(status) ? (written ?? status) : status
  if (code?.startsWith('2.')) return 'unknown'
  const isNotNow = code?.startsWith('4.') === true || (code === undefined && digits?.startsWith('4') === true)
  if (isNotNow) return POLICY_CODES.test(code ?? '') && !NOT_NOW.test(text) ? 'unknown' : 'soft'
  if (code !== undefined && HARD_CODES.test(code)) return 'hard'
  if (code !== undefined && POLICY_CODES.test(code)) return NO_MAILBOX.test(text) ? 'hard' : 'unknown'
  if (/^5\.2\.[23]$/.test(code ?? '')) return 'soft'
  if (NO_MAILBOX.test(text)) return 'hard'
  if (NOT_NOW.test(text)) return 'soft'
  if (OUR_FAULT.test(text)) return 'unknown'
  return code !== undefined || digits !== undefined ? 'soft' : 'unknown'
}
