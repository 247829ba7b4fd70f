/** Longitude and latitude in degrees, as GeoJSON has them. */
export type LongLat = [number, number]

/** A circle on the globe around some points: its middle, and its radius in degrees. */
export type Circle = { centre: LongLat; radius: number }

const DEGREES = 180 / Math.PI

export function degreesBetween(one: LongLat, other: LongLat): number {
  return angleOf(cosineBetween(one, other))
}

/** Not the smallest circle, but one that holds them all, across any meridian. */
export function circleAround(points: readonly LongLat[]): Circle {
  // Summed as vectors from the middle of the globe.
  let [x, y, z] = [0, 0, 0]
  for (const [longitude, latitude] of points) {
    const [east, north] = [longitude / DEGREES, latitude / DEGREES]
    x += Math.cos(north) * Math.cos(east)
    y += Math.cos(north) * Math.sin(east)
    z += Math.sin(north)
  }
  const centre: LongLat = [Math.atan2(y, x) * DEGREES, Math.atan2(z, Math.hypot(x, y)) * DEGREES]
  let farthest = 1
  for (const point of points) farthest = Math.min(farthest, cosineBetween(centre, point))
  return { centre, radius: angleOf(farthest) }
}

function cosineBetween(one: LongLat, other: LongLat): number {
  const [north, otherNorth] = [one[1] / DEGREES, other[1] / DEGREES]
  const apart = Math.cos((one[0] - other[0]) / DEGREES)
  return Math.sin(north) * Math.sin(otherNorth) + Math.cos(north) * Math.cos(otherNorth) * apart
}

const angleOf = (cosine: number) => Math.acos(Math.max(-1, Math.min(1, cosine))) * DEGREES
