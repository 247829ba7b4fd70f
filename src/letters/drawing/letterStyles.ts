/**
 * How letters are set. Mail programs keep no style sheet for sure, so every style stands at its element; classes are for
 * the dark only. The tones are those of the site; each is far enough from paper and from the dark to be turned around by
 * programs that darken by themselves (Gmail obeys no scheme).
 */
export const LIGHT = {
  paper: '#fbfaf6',
  ink: '#1b1a17',
  grey: '#5c574e',
  rule: '#d8d1c3',
  accent: '#b8330f',
  tint: '#f3eee3',
  button: '#b8330f',
  onButton: '#fffdf9',
} as const

export const DARK: Record<keyof typeof LIGHT, string> = {
  paper: '#161513',
  ink: '#ece7dc',
  grey: '#a9a193',
  rule: '#3a362f',
  accent: '#f0805f',
  tint: '#211f1b',
  button: '#f0805f',
  onButton: '#1a120e',
}

export const SERIF = "Newsreader,Georgia,'Times New Roman',serif"
export const SANS = "'Public Sans',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif"
/** Arabic has faces of its own, and needs more room between lines. */
export const NASKH = "'Noto Naskh Arabic','Geeza Pro','Times New Roman',serif"

/** The column, in pixels. */
export const COLUMN = 600

const DARKENED = Object.keys(LIGHT) as (keyof typeof LIGHT)[]

const darkRules = (prefix: string) =>
  DARKENED.map((tone) => {
    const color = DARK[tone]
    if (tone === 'paper' || tone === 'tint') return `${prefix}.${tone}{background-color:${color}!important}`
    if (tone === 'button')
      return `${prefix}.button{background-color:${color}!important;border-color:${color}!important}`
    if (tone === 'rule') return `${prefix}.rule{border-color:${color}!important}`
    if (tone === 'ink') return `${prefix}.ink{color:${color}!important}${prefix}.line{border-color:${color}!important}`
    return `${prefix}.${tone}{color:${color}!important}`
  }).join('')

/** The one style element: small, since some programs drop larger ones, and nothing depends on it by day. */
export const STYLE_ELEMENT = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'img{border:0;line-height:100%}',
  // Spacing would part joined letters.
  '[dir=rtl] p,[dir=rtl] a{letter-spacing:0!important}',
  '@media (max-width:480px){.headline{font-size:27px!important}.name{font-size:24px!important}.daynumber{font-size:96px!important}.noticepicture{width:96px!important}}',
  // As on the site: pictures a little dimmed.
  `@media (prefers-color-scheme:dark){${darkRules('')}img{opacity:.88}}`,
  // Outlook's own programs put this attribute where they darken.
  darkRules('[data-ogsc] '),
].join('')
