/**
 * For what a passkey is made: the host of the site's own address (WebAuthn Level 3, 5.1.2). Browsers make none for an
 * address in figures; undefined there.
 */
export function relyingParty(origin: string): string | undefined {
  const { hostname } = new URL(origin)
  const isNumeric = hostname.startsWith('[') || /^[\d.]+$/.test(hostname)
  return isNumeric ? undefined : hostname
}
