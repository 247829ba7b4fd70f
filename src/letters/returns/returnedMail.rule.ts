import { judgeReply } from './reply.rule.ts'
import type { Heard } from './returned.ts'
import { stopTokenOfAddress, tokenOfAddress, tokenOfMessageId } from './token.rule.ts'

/** A mail as far as it says what it is: its headers by small name, and every part that is text, decoded. */
export type ReceivedMail = {
  headers: ReadonlyMap<string, readonly string[]>
  /** With the type that each gives itself; of an attached message its source. In their order. */
  parts: readonly { type: string; text: string }[]
}

export type JudgedMail = {
  /** `personal`: somebody wrote it, and somebody should read it; `stop`: a reader unsubscribes. */
  heard: Heard | 'personal' | 'stop'
  token: string | undefined
  diagnostic: string
}

/** Who was written to, as servers note it when they deliver; `To` last, since it can say anything. */
const ADDRESSED = [
  'x-original-to',
  'delivered-to',
  'envelope-to',
  'x-envelope-to',
  'x-rcpt-to',
  'apparently-to',
  'to',
  'cc',
]
/** Where a mail that answers names what it answers. */
const ANSWERING = ['in-reply-to', 'references', 'x-original-message-id', 'x-ms-exchange-parent-message-id']

/**
 * What a mail says that came to where letters' mail comes back. Reports are read in their own form (RFC 3464 for
 * deliveries, RFC 5965 for complaints), whatever their parts call themselves; then what servers write in words; an answer
 * by itself (RFC 3834) is no bounce, by its headers, and by its subject last.
 */
export function judgeReturnedMail(mail: ReceivedMail): JudgedMail {
  const token = tokenOf(mail)
  const judged = (heard: JudgedMail['heard'], diagnostic: string): JudgedMail => ({ heard, token, diagnostic })
  const complaint = complaintOf(mail)
  if (complaint) return judged(complaint.isComplaint ? 'complaint' : 'unknown', `feedback: ${complaint.type}`)
  const report = deliveryReportOf(mail)
  if (report) return judged(judgeReport(report, mail), report.diagnostic ?? (report.status || wordsOf(mail)))
  const stops = first(addressed(mail), stopTokenOfAddress)
  // A mail program wrote it, and may say so, or a person; whatever it says, it is where it was sent to that counts.
  if (stops !== undefined) return { heard: 'stop', token: stops, diagnostic: '' }
  if (isFromServer(mail)) {
    const words = wordsOf(mail)
    return judged(STILL_TRYING.test(`${header(mail, 'subject')}\n${words}`) ? 'unknown' : judgeWords(words), words)
  }
  return judged(isAutomatic(mail) ? 'auto-reply' : 'personal', header(mail, 'subject'))
}

function tokenOf(mail: ReceivedMail): string | undefined {
  const answering = ANSWERING.flatMap((name) => mail.headers.get(name) ?? [])
  return (
    first(addressed(mail), tokenOfAddress) ??
    first(mail.parts, ({ text }) => tokenOfMessageId(text) ?? tokenOfAddress(text)) ??
    first(answering, tokenOfMessageId)
  )
}

const addressed = (mail: ReceivedMail) => ADDRESSED.flatMap((name) => mail.headers.get(name) ?? [])

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

const header = (mail: ReceivedMail, name: string) => mail.headers.get(name)?.[0] ?? ''

/** Receivers' feedback about what a reader pressed. `not-spam` is the opposite; `auth-failure` is about signatures. */
function complaintOf(mail: ReceivedMail): { type: string; isComplaint: boolean } | undefined {
  const report = mail.parts.find(({ type }) => type === 'message/feedback-report')
  const claims = /report-type="?feedback-report/i.test(header(mail, 'content-type'))
  if (!report && !claims) return undefined
  const texts = report ? [report.text] : mail.parts.map(({ text }) => text)
  const type = first(texts, (text) => fieldsOf(text).get('feedback-type'))?.toLowerCase()
  if (type === undefined) return claims ? { type: 'unnamed', isComplaint: true } : undefined
  return { type, isComplaint: !['not-spam', 'auth-failure'].includes(type) }
}

type DeliveryReport = { action: string; status: string; diagnostic: string | undefined }

/** The field that each recipient of a report has (RFC 3464, 2.3); some servers send the report as plain text. */
function deliveryReportOf(mail: ReceivedMail): DeliveryReport | undefined {
  const named = mail.parts.filter(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type))
  const claims = /^multipart\/report/i.test(header(mail, 'content-type'))
  const texts = named.length > 0 ? named : mail.parts.filter(({ type }) => type !== 'message/rfc822')
  const reports = texts.flatMap(({ text }) =>
    text.split(/\n[ \t]*\n/).flatMap((group) => {
      const fields = fieldsOf(group)
      const action = /^(?:failed|delayed|delivered|relayed|expanded)/i.exec(fields.get('action') ?? '')?.[0]
      const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0]
      if (action === undefined && (status === undefined || !(claims || fields.has('final-recipient')))) return []
      const diagnostic = fields.get('diagnostic-code') ?? fields.get('x-display-name')
      return [{ action: (action ?? actionOf(status)).toLowerCase(), status: status ?? '', diagnostic }]
    }),
  )
  return reports.find(({ action }) => action === 'failed') ?? reports[0]
}

const actionOf = (status: string | undefined) => (status?.startsWith('2') ? 'delivered' : 'failed')

