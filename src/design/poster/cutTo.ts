import sharp, { type Sharp } from 'sharp'
import { type Box, cropBox, type Focus } from '../parts/focus.ts'

const MIDDLE: Focus = { x: 50, y: 50 }

/** A picture cut to a size: around what somebody has marked in it, else the part that draws the eye. */
export async function cutTo(
  picture: Sharp,
  size: { width: number; height: number },
  { focus, crop }: { focus: Focus | undefined; crop: Box | undefined },
): Promise<Sharp> {
  if (!focus && !crop) return picture.resize({ ...size, fit: 'cover', position: sharp.strategy.attention })
  const { width = 1, height = 1 } = await picture.metadata()
  return picture.extract(cropBox({ width, height }, size, focus ?? MIDDLE, crop)).resize({ ...size, fit: 'fill' })
}
