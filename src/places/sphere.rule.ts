/** Longitude and latitude in degrees, as GeoJSON has them. */
export type LongLat = [number, number]

/** A circle on the globe around some points: its middle, and its radius in degrees. */
export type Circle = { centre: LongLat; radius: number }

type Vector = [number, number, number]

const DEGREES = 180 / Math.PI

export function degreesBetween(one: LongLat, other: LongLat): number {
  return angle(vectorOf(one), vectorOf(other))
}

/** Not the smallest circle, but one that holds them all, across any meridian. */
export function circleAround(points: readonly LongLat[]): Circle {
  const vectors = points.map(vectorOf)
  const sum: Vector = [0, 0, 0]
  for (const [x, y, z] of vectors) {
    sum[0] += x
    sum[1] += y
    sum[2] += z
  }
  const length = Math.hypot(...sum) || 1
  const middle: Vector = [sum[0] / length, sum[1] / length, sum[2] / length]
  const centre: LongLat = [Math.atan2(middle[1], middle[0]) * DEGREES, Math.asin(middle[2]) * DEGREES]
  return { centre, radius: vectors.reduce((farthest, vector) => Math.max(farthest, angle(middle, vector)), 0) }
}

function vectorOf([longitude, latitude]: LongLat): Vector {
  const [east, north] = [longitude / DEGREES, latitude / DEGREES]
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)]
}

const angle = (a: Vector, b: Vector) =>
  Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]))) * DEGREES
