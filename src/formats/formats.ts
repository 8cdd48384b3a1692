export * from './page-article.ts'
