export { GIFT_COOKIE_SECONDS, GIFTS_PER_MONTH, readGiftCookie, withGift, writeGiftCookie } from './gift.rule.ts'
export { endGifts, markGiftsRevoked } from './gifts.sql.ts'
export { type Given, giveArticle } from './giveArticle.ts'
export { type OpenedGift, openGift } from './openGift.ts'
