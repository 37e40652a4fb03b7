export { linkPage } from './link-page.ts'
export type { LinkedArticle, LinkedPage, PageEntity } from './link-page.ts'
