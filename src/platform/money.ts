/** An amount in a currency's smallest unit (cents, yen), never a fraction. */
export type Money = Readonly<{ amountMinor: number; currency: string }>

export function money(amountMinor: number, currency: string): Money {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`not a whole number of minor units: ${amountMinor}`)
  return { amountMinor, currency: currency.toLowerCase() }
}

/** How many digits follow the decimal point: 2 for usd, 0 for jpy (ISO 4217, as ICU knows it). */
function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() }).resolvedOptions()
      .maximumFractionDigits ?? 2
  )
}

/** Reads "2.90" as 290 of usd, "450" as 450 of jpy; undefined when it is no amount of that currency. */
export function parseAmount(text: string, currency: string): Money | undefined {
  const digits = minorDigits(currency)
  const match = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(text.trim())
  if (!match) return undefined
  const fraction = match[2] ?? ''
  if (fraction.length > digits) return undefined
  return money(Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0'), currency)
}

/** ISO 4217 codes that this runtime's ICU knows, in lower case as the payment provider writes them. */
export function isCurrency(code: string): boolean {
  return /^[a-z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code.toUpperCase())
}
