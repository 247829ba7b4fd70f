/** Whether ink would be lost on it: above and below, where a cover's words stand. */
export async function isDarkPicture(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(bytes)
    .resize(24, 32, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const rows = info.width * 7
  const edges = [...data.subarray(0, rows), ...data.subarray(-rows)]
  return edges.reduce((sum, level) => sum + level, 0) / edges.length < 118
}
