export { parseDate } from './date.ts'
export { decodeText, type Decoded } from './decode.ts'
export type { PageEvent } from './page-file.ts'
export { readPages, type ReadOptions, type ReadProgress } from './pages.ts'
