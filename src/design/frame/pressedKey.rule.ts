/** What of a pressed key is looked at. */
export type Pressed = {
  key: string
  code: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  shiftKey: boolean
  isComposing: boolean
}

/**
 * Which key of the desk somebody has pressed: the character that their keyboard writes, whatever stands on it. A script
 * without our letters (Russian, Greek, Arabic) has them where they are printed beside its own. undefined: none of ours;
 * while an input method puts a word together every key is its.
 */
export function pressedKey(pressed: Pressed): string | undefined {
  const { key, code, ctrlKey, altKey, metaKey, isComposing } = pressed
  // 'Process' and 'Dead': an input method, or a key that waits for the next one, has taken it.
  if (isComposing || key === 'Process' || key === 'Dead' || key === 'Unidentified') return undefined
  // AltGr writes letters: browsers say Ctrl and Alt for it. Brackets stand there, too, which no letter is.
  if (altKey && ctrlKey && (key === '[' || key === ']')) return key
  if (altKey) return undefined
  const letter = ourLetter(key, code)
  if (ctrlKey || metaKey) return letter === 'k' && !pressed.shiftKey ? 'Ctrl k' : undefined
  return letter
}

function ourLetter(key: string, code: string): string {
  if ([...key].length !== 1) return key
  const isForeign = /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key)
  const printed = /^Key([A-Z])$/.exec(code)?.[1]
  return isForeign && printed !== undefined ? printed.toLowerCase() : key.toLowerCase()
}
