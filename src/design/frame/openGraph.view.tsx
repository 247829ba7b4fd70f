export type OpenGraph = {
  type: 'article' | 'website'
  image?: { url: string; width: number; height: number; type: string; alt: string }
  /** BCP 47: what it is written in, and what else there is of it. */
  language?: string
  alternateLanguages?: readonly string[]
  publishedTime?: string
  modifiedTime?: string
  section?: string
}

type OpenGraphTagsProps = {
  openGraph: OpenGraph
  publication: string
  title: string
  description?: string | undefined
  canonical?: string | undefined
}

/** What a page looks like where its address is pasted. */
export function OpenGraphTags({ openGraph, publication, title, description, canonical }: OpenGraphTagsProps) {
  return (
    <>
      <meta property="og:type" content={openGraph.type} />
      <meta property="og:site_name" content={publication} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      {canonical && <meta property="og:url" content={canonical} />}
      {openGraph.language && <meta property="og:locale" content={territorial(openGraph.language)} />}
      {openGraph.alternateLanguages?.map((language) => (
        <meta property="og:locale:alternate" content={territorial(language)} />
      ))}
      {openGraph.publishedTime && <meta property="article:published_time" content={openGraph.publishedTime} />}
      {openGraph.modifiedTime && <meta property="article:modified_time" content={openGraph.modifiedTime} />}
      {openGraph.section && <meta property="article:section" content={openGraph.section} />}
      {openGraph.image && (
        <>
          <meta property="og:image" content={openGraph.image.url} />
          <meta property="og:image:type" content={openGraph.image.type} />
          <meta property="og:image:width" content={String(openGraph.image.width)} />
          <meta property="og:image:height" content={String(openGraph.image.height)} />
          <meta property="og:image:alt" content={openGraph.image.alt} />
        </>
      )}
      <meta name="twitter:card" content={openGraph.image ? 'summary_large_image' : 'summary'} />
    </>
  )
}

/** Open Graph writes a language with its country: `fr_FR`, for want of a better one the one where most speak it. */
function territorial(language: string): string {
  const { language: bare, region } = new Intl.Locale(language).maximize()
  return region ? `${bare}_${region}` : bare
}
