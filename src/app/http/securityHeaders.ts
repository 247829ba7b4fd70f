/** What every page of the site carries (CONTRACT "Security headers"), made once. */
export function securityHeaders(options: { secure: boolean; formOrigins: readonly string[] }): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    // Script fonts, for Arabic and Japanese, come inside their style sheet.
    "font-src 'self' data:",
    "connect-src 'self'",
    // Browsers apply it to the redirect that follows a form, so the checkout's and the portal's origins are named.
    `form-action ${["'self'", ...options.formOrigins].join(' ')}`,
    // Of what advertisers wrote, which has no origin (ads/showing/frame.endpoint.ts).
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(options.secure && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  }
}
