/** `1895-12-28`, and `0079-08-24`: as files, commands and machines write it. */
export function dateOfEntry({ year, month, day }: { year: number; month: number; day: number }): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
