declare module 'nunjucks' {
  type Source = { src: string; path: string; noCache: boolean }
  class FileSystemLoader {
    constructor(folder: string)
    getSource(name: string): Source
  }
  class Environment {
    constructor(loader: FileSystemLoader, options: { autoescape: boolean })
    addFilter(name: string, filter: (value: Date | string) => string): this
    express(app: object): this
  }
  const nunjucks: { FileSystemLoader: typeof FileSystemLoader; Environment: typeof Environment }
  export default nunjucks
}
