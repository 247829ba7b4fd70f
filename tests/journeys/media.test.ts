import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { PHONE, type VisitorRequest } from '../support/browser.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const desk = siteOfDesk()
const editor = (email: string, wishes: VisitorRequest = {}) => desk.invited(email, 'editor', wishes)

const photograph = (width: number) =>
  sharp({ create: { width, height: 700, channels: 3, background: '#274b6b' } })
    .jpeg()
    .toBuffer()

test('pictures dropped anywhere come in, each refused one says why, and the point is moved by arrows and by hand', async () => {
  const ana = await editor('drops@example.org')
  const { page } = ana
  assert.equal(await ana.open('/desk/media'), 200)
  await ana.inspect()
  const bytes = [...(await photograph(1201))]
  // A page cannot be given files of the machine; it makes them itself and drops them, as a hand would.
  ana.expects(422)
  await page.evaluate((jpeg) => {
    const dropped = new DataTransfer()
    dropped.items.add(new File([new Uint8Array(jpeg)], 'harbor.jpg'))
    dropped.items.add(new File(['<script>alert(1)</script>'], 'nets.jpg'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  }, bytes)
  await page.getByText('This is not a picture, whatever its name says.').waitFor()
  await page.locator('.media-progress').getByRole('link', { name: 'It is in the library.' }).click()
  await page.waitForURL('**/desk/media/*')

  const point = page.getByRole('button', { name: /Focal point, 50 % from the left/ })
  await point.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowUp')
  assert.equal(await page.locator('#focusX').inputValue(), '51')
  assert.equal(await page.locator('#focusY').inputValue(), '40')
  const box = (await page.locator('.media-picture').boundingBox()) ?? assert.fail()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.2)
  await page.mouse.up()
  assert.equal(await page.locator('#focusX').inputValue(), '90')
  const cut = await page.locator('.media-crop-1-1').evaluate((crop) => getComputedStyle(crop).objectPosition)
  assert.equal(cut, '90% 20%')
  await page.getByLabel('Alternative text').fill('A harbor at dawn')
  await page.getByLabel('Credit').fill('Ana Silva')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Kept.').waitFor()
  assert.equal(await page.locator('#focusY').inputValue(), '20')
  await ana.inspect()
})

for (const [name, wishes] of [
  ['on a phone', { viewport: PHONE }],
  ['at four hundred per cent', { viewport: { width: 320, height: 256 } }],
  ['in the dark', { colorScheme: 'dark' }],
  ['without JavaScript', { javaScript: false }],
] as const) {
  test(`${name} a picture is brought, described and given its rights`, async () => {
    const ana = await editor('everywhere@example.org', wishes)
    const { page } = ana
    await ana.open('/desk/media')
    await ana.inspect()
    await page.locator('.media-upload summary').click()
    await page.getByLabel('Files').setInputFiles({
      name: 'boats.jpg',
      mimeType: 'image/jpeg',
      buffer: await photograph(1210 + name.length),
    })
    await page.getByRole('button', { name: 'Upload' }).click()
    if (!('javaScript' in wishes)) await page.locator('.media-progress a').click()
    await page.waitForURL(/\/desk\/media\/[0-9a-f]{32}/)
    await page.locator('#focusX').fill('25')
    await page.locator('#focusY').fill('75')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Kept.').waitFor()
    assert.match((await page.locator('.media-crop').first().getAttribute('class')) ?? '', /focus-x-25 focus-y-75/)
    await page.locator('summary', { hasText: 'Add a lease' }).click()
    await page.getByLabel('Until', { exact: true }).fill('2099-12-31')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('May be used until').first().waitFor()
    await ana.inspect()
  })
}
