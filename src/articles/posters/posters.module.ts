export { createPosters, type Posters } from './createPosters.ts'
export { createPosterEndpoint } from './poster.endpoint.ts'
