export { frontPages as pages } from './front.page.tsx'
