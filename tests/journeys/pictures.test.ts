import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { KIRIBATI } from '../support/steps.ts'

const site = siteOfJourneys()

for (const [width, height] of [
  [360, 740],
  [768, 1024],
  [1440, 900],
] as const) {
  test(`at ${width} px the first picture comes at once, the others when they are near, and each no larger than it stands`, async () => {
    for (const path of ['/', KIRIBATI, '/section/earth', '/latest']) {
      // Each in a browser of its own: one that has a larger picture already asks for no smaller one.
      const visitor = await newVisitor(site().origin, { viewport: { width, height } })
      const { page } = visitor
      await visitor.open(path)
      const pictures = await page.locator('main img').evaluateAll((images) =>
        (images as HTMLImageElement[]).map((image) => ({
          alt: image.alt,
          hasRoom: image.getAttribute('width') !== null && image.getAttribute('height') !== null,
          loading: image.loading,
          priority: image.fetchPriority,
        })),
      )
      const [first, ...others] = pictures
      assert.equal(first?.loading, 'eager', path)
      assert.equal(first?.priority, 'high', path)
      assert.ok(others.length > 0)
      for (const { alt, loading, priority } of others) assert.deepEqual([loading, priority], ['lazy', 'auto'], alt)
      for (const { alt, hasRoom } of pictures) assert.ok(hasRoom, alt)
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = 'eager'
        await Promise.all([...document.images].map((image) => image.decode()))
      })
      const sizes = await page.locator('main img').evaluateAll((images) =>
        (images as HTMLImageElement[])
          .filter((image) => image.checkVisibility())
          .map((image) => ({
            alt: image.alt,
            shown: image.clientWidth,
            // What is cut to another shape has to be as high as it stands.
            needed: Math.max(
              image.clientWidth,
              (image.clientHeight * Number(image.getAttribute('width'))) / Number(image.getAttribute('height')),
            ),
            came: Number(/(\d+)\.\w+$/.exec(image.currentSrc)?.[1]),
            offered: image.srcset.split(', ').map((one) => Number(/ (\d+)w$/.exec(one)?.[1])),
          })),
      )
      for (const { alt, shown, needed, came, offered } of sizes) {
        const enough = offered.filter((one) => one >= shown)
        const most = enough[1] ?? enough[0] ?? Math.max(...offered)
        assert.ok(came <= Math.max(most, needed), `${alt} on ${path}: ${came} px came for ${shown}`)
        assert.ok(
          came >= Math.min(shown * 0.9, Math.max(...offered)),
          `${alt} on ${path}: only ${came} px for ${shown}`,
        )
      }
      await visitor.close()
    }
  })
}
