/** Told when an issue is released or revised. */
export const MAGAZINE_CHANNEL = 'magazine'
