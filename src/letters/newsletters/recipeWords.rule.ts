import type { RecipeBlock } from './recipe.ts'

/** How a person types a recipe: `greeting; lead whole=yes; list section=borders count=5; almanac; box`. */
export function readRecipe(text: string): { kind: 'read'; blocks: unknown[] } | { kind: 'refused'; reason: string } {
  const blocks: unknown[] = []
  for (const part of text.match(/(?:"[^"]*"|[^;"])+/g) ?? []) {
    const words = part.match(/[^\s"=]+="[^"]*"|\S+/g) ?? []
    const [block, ...options] = words
    if (block === undefined) continue
    const read: Record<string, unknown> = { block }
    for (const option of options) {
      const at = option.indexOf('=')
      if (at < 1) return { kind: 'refused', reason: `“${option}” is not of the form name=value` }
      read[option.slice(0, at)] = readValue(option.slice(at + 1).replace(/^"(.*)"$/, '$1'))
    }
    blocks.push(read)
  }
  return { kind: 'read', blocks }
}

/** The same the other way round; what is usual is left away. */
export function sayRecipe(recipe: readonly RecipeBlock[], usual: (block: RecipeBlock['block']) => RecipeBlock): string {
  return recipe
    .map((block) => {
      const without = Object.entries(usual(block.block))
      const options = Object.entries(block).filter(
        ([name, value]) => name !== 'block' && !without.some(([other, same]) => other === name && same === value),
      )
      return [block.block, ...options.map(([name, value]) => `${name}=${inWords(value)}`)].join(' ')
    })
    .join('; ')
}

function readValue(text: string): string | number | boolean {
  if (text === 'yes') return true
  if (text === 'no') return false
  return /^\d{1,3}$/.test(text) ? Number(text) : text
}

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value)
  return /[\s;]/.test(text) ? `"${text}"` : text
}
