export * from './content.ts'
export * from './document.ts'
