export { createTail } from './createTail.tsx'
export { createFrontPage } from './front.page.tsx'
