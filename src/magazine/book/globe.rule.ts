/** As paths of SVG: thin lines, and a strong one. */
export type Globe = { lines: string; noon: string }

/** So far the noon line stands out above and below, in parts of the radius. */
const OUT = 0.03

/**
 * Meridians and parallels, and a noon line through them: what stands on the cover of a week that chose no picture, on
 * e-readers and on the web alike.
 */
export function drawGlobe(x: number, y: number, radius: number): Globe {
  const round = (value: number) => Number(value.toFixed(1))
  const ellipse = (across: number) => {
    const arc = `A${round(across)} ${round(radius)} 0 0 1`
    return `M${x} ${round(y - radius)}${arc} ${x} ${round(y + radius)}${arc} ${x} ${round(y - radius)}`
  }
  const meridians = [0.25, 0.5, 0.75, 1].map((part) => ellipse(radius * Math.sin((part * Math.PI) / 2)))
  const parallels = [-60, -30, 0, 30, 60].map((latitude) => {
    const [sin, cos] = [Math.sin((latitude * Math.PI) / 180), Math.cos((latitude * Math.PI) / 180)]
    return `M${round(x - radius * cos)} ${round(y - radius * sin)}H${round(x + radius * cos)}`
  })
  const reach = radius * (1 + OUT)
  return { lines: [...meridians, ...parallels].join(''), noon: `M${x} ${round(y - reach)}V${round(y + reach)}` }
}
