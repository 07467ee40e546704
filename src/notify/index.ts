export { markAllRead, markRead, myNotices, tell, type Notice, type NoticeKind } from './notice.ts'
