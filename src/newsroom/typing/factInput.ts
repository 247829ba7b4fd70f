import { type FactPlace, readNamesLine, readPlacesLine, writePlacesLine } from '../editor/factLine.rule.ts'

export type FactInput = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** The fact that a field says, in its shape. */
export function saidBy(field: FactInput): unknown {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked
  if (field.dataset.json !== undefined) return JSON.parse(field.value || 'null')
  // What cannot be read goes as it was typed: the desk says what is wrong with it.
  if (field.dataset.places !== undefined) return readPlacesLine(field.value) ?? field.value
  if (field.dataset.many !== undefined) return readNamesLine(field.value)
  return field.value
}

/** A fact into its field; whoever draws more of it than the field hears `fact:changed`. */
export function writeInto(field: FactInput, value: unknown): void {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === true
  else field.value = field.dataset.json === undefined ? written(value) : JSON.stringify(value)
  field.dispatchEvent(new Event('fact:changed'))
}

/** As a person reads it. */
export function written(value: unknown): string {
  if (isPlaces(value)) return writePlacesLine(value)
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object' && value !== null) return Object.values(value).join(', ')
  return value === null || value === undefined ? '' : String(value)
}

const isPlaces = (value: unknown): value is FactPlace[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => typeof one === 'object' && one !== null && 'country' in one)
