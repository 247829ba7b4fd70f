import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const desk = siteOfDesk()

const HEADLINE = 'The last ferry leaves at six'

async function openEditor(page: Page, path: string) {
  await page.goto(path)
  await page.locator('.desk-editor-open .ProseMirror').waitFor()
}

const isSaved = (page: Page) =>
  page.locator('[data-editor-standing][data-kind="saved"]', { hasText: 'Saved' }).waitFor()

/** What stands here is looked at as wide as a screen, a tablet and a phone. */
async function inspectAtThreeWidths({ page, inspect }: Visitor) {
  for (const [width, height] of [
    [360, 740],
    [768, 1024],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await inspect()
  }
}

test('a story goes from an empty page to its readers, and is corrected before their eyes', async () => {
  // Whoever writes under no name yet is offered nothing that would be refused; a publisher gives them one.
  const cy = await desk.invited('cy@example.org', 'contributor')
  await cy.open('/desk/articles')
  await cy.page.getByText('You write under no name yet').waitFor()
  assert.equal(await cy.page.getByRole('button', { name: 'New article' }).count(), 0)
  const pia = await desk.invited('pia@example.org', 'publisher')
  await pia.open('/desk/staff')
  await pia.page.getByRole('link', { name: /^cy/ }).click()
  await pia.page.getByLabel('Writes as').fill('The Andes desk')
  await pia.page.getByRole('button', { name: 'Save' }).click()
  await pia.page.getByRole('status').waitFor()

  // Its author writes it, and hands it over.
  await cy.open('/desk/articles')
  await cy.page.getByRole('button', { name: 'New article' }).click()
  await cy.page.waitForURL(/\/desk\/articles\/\d+$/)
  const path = new URL(cy.page.url()).pathname
  await cy.page.locator('.desk-editor-open .ProseMirror').waitFor()
  await cy.inspect()
  await cy.page.getByRole('textbox', { name: 'Headline' }).fill(HEADLINE)
  await cy.page.getByRole('textbox', { name: 'Standfirst' }).fill('From Monday nobody crosses after dark.')
  const picture = sharp({ create: { width: 1207, height: 800, channels: 3, background: '#31536b' } })
  await cy.page.locator('[data-lead-file]').setInputFiles({
    name: 'ferry.jpg',
    mimeType: 'image/jpeg',
    buffer: await picture.jpeg().toBuffer(),
  })
  await cy.page.locator('[data-lead="alt"]').fill('A ferry at its pier')
  await cy.page.locator('[data-lead="credit"]').fill('Cy Moreau')
  await cy.page.locator('[data-tab="details"]').click()
  await cy.page.getByRole('combobox', { name: 'Section' }).selectOption({ label: 'Earth' })
  await cy.page.locator('.ProseMirror').click()
  await cy.page.keyboard.type('The ferry crosses nine times a day.')
  await cy.page.keyboard.press('Enter')
  // With the last letter: what was typed goes first, and is theirs to read.
  await cy.page.keyboard.type('It carries 90 people.')
  await cy.page.keyboard.press('Control+Enter')
  await cy.page.locator('.state-bar-words', { hasText: 'in review' }).waitFor()
  await cy.inspect()

  // An editor finds it, asks, and sends it back; an empty note is no note.
  const ana = await desk.invited('ana@example.org', 'editor')
  const waiting = ana.page.locator('section', { has: ana.page.locator('#waiting-heading') })
  await waiting.locator('li', { hasText: 'Review' }).getByRole('link', { name: HEADLINE }).click()
  await ana.page.waitForURL(`**${path}`)
  await ana.page.locator('.desk-editor-open .ProseMirror').waitFor()
  await ana.page.locator('[data-tab="comments"]').click()
  const beside = ana.page.locator('turbo-frame#beside')
  await beside.getByLabel('Which words').fill('nine times a day')
  await beside.locator('#comment-words').fill('Who counted?')
  await beside.getByRole('button', { name: 'Comment', exact: true }).click()
  await beside.locator('.comment-words', { hasText: 'Who counted?' }).waitFor()
  await ana.inspect()
  await ana.page.locator('.state-bar-more summary').click()
  await ana.page.getByRole('link', { name: 'Send back to its author' }).click()
  ana.expects(422)
  await ana.page.locator('#words').fill('   ')
  await ana.page.getByRole('button', { name: 'Send back' }).click()
  await ana.page.getByText('Say to its author why it comes back.').first().waitFor()
  await ana.inspect()
  await ana.page.locator('#words').fill('Say who counted.')
  await ana.page.getByRole('button', { name: 'Send back' }).click()
  await ana.page.waitForURL(`**${path}`)

  // It comes back to its author, who mends it.
  await cy.open('/desk')
  await cy.page.locator('li', { hasText: 'Say who counted.' }).getByRole('link', { name: HEADLINE }).click()
  await cy.page.locator('.desk-editor-open .ProseMirror').waitFor()
  await cy.inspect()
  await cy.page.locator('.ProseMirror').click()
  await cy.page.keyboard.press('Control+End')
  await cy.page.keyboard.type(' The harbor master counted.')
  await isSaved(cy.page)
  await cy.page.keyboard.press('Control+Enter')
  await cy.page.locator('.state-bar-words', { hasText: 'in review' }).waitFor()
  await openEditor(ana.page, path)
  await ana.page.locator('.ProseMirror').click()
  await ana.page.keyboard.press('Control+Enter')
  await ana.page.locator('.state-bar-words', { hasText: 'ready' }).waitFor()

  // A publisher sees what goes out. An hour that is none stays beside its field with what was typed.
  await openEditor(pia.page, path)
  await pia.page.getByRole('link', { name: 'See what goes out' }).click()
  await pia.page.waitForURL(`**${path}/publish`)
  await inspectAtThreeWidths(pia)
  for (const reason of await pia.page.locator('input[name^="reason-"]').all()) await reason.fill('It is known here.')
  await pia.page.locator('#date').fill('2027-03-28')
  await pia.page.locator('#time').fill('02:30')
  await pia.page.getByRole('button', { name: 'Set this hour' }).click()
  await pia.page.getByText('there is no such hour on this day').waitFor()
  await inspectAtThreeWidths(pia)
  assert.equal(await pia.page.locator('#time').inputValue(), '02:30')
  assert.equal(await pia.page.locator('input[name^="reason-"]').first().inputValue(), 'It is known here.')
  await pia.page.locator('#date').fill('')
  await pia.page.locator('#time').fill('')
  await pia.page.getByRole('button', { name: 'Set this hour' }).click()
  await pia.page.getByRole('button', { name: 'Publish now' }).click()
  await pia.page.waitForURL(`**${path}/state?done`)
  await inspectAtThreeWidths(pia)
  const address = await pia.page.getByRole('link', { name: 'As readers see it' }).getAttribute('href')

  const reader = await newVisitor(desk.origin())
  assert.equal(await reader.open(address ?? ''), 200)
  await reader.page.getByRole('heading', { name: HEADLINE }).waitFor()
  await reader.page.getByText('It carries 90 people. The harbor master counted.').waitFor()
  assert.doesNotMatch(await reader.page.content(), /Who counted\?|Say who counted/)

  // Something was wrong; readers are told what.
  await openEditor(pia.page, path)
  await pia.page.locator('.ProseMirror p', { hasText: 'It carries 90 people.' }).click()
  await pia.page.keyboard.press('Control+End')
  await pia.page.keyboard.type(' It carries 60, not 90.')
  await isSaved(pia.page)
  await openEditor(pia.page, path)
  await pia.page.locator('.state-bar-more summary').click()
  await pia.page.getByRole('link', { name: 'Correct an error' }).click()
  await pia.page.getByLabel(/^Correction:/).check()
  for (const reason of await pia.page.locator('input[name^="reason-"]').all()) await reason.fill('It is known here.')
  pia.expects(422)
  await pia.page.getByRole('button', { name: 'Publish the changes now' }).click()
  await pia.page.locator('#note-problem').waitFor()
  assert.equal(await pia.page.getByLabel(/^Correction:/).isChecked(), true)
  await inspectAtThreeWidths(pia)
  await pia.page.getByLabel('What was wrong, and what is right').fill('The ferry carries 60 people, not 90.')
  await pia.page.getByRole('button', { name: 'Publish the changes now' }).click()
  await pia.page.waitForURL(`**${path}/state?done`)
  await reader.page.reload()
  await reader.page.getByText('The ferry carries 60 people, not 90.').waitFor()
  await reader.inspect()
  await reader.open('/corrections')
  await reader.page.getByText('The ferry carries 60 people, not 90.').waitFor()
  await reader.page.getByRole('link', { name: HEADLINE }).waitFor()
  await reader.inspect()
})
