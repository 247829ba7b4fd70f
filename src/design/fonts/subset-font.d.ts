/** The library brings no types; these are the parts of its README that we use. */
declare module 'subset-font' {
  type Options = {
    targetFormat?: 'sfnt' | 'woff' | 'woff2'
    noHinting?: boolean
    variationAxes?: Record<string, number | { min?: number; max?: number; default?: number }>
  }
  function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>

  export { subsetFont as default }
}
