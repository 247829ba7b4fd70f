/** Several test processes may pay on one site, where a card that another had used for a trial would end this one. */
let cards = (process.pid % 1_000_000) * 1_000

/** A card that nobody has used yet: valid by its last digit, and taken by the simulator for how it begins. */
export function newCard(): string {
  const body = `424242${String(++cards).padStart(9, '0')}`
  const digits = [...body].reverse().map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
  const sum = digits.reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
