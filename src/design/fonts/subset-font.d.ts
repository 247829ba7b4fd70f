/** The library brings no types; these are the parts of its README that we use. */
declare module 'subset-font' {
  type Options = {
    targetFormat?: 'sfnt' | 'woff' | 'woff2'
    noHinting?: boolean
    keepAllGlyphs?: boolean
    /** OpenType tags; without them all features stay, and every glyph that they lead to. */
    keepFeatures?: readonly string[]
    /** Besides those of the family and the style. */
    preserveNameIds?: readonly number[]
    variationAxes?: Record<string, number | { min?: number; max?: number; default?: number }>
  }
  function subsetFont(font: Buffer, text: string | undefined, options?: Options): Promise<Buffer>

  export { subsetFont as default }
}
