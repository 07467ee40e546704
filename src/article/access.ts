import { role, type Action } from '#access/index.ts'

const editor = role('coordinator', 'administrator')

/** Articles hold nothing about anyone: to look at one is no deed, each change of it is. */
export const readArticles: Action = { name: 'article.read', who: editor, trace: 'cases' }
export const changeArticle: Action = { name: 'article.change', who: editor, trace: 'always' }
export const discardArticle: Action = { name: 'article.discard', who: editor, trace: 'always' }
export const sendArticle: Action = { name: 'article.send', who: editor, trace: 'always' }
/** Published or sent back by whoever reads it a second time; that she is not the one who wrote it last, the database asks too. */
export const answerArticle: Action = { name: 'article.answer', who: editor, trace: 'always' }
export const withdrawArticle: Action = { name: 'article.withdraw', who: editor, trace: 'always' }