function judgeReport({ action, status, diagnostic }: DeliveryReport, mail: ReceivedMail): Heard {
  switch (action) {
    case 'failed':
      return judgeReply({ status: status || undefined, text: diagnostic ?? wordsOf(mail) })
    case 'delivered':
      return 'delivered'
    // Handed on to a server, or a list, that reports no further; or still being tried.
    default:
      return 'unknown'
  }
}

/** `Name: value`, folded values joined (RFC 5322, 2.2.3). */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const [, name = '', value = ''] of text.matchAll(
    /^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*(.*(?:\n[ \t]+\S.*)*)/gm,
  )) {
    const key = name.toLowerCase()
    if (!fields.has(key)) fields.set(key, value.replace(/\s*\n\s+/g, ' ').trim())
  }
  return fields
}

const SERVERS = /mailer-?daemon|postmaster|mail delivery|delivery (?:sub)?system|microsoft ?exchange|mailsystem|<>$/i
/** How the usual servers begin what they write without a report. */
const BEGINNINGS =
  /this is the qmail-send program|this message was created automatically by mail delivery software|(?:could not|couldn't|cannot|was not able to|wasn't) be delivered|did not reach (?:some or all of )?the intended recipients?|delivery has failed to these recipients|undeliverable|was undeliverable|undelivered mail|address(?:es)? had (?:permanent|transient) fatal errors|delivery to the following recipients? (?:has been )?(?:failed|delayed)|message not delivered|address not found|recipient address rejected|your message wasn't delivered/i
const STILL_TRYING =
  /(?:warning|delayed|delay|will (?:be retried|keep trying|retry|continue)|not yet been delivered|still (?:being )?(?:trying|retried)|you do not need to resend)(?![\s\S]{0,400}(?:given up|giving up|permanent))/i

/** Written by a machine that delivers mail, about one that it did not. */
function isFromServer(mail: ReceivedMail): boolean {
  if (mail.headers.has('x-failed-recipients')) return true
  const sender = `${header(mail, 'from')} ${header(mail, 'return-path')}`
  if (!SERVERS.test(sender) && !/^<?>?$/.test(mail.headers.get('return-path')?.[0] ?? 'absent')) return false
  return BEGINNINGS.test(`${header(mail, 'subject')}\n${wordsOf(mail)}`)
}

/** Where the returned mail itself begins, whose words are ours. */
const RETURNED =
  /-{2,} ?(?:below this line is a copy|this is a copy of|original message|returned message|the following is)|^original message headers|^received: from .*\n(?:\s.*\n)*(?:message-id|from|to|subject):/im
const ENOUGH_WORDS = 4_000

function wordsOf(mail: ReceivedMail): string {
  const part =
    mail.parts.find(({ type }) => type === 'text/plain') ?? mail.parts.find(({ type }) => type === 'text/html')
  const text = part?.type === 'text/html' ? part.text.replace(/<[^>]*>/g, ' ') : (part?.text ?? '')
  const end = text.search(RETURNED)
  return text.slice(0, end < 0 ? ENOUGH_WORDS : Math.min(end, ENOUGH_WORDS)).trim()
}

/** The line with the server's answer says more than the sentences around it. */
function judgeWords(words: string): Heard {
  const answer =
    /(?:^|said:?|<<<|returned:?|response(?: was| from [^:\n]+)?:?|error[^\n:]{0,80}:|[>:;])\s*["']?((?:[45]\d\d[ -#]|#?[45]\.\d{1,3}\.\d{1,3})[^\n]*(?:\n[^\n]+)?)/im.exec(
      words,
    )?.[1]
  const judged = answer === undefined ? 'unknown' : judgeReply({ status: undefined, text: answer })
  return judged === 'unknown' ? judgeReply({ status: undefined, text: words }) : judged
}

/** What answers by itself says so in one of these; the first is the standard's (RFC 3834, 5), the others are older. */
const AUTOMATIC: ReadonlyArray<readonly [name: string, value: RegExp]> = [
  ['auto-submitted', /^(?!no\b)/i],
  ['x-autoreply', /./],
  ['x-autorespond', /./],
  ['x-autoreply-from', /./],
  ['x-mail-autoreply', /./],
  ['x-autogenerated', /./],
  ['x-auto-response-suppress', /\b(?:oof|autoreply|all)\b/i],
  ['precedence', /^(?:auto_reply|bulk|junk|list)/i],
  ['x-precedence', /^(?:auto_reply|bulk|junk)/i],
  ['x-ms-exchange-inbox-rules-loop', /./],
  ['content-type', /^multipart\/report/i],
  ['list-id', /./],
]
const ABSENT =
  /^\W*(?:auto(?:mat(?:ic|ed))?[ -]?(?:reply|response|answer)|(?:i am |i'm )?out of (?:the )?office|on (?:vacation|holiday|leave)|vacation|away from|abwesen|automatische (?:antwort|reactie)|ich bin nicht|r[ée]ponse automatique|absence|absent|en cong[ée]s|respuesta autom[áa]tica|fuera de (?:la )?oficina|ausente|risposta automatica|fuori (?:sede|ufficio)|resposta autom[áa]tica|fora do escrit[óo]rio|afwezig|automatyczna odpowied|autosvar|frånvaro|fravær|automaattinen|otomatik|автоответ|自動(?:応答|返信)|自动(?:回复|答复)|자동 ?(?:응답|회신)|رد تلقائي|תשובה אוטומטית)/iu

const isAutomatic = (mail: ReceivedMail) =>
  AUTOMATIC.some(([name, value]) => (mail.headers.get(name) ?? []).some((said) => value.test(said.trim()))) ||
  ABSENT.test(header(mail, 'subject'))
