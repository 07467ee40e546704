export { homePages as pages } from './home.page.tsx'
