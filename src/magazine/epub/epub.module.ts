export { createEpub, type Epub } from './createEpub.ts'
