/**
 * Programs that look at links in mails and say so. Lower case, matched anywhere in the user agent. Most (Safe Links, URL
 * Defense, Mimecast) say that they are Chrome, or nothing, and are told by what they do: `browsers.rule.ts`. No
 * libraries and no headless browsers: whoever keeps cookies and comes alone costs no more than a person.
 */
export const SCANNER_AGENTS: readonly string[] = [
  // Mail security
  'barracuda',
  'bitdefender',
  'ciscosecureemail',
  'cloudmark',
  'fireeye',
  'forcepoint',
  'fortiguard',
  'fortimail',
  'googleimageproxy',
  'ironport',
  'kaspersky',
  'microsoft office',
  'microsoft url control',
  'mimecast',
  'msoffice',
  'ms-office',
  'opendns',
  'proofpoint',
  'safelinks',
  'sophos',
  'symantec',
  'tmes/',
  'trendmicro',
  'trend micro',
  'trustwave',
  'urldefense',
  'vadesecure',
  'yahoomailproxy',
  'zscaler',
  // Who looks up what others were sent
  'urlscan',
  'virustotal',
  'phishtank',
  'netcraft',
  'checkphish',
]
