import type sharp from 'sharp'

let loaded: Promise<typeof sharp> | undefined

/** When the first picture is to be worked on: most commands never do, and it takes ten megabytes. */
export function loadSharp(): Promise<typeof sharp> {
  loaded ??= import('sharp').then(({ default: loadedSharp }) => {
    // One thread each: with two pictures at a time both cores are busy, and none waits for the other's threads.
    loadedSharp.concurrency(1)
    // No picture is decoded twice: what libvips would remember of it is memory that nobody gets back.
    loadedSharp.cache(false)
    return loadedSharp
  })
  return loaded
}
