/** Never below `/ad…`: blockers take it away from whole classes of hosts. */
export const CLICK_PATH = '/notices/to'
/** Says `yes` in a browser that allowed caps and tags of others; whoever asks for it sets it. */
export const CONSENT_COOKIE = 'notices_consent'
/** What such a browser was shown today. */
export const SHOWN_COOKIE = 'notices_shown'
