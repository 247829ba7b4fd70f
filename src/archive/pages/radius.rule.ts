/** Half pixels on the sheet: of a country with one article, and of that with the most. */
const SMALLEST = 9
const LARGEST = 60

/** Twice the articles, twice the area; where one country has hundreds, one article still shows. */
export function radiusOf(articles: number, most: number): number {
  const largest = Math.min(LARGEST, SMALLEST * Math.sqrt(most))
  return Math.max(SMALLEST, Math.round(largest * Math.sqrt(articles / most)))
}
