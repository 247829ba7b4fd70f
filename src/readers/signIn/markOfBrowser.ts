import type { Browser } from '../../platform/browser.ts'
import type { Signer } from '../../platform/signing.ts'

/**
 * Tells a browser from others for some seconds, before it has any cookie of ours: by its network and its name, as a
 * keyed hash that only we can make. What it did is a part of it: whoever used a link has not used its code.
 */
export function markOfBrowser(signer: Signer, browser: Browser, did: 'ask' | 'use link' | 'use code'): Buffer {
  return signer.hash(`browser ${did} ${browser.network} ${browser.userAgent ?? ''}`)
}
