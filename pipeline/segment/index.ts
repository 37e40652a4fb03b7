export { articlesOf, LONGEST_ARTICLE, splitArticles } from './articles.ts'
