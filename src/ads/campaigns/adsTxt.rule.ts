/** `domain, account, DIRECT|RESELLER[, certification authority]` (IAB ads.txt 1.1, 3.4.2). */
const RECORD = /^[a-z0-9.-]+\.[a-z]{2,}\s*,\s*[^,\s]+\s*,\s*(?:direct|reseller)(?:\s*,\s*[A-Za-z0-9]+)?$/i
/** `NAME=value`, of those that the specification knows. */
const VARIABLE = /^(?:contact|subdomain|inventorypartnerdomain|ownerdomain|managerdomain)\s*=\s*\S.*$/i
/** What says that nobody at all may sell here (IAB ads.txt 1.1, 3.2.1): an empty file would say nothing. */
const NOBODY = 'placeholder.example.com, placeholder, DIRECT, placeholder'

/** The first line that is none of the specification; undefined: all are. */
export function wrongLineOf(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .find((line) => line !== '' && !RECORD.test(line) && !VARIABLE.test(line))
}

/** The whole file. Where nobody is named, nobody may sell: everything here is booked with the publication itself. */
export function writeAdsTxt(text: string, { contact, domain }: { contact: string; domain: string }): string {
  const lines = text.split('\n').map((line) => line.trim())
  const has = (name: string) => lines.some((line) => line.toLowerCase().startsWith(`${name}=`))
  return [
    ...lines.filter((line) => line !== ''),
    ...(lines.some((line) => RECORD.test(line.replace(/#.*$/, '').trim())) ? [] : [NOBODY]),
    ...(has('contact') || contact === '' ? [] : [`CONTACT=${contact}`]),
    ...(has('ownerdomain') || !domain.includes('.') ? [] : [`OWNERDOMAIN=${domain}`]),
    '',
  ].join('\n')
}
