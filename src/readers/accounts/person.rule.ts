/** Both names are one service, and its mailboxes do not see dots. */
const DOTLESS_DOMAINS = new Set(['gmail.com', 'googlemail.com'])

/**
 * Addresses that are most likely one person's: `ana.b+trial@googlemail.com` is `anab@gmail.com`. For rules of the kind
 * "one trial per person" only; two people who share a key still have accounts of their own.
 */
export function personKey(emailKey: string): string {
  const at = emailKey.lastIndexOf('@')
  const domain = emailKey.slice(at + 1)
  const plus = emailKey.indexOf('+')
  // A local part that begins with a plus sign is all name and no tag.
  const local = emailKey.slice(0, plus > 0 && plus < at ? plus : at)
  if (!DOTLESS_DOMAINS.has(domain)) return `${local}@${domain}`
  return `${local.replaceAll('.', '')}@gmail.com`
}
