import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Pressed, pressedKey } from './pressedKey.rule.ts'

const press = (key: string, code: string, more: Partial<Pressed> = {}) =>
  pressedKey({ key, code, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, isComposing: false, ...more })

test('a key does what it writes, on a German, a French, a Polish and an American keyboard', () => {
  assert.equal(press('a', 'KeyQ'), 'a', 'French: a stands where others have q')
  assert.equal(press('q', 'KeyA'), 'q')
  assert.equal(press('?', 'KeyM', { shiftKey: true }), '?', 'French')
  assert.equal(press('/', 'Digit7', { shiftKey: true }), '/', 'German')
  assert.equal(press('z', 'KeyY'), 'z', 'German')
  assert.equal(press('é', 'Digit2'), 'é')
  assert.equal(press('J', 'KeyJ', { shiftKey: false }), 'j', 'with Caps Lock')
})

test('on a Russian keyboard the keys are where their letters are printed', () => {
  assert.equal(press('о', 'KeyJ'), 'j')
  assert.equal(press('ч', 'KeyX'), 'x')
  assert.equal(press('л', 'KeyK', { ctrlKey: true }), 'Ctrl k')
  assert.equal(press('ё', 'Backquote'), 'ё')
})

test('nobody who writes a letter with AltGr does something at the desk', () => {
  assert.equal(press('ą', 'KeyA', { ctrlKey: true, altKey: true }), undefined, 'Polish')
  assert.equal(press('@', 'KeyQ', { ctrlKey: true, altKey: true }), undefined, 'German')
  assert.equal(press('k', 'KeyK', { ctrlKey: true, altKey: true }), undefined)
})

test('brackets are reached where they stand behind AltGr', () => {
  assert.equal(press('[', 'Digit8', { ctrlKey: true, altKey: true }), '[', 'German')
  assert.equal(press('[', 'BracketLeft'), '[')
  assert.equal(press('“', 'BracketLeft', { altKey: true }), undefined, 'a Mac')
})

test('while an input method puts a word together, every key is its', () => {
  assert.equal(press('j', 'KeyJ', { isComposing: true }), undefined)
  assert.equal(press('Process', 'KeyJ'), undefined)
  assert.equal(press('Dead', 'BracketLeft'), undefined)
})

test('of the browser’s own keys none is ours but one', () => {
  assert.equal(press('k', 'KeyK', { ctrlKey: true }), 'Ctrl k')
  assert.equal(press('k', 'KeyK', { metaKey: true }), 'Ctrl k')
  assert.equal(press('K', 'KeyK', { ctrlKey: true, shiftKey: true }), undefined)
  assert.equal(press('a', 'KeyA', { ctrlKey: true }), undefined)
})
