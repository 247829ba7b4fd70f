/** Addresses with one key are one mailbox. Of an address as it is stored: composed, its domain in small ASCII. */
export const addressKey = (email: string): string => email.toLowerCase().normalize('NFC')
