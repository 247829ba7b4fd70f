export { createFrontPage } from './front.page.tsx'
export { createTail } from './tail.tsx'
