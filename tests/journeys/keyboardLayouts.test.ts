import assert from 'node:assert/strict'
import { test } from 'node:test'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const desk = siteOfDesk()

/** As a keyboard says it: what the key writes, where it is, and its number; with which others it is held. */
type Stroke = [key: string, code: string, number: number]
type Layout = { name: string; bold: Stroke; suggest: Stroke; comment: Stroke; plain: Stroke[]; altGr: Stroke[] }
const LATIN = {
  bold: ['b', 'KeyB', 66],
  suggest: ['E', 'KeyE', 69],
  comment: ['M', 'KeyM', 77],
} satisfies Partial<Layout>
const LAYOUTS: Layout[] = [
  {
    name: 'US',
    ...LATIN,
    plain: [
      ['a', 'KeyA', 65],
      ['[', 'BracketLeft', 219],
      [']', 'BracketRight', 221],
    ],
    altGr: [],
  },
  {
    name: 'UK',
    ...LATIN,
    plain: [['#', 'Backslash', 222]],
    altGr: [
      ['€', 'Digit4', 52],
      ['é', 'KeyE', 69],
      ['á', 'KeyA', 65],
    ],
  },
  {
    name: 'German',
    ...LATIN,
    plain: [
      ['z', 'KeyY', 90],
      ['ü', 'BracketLeft', 186],
    ],
    altGr: [
      ['@', 'KeyQ', 81],
      ['€', 'KeyE', 69],
      ['[', 'Digit8', 56],
      [']', 'Digit9', 57],
      ['{', 'Digit7', 55],
      ['µ', 'KeyM', 77],
    ],
  },
  {
    name: 'French',
    bold: LATIN.bold,
    suggest: LATIN.suggest,
    comment: ['M', 'Semicolon', 77],
    plain: [
      ['q', 'KeyA', 81],
      ['m', 'Semicolon', 77],
    ],
    altGr: [
      ['@', 'Digit0', 48],
      ['[', 'Digit5', 53],
      [']', 'Minus', 219],
      ['€', 'KeyE', 69],
      ['#', 'Digit3', 51],
    ],
  },
  {
    name: 'Polish',
    ...LATIN,
    plain: [['w', 'KeyW', 87]],
    altGr: [
      ['ą', 'KeyA', 65],
      ['ę', 'KeyE', 69],
      ['ż', 'KeyZ', 90],
      ['ć', 'KeyC', 67],
      ['ł', 'KeyL', 76],
      ['ó', 'KeyO', 79],
    ],
  },
  {
    name: 'Russian',
    bold: ['и', 'KeyB', 66],
    suggest: ['У', 'KeyE', 69],
    comment: ['Ь', 'KeyM', 77],
    plain: [
      ['х', 'BracketLeft', 219],
      ['ъ', 'BracketRight', 221],
      ['и', 'KeyB', 66],
    ],
    altGr: [['₽', 'Digit8', 56]],
  },
]
const [ALT, CTRL, SHIFT] = [1, 2, 8]

test('six keyboard layouts: each letter is written, with AltGr too, and the keys of the editor are where the letter is', async () => {
  const eva = await desk.invited('eva@example.org', 'editor')
  const { page } = eva
  const input = await eva.context.newCDPSession(page)
  const stroke = async ([key, code, windowsVirtualKeyCode]: Stroke, modifiers: number, text?: string) => {
    const all = { key, code, windowsVirtualKeyCode, modifiers }
    await input.send('Input.dispatchKeyEvent', {
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...all,
      ...(text !== undefined && { text }),
    })
    await input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...all })
  }
  await page.goto('/desk/articles/9')
  await page.locator('.desk-editor-open .ProseMirror').waitFor()
  const last = page.locator('.ProseMirror > p').last()
  for (const { name, bold, suggest, comment, plain, altGr } of LAYOUTS) {
    await page.locator('.ProseMirror > p').last().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    for (const one of plain) await stroke(one, 0, one[0])
    for (const one of altGr) await stroke(one, 0, one[0])
    // As Windows has long said AltGr: a command of ours would do something now, where the letter itself comes after it.
    for (const one of altGr) await stroke(one, CTRL | ALT)
    const letters = (strokes: Stroke[]) => strokes.map(([key]) => key).join('')
    assert.equal(await last.innerText(), letters(plain) + letters(altGr), name)
    assert.equal(await last.locator('strong, ins, ul').count(), 0, name)

    await stroke(bold, CTRL)
    await page.keyboard.insertText('fat')
    await last.locator('strong', { hasText: 'fat' }).waitFor()
    await stroke(bold, CTRL)
    await stroke(suggest, CTRL | SHIFT)
    await page.keyboard.insertText('maybe')
    await last.locator('ins', { hasText: 'maybe' }).waitFor()
    await stroke(suggest, CTRL | SHIFT)
    await page.keyboard.press('Shift+Home')
    await stroke(comment, CTRL | SHIFT)
    await page.waitForFunction(() => document.activeElement?.id === 'comment-words')
    await page.keyboard.press('F6')
    await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'))
  }
})

test('who writes brackets with AltGr indents a list by the menu, which names the key', async () => {
  const { page } = await desk.invited('fritz@example.org', 'editor')
  await page.goto('/desk/articles/10')
  await page.locator('.desk-editor-open .ProseMirror > p').last().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- bread')
  await page.keyboard.press('Enter')
  await page.keyboard.type('salt')
  const inner = page.locator('.ProseMirror ul ul li', { hasText: 'salt' })
  const more = page.getByRole('toolbar').getByText('More', { exact: true })
  await more.click()
  await page.getByRole('button', { name: 'Indent Ctrl ]' }).click()
  await inner.waitFor()
  await more.click()
  await page.getByRole('button', { name: /^Take the indent back/ }).click()
  await inner.waitFor({ state: 'detached' })
})
