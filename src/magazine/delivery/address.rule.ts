/** Amazon takes documents at these, and only from senders whom the owner has allowed. */
const KINDLE = /@(?:free\.)?kindle\.(?:com|cn)$/i

export type AddressProof = 'own' | 'kindle' | 'link'

/**
 * What shows that files are wanted at an address: it is the reader's own, and proven; Amazon lets in only whom its owner
 * has allowed; for every other somebody there has to say yes.
 */
export function proofNeeded(
  address: { email: string; emailKey: string },
  reader: { emailKey: string; addressConfirmed: boolean },
): AddressProof {
  if (KINDLE.test(address.email)) return 'kindle'
  return address.emailKey === reader.emailKey && reader.addressConfirmed ? 'own' : 'link'
}

/** Mail servers take files of some 25 MB as they travel, which is three quarters of that as they stand. */
const MOST_ATTACHED = 15 * 1024 * 1024

export const fitsIntoMail = (bytes: number): boolean => bytes <= MOST_ATTACHED
